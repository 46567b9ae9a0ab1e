using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The firm's action statuses, in its order.</summary>
public sealed class ActionStatusesQuery(BrokerStore store)
{
    /// <param name="Used">Some action has it: it cannot be removed.</param>
    public sealed record StatusRow(Guid Id, string Name, bool Finished, bool Used);

    public async Task<IReadOnlyList<StatusRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        return await db.ActionStatuses.AsNoTracking().OrderBy(s => s.Position)
            .Select(s => new StatusRow(s.Id, s.Name, s.Finished, db.Actions.Any(a => a.StatusId == s.Id))).ToListAsync(ct);
    }
}
