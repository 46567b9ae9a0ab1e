using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>Products to compare in a sale: each becomes a quote to be priced. One that has its quote there already is left as it is.</summary>
public sealed class OfferProducts(BrokerStore store, FirmClock clock)
{
    public const int Most = 10;

    public sealed class Input
    {
        public Guid ProposalId { get; set; }
        public List<Guid> ProductIds { get; set; } = [];
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        if (input.ProductIds.Distinct().Count() is 0 or > Most) return await RefuseAsync(by, ct);
        foreach (var product in input.ProductIds.Distinct())
            if ((await RunningNumber.SaveAsync(true, () => AddAsync(by, input.ProposalId, product, ct))).Problem is { } problem) return problem;
        return Result.Done;
    }

    private async Task<Result> RefuseAsync(Caller by, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        return Problem.Of("proposal.choose-products", Most);
    }

    private async Task<Result<Guid>> AddAsync(Caller by, Guid proposalId, Guid productId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (await db.FindProposalAsync(proposalId, ct) is not { } proposal) return Problem.Missing;
        if (await db.HoldOpenAsync(proposalId, proposal.ClientId, proposal.RiskId, ct) is { } closed) return closed;
        var product = await db.Products.AsNoTracking().SingleOrDefaultAsync(p => p.Id == productId && p.RiskId == proposal.RiskId, ct);
        if (product is null) return Problem.Missing;
        if (!(await ProductRestriction.ReadAsync(db, proposal.ClientId, clock.Today, ct)).Allows(productId)) return new Problem("contract.product-not-offered");
        if (await db.Quotes.Where(q => q.ProposalId == proposalId && q.ProductId == productId).Select(q => (Guid?)q.Id).FirstOrDefaultAsync(ct) is { } there) return there;
        var quote = db.Add(new Quote
        {
            ClientId = proposal.ClientId, ProposalId = proposal.Id, RiskId = proposal.RiskId, InsurerId = product.InsurerId, ProductId = product.Id, HandlerId = proposal.HandlerId, CreatedOn = clock.Today,
            Number = await RunningNumber.NextAsync(db.Quotes.Select(q => q.Number), Quote.Prefix, clock.Today.Year, ct),
        }).Entity;
        db.AddEvent(quote.ClientId, null, QuoteEvents.Created, quote.Number, await db.Risks.Where(r => r.Id == quote.RiskId).Select(r => r.Name).FirstOrDefaultAsync(ct) ?? "");
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : quote.Id;
    }
}
