using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>All of the firm's lists, and how many words each offers.</summary>
public sealed class ListsQuery(BrokerStore store)
{
    public sealed record ListCount(ListKind List, int Offered, int Retired);

    public async Task<IReadOnlyList<ListCount>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var counts = await db.ListValues.GroupBy(v => new { v.List, v.Retired }).Select(g => new { g.Key.List, g.Key.Retired, Count = g.Count() }).ToListAsync(ct);
        return [.. Enum.GetValues<ListKind>().Select(list => new ListCount(list,
            counts.Where(c => c.List == list && !c.Retired).Sum(c => c.Count), counts.Where(c => c.List == list && c.Retired).Sum(c => c.Count)))];
    }
}
