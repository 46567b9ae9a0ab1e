using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>The names all lists share, each with how often it is used and in which lists it stands (AS-03).</summary>
public sealed class DocumentTypesQuery(BrokerStore store)
{
    /// <param name="Files">How many files ask for one, or did.</param>
    /// <param name="Lists">Contract types and guarantees whose list has it, retired or not.</param>
    public sealed record TypeRow(Guid Id, Guid Version, string Name, bool Shipped, int Files, IReadOnlyList<string> Lists)
    {
        public bool IsUsed => Files > 0 || Lists.Count > 0;
    }

    public async Task<IReadOnlyList<TypeRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var types = await db.DocumentTypes.AsNoTracking().ToListAsync(ct);
        var files = await db.ExpectedDocuments.GroupBy(e => e.TypeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var lists = (await db.ListedDocuments.Select(l => new { l.TypeId, Name = db.Risks.Where(r => r.Id == l.RiskId).Select(r => r.Name).FirstOrDefault() ?? db.Guarantees.Where(g => g.Id == l.GuaranteeId).Select(g => g.Name).FirstOrDefault() ?? "" }).ToListAsync(ct))
            .ToLookup(l => l.TypeId, l => l.Name);
        return [.. types.OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase).Select(t => new TypeRow(t.Id, t.Version, t.Name, t.Shipped, files.GetValueOrDefault(t.Id), [.. lists[t.Id].Order(StringComparer.CurrentCultureIgnoreCase)]))];
    }
}
