using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>Puts a list's words in this order; those left out (added by a colleague meanwhile) keep theirs, after.</summary>
public sealed class OrderListValues(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, ListKind list, IReadOnlyList<Guid> order, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var places = order.Select((id, at) => (id, at)).ToDictionary(o => o.id, o => o.at);
        var words = await db.ListValues.Where(v => v.List == list).OrderBy(v => v.Position).ThenBy(v => v.Name).ToListAsync(ct);
        var position = 0;
        foreach (var word in words.OrderBy(w => places.GetValueOrDefault(w.Id, int.MaxValue))) word.Position = ++position;
        return await db.SaveAsync(ct);
    }
}
