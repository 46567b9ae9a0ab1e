using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The same thing to do for many clients.</summary>
public sealed class AddActionToClients(BrokerStore store, FirmClock clock) : ClientsChange<AddActionToClients.Input>(store, clock)
{
    public sealed class Input : ClientsOrder
    {
        [Required, MaxLength(ClientAction.NameLength)] public string? Name { get; set; }
        public DateOnly? DueOn { get; set; }

        /// <summary>Taken down with the order: the first that is not a finished one.</summary>
        public Guid StatusId { get; set; }
    }

    public override string Code => "job.add-action";

    protected override Permission Needs => Permission.ManageActions;

    protected override async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (await base.RefuseAsync(db, input, ct) is { } refusal) return refusal;
        if (await db.ActionStatuses.Where(s => !s.Finished).OrderBy(s => s.Position).FirstOrDefaultAsync(ct) is not { } status) return Problem.Missing;
        input.StatusId = status.Id;
        return null;
    }

    protected override void Change(BrokerDb db, Client client, Input input) => db.Add(new ClientAction
    {
        ClientId = client.Id, Name = input.Name!.Trim(), StatusId = input.StatusId, DueOn = input.DueOn, CreatedAt = Clock.Now,
    });
}
