using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed class AddAction(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        [Required, MaxLength(ClientAction.NameLength)] public string? Name { get; set; }

        /// <summary>Without one: the first that is not a finished one.</summary>
        public Guid? StatusId { get; set; }
        public DateOnly? DueOn { get; set; }
    }

    /// <returns>The action's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (Inputs.Check(input) is { } problem) return problem;
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;

        var statuses = input.StatusId is { } chosen ? db.ActionStatuses.Where(s => s.Id == chosen) : db.ActionStatuses.Where(s => !s.Finished);
        if (await statuses.OrderBy(s => s.Position).FirstOrDefaultAsync(ct) is not { } status) return Problem.Missing.At(nameof(Input.StatusId));

        var action = new ClientAction { ClientId = input.ClientId, Name = input.Name!.Trim(), StatusId = status.Id, DueOn = input.DueOn, CreatedAt = clock.Now };
        db.Add(action);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : action.Id;
    }
}
