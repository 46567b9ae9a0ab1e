using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>The firm's contract types, with where each is used.</summary>
public sealed class RisksQuery(BrokerStore store)
{
    public sealed record RiskRow(Guid Id, Guid Version, string Name, ItemKind ItemKind, bool IsFleet, IReadOnlyList<Use> Uses)
    {
        /// <summary>Clients may ask for a quote on it, under this name.</summary>
        public bool Published { get; init; }
        public string? PublicName { get; init; }
    }

    public async Task<IReadOnlyList<RiskRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var rows = await db.Risks.AsNoTracking().ToListAsync(ct);
        var uses = (await db.UsesOfAsync<Risk>([.. rows.Select(r => r.Id)], ct)).ToLookup(u => u.Id);
        return [.. rows.OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).Select(r => new RiskRow(r.Id, r.Version, r.Name, r.ItemKind, r.IsFleet, [.. uses[r.Id]]) { Published = r.Published, PublicName = r.PublicName })];
    }
}
