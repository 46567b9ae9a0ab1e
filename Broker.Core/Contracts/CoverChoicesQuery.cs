using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>What one may choose for a contract's guarantees, and why an endorsement is made.</summary>
public sealed class CoverChoicesQuery(BrokerStore store)
{
    /// <param name="Limit">What a contract begins with; in the firm's currency.</param>
    public sealed record Choice(Guid Id, string Name, decimal? Limit, decimal? Deductible);

    /// <param name="OfProduct">The product's own, in its order.</param>
    public sealed record Choices(IReadOnlyList<Choice> Guarantees, IReadOnlyList<Guid> OfProduct, IReadOnlyList<ListValuesQuery.ListRow> Reasons);

    /// <param name="keepReason">Stays on offer though it was retired.</param>
    public async Task<Choices> RunAsync(Caller by, Guid contractId, Guid? keepReason = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        var guarantees = await db.Guarantees.AsNoTracking().ToListAsync(ct);
        var product = await db.Contracts.Where(c => c.Id == contractId).Select(c => c.ProductId).SingleOrDefaultAsync(ct);
        return new([.. guarantees.OrderBy(g => g.Name, StringComparer.CurrentCultureIgnoreCase).Select(g => new Choice(g.Id, g.Name, g.Limit?.Amount, g.Deductible?.Amount))],
            [.. (await ContractCover.OfProductAsync(db, product, ct)).Select(l => l.GuaranteeId)],
            await db.ListValues.Where(v => v.List == ListKind.EndorsementReason && (!v.Retired || v.Id == keepReason)).OrderBy(v => v.Position).ThenBy(v => v.Name)
                .Select(v => new ListValuesQuery.ListRow(v.Id, v.Name, v.Code, v.Retired)).ToListAsync(ct));
    }
}
