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
        DateOnly EffectiveOn, DateOnly? ExpiresOn, Money AnnualPremium, int ItemsCovered)
    {
        /// <summary>First day without cover, known today: past or to come.</summary>
        public DateOnly? EndsOn { get; init; }
        public DateOnly? SuspendedSince { get; init; }

        /// <summary>Mandatory documents its file still lacks; to the firm only.</summary>
        public int DocumentsMissing { get; init; }

        /// <summary>What the firm adds to the state; to the firm only.</summary>
        public string? SubStatus { get; init; }

        /// <summary>What else of it the reader may see; the premium is zero to those who do not see its account.</summary>
        public ContractPart Parts { get; init; } = ContractPart.All;
    }

    public async Task<IReadOnlyList<ContractRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
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
                SubStatus = db.ListValues.Where(v => v.Id == c.SubStatusId).Select(v => v.Name).FirstOrDefault(),
                Missing = db.AskedDocuments.Count(e => e.ContractId == c.Id && e.IsMissing),
                Items = db.InsuredItems.Count(i => i.ContractId == c.Id && i.EnteredOn <= today && (i.ExitedOn == null || i.ExitedOn > today)),
            })
            .AsSplitQuery().ToListAsync(ct);
        return [.. found.Select(f => Row(f.Contract, f.Risk, f.Insurer, f.Product, f.Items, db.Actor.PartsOf(f.Contract.Id), today) with { DocumentsMissing = db.Actor.IsFirm ? f.Missing : 0, SubStatus = db.Actor.IsFirm ? f.SubStatus : null })];
    }

    private static ContractRow Row(Contract c, string risk, string insurer, string? product, int items, ContractPart parts, DateOnly today) =>
        new(c.Id, c.Number, risk, insurer, product, c.StateOn(today), c.ReasonOn(today), c.EffectiveOn, c.ExpiresOn, c.PremiumFor(parts), items)
        {
            EndsOn = c.EndsOn, SuspendedSince = c.SuspendedOn(today), Parts = parts,
        };
}
