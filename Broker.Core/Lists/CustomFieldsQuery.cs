using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>The fields a new record of that kind is asked for.</summary>
public sealed class CustomFieldsQuery(BrokerStore store)
{
    public async Task<IReadOnlyList<CustomFieldView>> RunAsync(Caller by, CustomSubject subject, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var rows = await db.CustomFields.AsNoTracking().Where(f => f.Subject == subject && !f.Retired).OrderBy(f => f.Position).ThenBy(f => f.Label)
            .Select(CustomFieldView.Of).ToListAsync(ct);
        return [.. rows.GroupBy(f => f.Heading).OrderBy(g => g.Key is null).SelectMany(g => g)];
    }
}
