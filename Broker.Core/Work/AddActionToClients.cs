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
        if (await BeginningAsync(db, ct) is not { } status) return Problem.Missing;
        input.StatusId = status;
        return null;
    }

    /// <summary>A status removed since then gives way to the one that is the first by now.</summary>
    protected override async Task PrepareAsync(BrokerDb db, Input input, IReadOnlyList<Client> clients, CancellationToken ct)
    {
        if (!await db.ActionStatuses.AnyAsync(s => s.Id == input.StatusId, ct)) input.StatusId = await BeginningAsync(db, ct) ?? input.StatusId;
    }

    private static Task<Guid?> BeginningAsync(BrokerDb db, CancellationToken ct) =>
        db.ActionStatuses.Where(s => !s.Finished).OrderBy(s => s.Position).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct);

    protected override void Change(BrokerDb db, Client client, Input input) => db.Add(new ClientAction
    {
        ClientId = client.Id, Name = input.Name!.Trim(), StatusId = input.StatusId, DueOn = input.DueOn, CreatedAt = Clock.Now,
    });
}
