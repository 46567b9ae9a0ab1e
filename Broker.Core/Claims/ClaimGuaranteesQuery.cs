using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>The guarantees a claim on this contract may concern: those that applied on the day (R-CON-10); the firm's all, where nothing is said.</summary>
public sealed class ClaimGuaranteesQuery(BrokerStore store, FirmClock clock)
{
    public sealed record GuaranteeRow(Guid Id, string Name);

    /// <param name="on">The day of the claim; today without one.</param>
    public async Task<IReadOnlyList<GuaranteeRow>> RunAsync(Caller by, Guid contractId, DateOnly? on = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClaims);
        if (await db.Contracts.Where(c => c.Id == contractId).Select(c => new { c.ProductId }).SingleOrDefaultAsync(ct) is not { } contract) return [];

        var cover = await ContractCover.ReadAsync(db, contractId, contract.ProductId, on ?? clock.Today, ct);
        return cover.Lines.Count > 0
            ? [.. cover.Lines.Select(l => new GuaranteeRow(l.GuaranteeId, l.Name))]
            : await db.Guarantees.Select(g => new GuaranteeRow(g.Id, g.Name)).ByNameAsync(c => c.Name, ct);
    }
}
