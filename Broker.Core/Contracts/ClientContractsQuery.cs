using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>A client's contracts, the most recent first, with their state today. Staff and the client's contacts read the same.</summary>
public sealed class ClientContractsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Reason">Why it is suspended or terminated, in the firm's words.</param>
    public sealed record ContractRow(Guid Id, string Number, string Risk, string Insurer, string? Product, ContractState State, string? Reason,
        DateOnly EffectiveOn, DateOnly? ExpiresOn, Money AnnualPremium, int ItemsCovered);

    public async Task<IReadOnlyList<ContractRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        var today = clock.Today;

        var found = await db.Contracts.AsNoTracking().Where(c => c.ClientId == clientId)
            .Include(c => c.Suspensions).Include(c => c.Terminations)
            .OrderByDescending(c => c.EffectiveOn).ThenBy(c => c.Number)
            .Select(c => new
            {
                Contract = c,
                Risk = db.Risks.First(r => r.Id == c.RiskId).Name,
                Insurer = db.Insurers.First(i => i.Id == c.InsurerId).Name,
                Product = db.Products.Where(p => p.Id == c.ProductId).Select(p => p.Name).FirstOrDefault(),
                Items = db.InsuredItems.Count(i => i.ContractId == c.Id && i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today)),
            })
            .AsSplitQuery().ToListAsync(ct);
        return [.. found.Select(f => new ContractRow(f.Contract.Id, f.Contract.Number, f.Risk, f.Insurer, f.Product, f.Contract.StateOn(today), f.Contract.ReasonOn(today),
            f.Contract.EffectiveOn, f.Contract.ExpiresOn, f.Contract.AnnualPremium, f.Items))];
    }
}
