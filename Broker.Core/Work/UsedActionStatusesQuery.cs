using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Which states some action is in: those cannot be removed.</summary>
public sealed class UsedActionStatusesQuery(BrokerStore store)
{
    public async Task<IReadOnlySet<Guid>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        return (await db.ActionStatuses.Where(s => db.Actions.Any(a => a.StatusId == s.Id)).Select(s => s.Id).ToListAsync(ct)).ToHashSet();
    }
}
