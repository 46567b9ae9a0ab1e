using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>The guarantees a claim on this contract may concern: its product's; the firm's all, where the product says none.</summary>
public sealed class ClaimGuaranteesQuery(BrokerStore store)
{
    public sealed record GuaranteeRow(Guid Id, string Name);

    public async Task<IReadOnlyList<GuaranteeRow>> RunAsync(Caller by, Guid contractId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await db.Contracts.Where(c => c.Id == contractId).Select(c => new { c.ProductId }).SingleOrDefaultAsync(ct) is not { } contract) return [];

        var own = await db.ProductGuarantees.Where(g => g.ProductId == contract.ProductId).OrderBy(g => g.Position)
            .Join(db.Guarantees, g => g.GuaranteeId, g => g.Id, (place, g) => new { place.Position, g.Id, g.Name }).OrderBy(g => g.Position)
            .Select(g => new GuaranteeRow(g.Id, g.Name)).ToListAsync(ct);
        return own.Count > 0 ? own : await db.Guarantees.OrderBy(g => g.Name).Select(g => new GuaranteeRow(g.Id, g.Name)).ToListAsync(ct);
    }
}
