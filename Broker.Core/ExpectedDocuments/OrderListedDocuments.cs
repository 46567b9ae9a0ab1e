using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>Puts a list in this order; those left out (added by a colleague meanwhile) keep theirs, after.</summary>
public sealed class OrderListedDocuments(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid listId, IReadOnlyList<Guid> order, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var places = order.Distinct().Select((id, at) => (id, at)).ToDictionary(o => o.id, o => o.at);
        var list = await db.ListedDocuments.Where(l => l.RiskId == listId || l.GuaranteeId == listId).OrderBy(l => l.Position).ThenBy(l => l.Id).ToListAsync(ct);
        var position = 0;
        foreach (var line in list.OrderBy(l => places.GetValueOrDefault(l.Id, int.MaxValue))) line.Position = ++position;
        return await db.SaveAsync(ct);
    }
}
