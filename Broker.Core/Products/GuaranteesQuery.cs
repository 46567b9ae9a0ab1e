using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>All guarantees of the firm, by name.</summary>
public sealed class GuaranteesQuery(BrokerStore store)
{
    /// <param name="MayRemove">The caller has the right to; whether it is in use is the verb's business.</param>
    public sealed record GuaranteeList(IReadOnlyList<GuaranteeRow> Rows, bool MayRemove);

    /// <param name="Uses">Where it is used; with one, it stays.</param>
    public sealed record GuaranteeRow(Guid Id, Guid Version, string Name, string? PublicName, bool Declarable, decimal? Limit, decimal? Deductible, IReadOnlyList<Use> Uses);

    public async Task<GuaranteeList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var rows = await db.Guarantees.AsNoTracking().ToListAsync(ct);
        var uses = (await db.UsesOfAsync<Guarantee>([.. rows.Select(g => g.Id)], ct)).Where(u => u.Place != RemoveGuarantee.OwnList).ToLookup(u => u.Id);
        return new([.. rows.OrderBy(g => g.Name, StringComparer.CurrentCultureIgnoreCase).Select(g => new GuaranteeRow(g.Id, g.Version, g.Name, g.PublicName, g.Declarable, g.Limit?.Amount, g.Deductible?.Amount, [.. uses[g.Id]]))],
            db.Actor.May(Permission.DeleteGuarantees));
    }
}
