using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>The insurers the firm works with, and where each is used.</summary>
public sealed class InsurersQuery(BrokerStore store)
{
    public sealed record InsurerRow(Guid Id, Guid Version, string Name, string? Address, IReadOnlyList<Use> Uses);

    public async Task<IReadOnlyList<InsurerRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var rows = await db.Insurers.AsNoTracking().ToListAsync(ct);
        var uses = (await db.UsesOfAsync<Insurer>([.. rows.Select(i => i.Id)], ct)).ToLookup(u => u.Id);
        return [.. rows.OrderBy(i => i.Name, StringComparer.CurrentCultureIgnoreCase).Select(i => new InsurerRow(i.Id, i.Version, i.Name, i.Address, [.. uses[i.Id]]))];
    }
}
