using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>Puts a subject's fields in this order; those left out keep theirs, after.</summary>
public sealed class OrderCustomFields(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, CustomSubject subject, IReadOnlyList<Guid> order, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var fields = await db.CustomFields.Where(f => f.Subject == subject).OrderBy(f => f.Position).ToListAsync(ct);
        var places = order.Select((id, at) => (id, at)).ToDictionary(o => o.id, o => o.at);
        var position = 0;
        foreach (var field in fields.OrderBy(f => places.GetValueOrDefault(f.Id, int.MaxValue))) field.Position = ++position;
        return await db.SaveAsync(ct);
    }
}
