using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>What a client's contacts may know of its quotes, the most recent first: how far each is, and the offer itself once it has been sent (F6).</summary>
public sealed class QuoteProgressQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="State">A draft is being prepared: nothing of the offer is there yet.</param>
    public sealed record ProgressRow(Guid Id, string Number, string Risk, QuoteState State, DateOnly CreatedOn)
    {
        public string? Insurer { get; init; }
        public string? Product { get; init; }

        /// <summary>A year’s, taxes included.</summary>
        public Money? AnnualPremium { get; init; }
        public DateOnly? SentOn { get; init; }
        public DateOnly? ValidUntil { get; init; }
        public DateOnly? DecidedOn { get; init; }

        /// <summary>What they asked for online; nothing for one the firm began.</summary>
        public DateTime? RequestedAt { get; init; }
        public IReadOnlyList<QuoteAnswer> Answers { get; init; } = [];
        public string? Wish { get; init; }

        /// <summary>Why the firm makes no offer: its answer to the request, and nothing else it notes.</summary>
        public string? Answer { get; init; }
    }

    /// <param name="quoteId">Only this one.</param>
    public async Task<IReadOnlyList<ProgressRow>> RunAsync(Caller by, Guid clientId, Guid? quoteId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.ViewQuotes : Permission.UseExtranet);
        db.Actor.Demand(Feature.ViewFiles);
        var today = clock.Today;

        var found = await db.Quotes.AsNoTracking().Where(q => q.ClientId == clientId && (quoteId == null || q.Id == quoteId))
            .OrderByDescending(q => q.CreatedOn).ThenByDescending(q => q.Id)
            .Select(q => new
            {
                Quote = q,
                Risk = db.Risks.First(r => r.Id == q.RiskId).Name,
                Insurer = db.Insurers.Where(i => i.Id == q.InsurerId).Select(i => i.Name).FirstOrDefault(),
                Product = db.Products.Where(p => p.Id == q.ProductId).Select(p => p.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. found.Select(f => Row(f.Quote, f.Risk, f.Insurer, f.Product, today))];
    }

    private static ProgressRow Row(Quote quote, string risk, string? insurer, string? product, DateOnly today)
    {
        var row = new ProgressRow(quote.Id, quote.Number, risk, quote.StateOn(today), quote.CreatedOn) { RequestedAt = quote.RequestedAt, Answers = quote.Answers ?? [], Wish = quote.Wish };
        if (row.State == QuoteState.Declined) return row with { DecidedOn = quote.DecidedOn, Answer = quote.Reason };
        return row.State is QuoteState.Draft or QuoteState.Requested ? row : row with
        {
            Insurer = insurer, Product = product, AnnualPremium = quote.AnnualPremium, SentOn = quote.SentOn, ValidUntil = quote.ValidUntil, DecidedOn = quote.DecidedOn,
        };
    }
}
