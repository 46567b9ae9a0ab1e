using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>R-ACT-02: from the list itself.</summary>
public sealed class ChangeActionStatus(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ActionId { get; set; }
        public Guid StatusId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);

        var action = await db.Actions.SingleOrDefaultAsync(a => a.Id == input.ActionId, ct);
        if (action is null) return Problem.Missing;
        if (action.Version != input.Version) return Problem.Stale;
        if (!await db.ActionStatuses.AnyAsync(s => s.Id == input.StatusId, ct)) return Problem.Missing.At(nameof(Input.StatusId));

        action.StatusId = input.StatusId;
        return await db.SaveAsync(ct);
    }
}
