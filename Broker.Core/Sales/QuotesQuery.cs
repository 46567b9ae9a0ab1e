using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>Quotes of the firm or of a client, the most recent first.</summary>
public sealed class QuotesQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        public Guid? ClientId { get; set; }
        public QuoteState? State { get; set; }
        public Guid? InsurerId { get; set; }
        public Guid? RiskId { get; set; }
        public Guid? HandlerId { get; set; }

        /// <summary>Part of the number or the client's name.</summary>
        public string? Text { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public sealed record QuoteRow(Guid Id, Guid ClientId, string Client, string Number, string Risk, string? Insurer, string? Product, Money AnnualPremium, QuoteState State,
        string? Probability, DateOnly CreatedOn, DateOnly? SentOn, DateOnly? ValidUntil, string? Handler);

    public async Task<Page<QuoteRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);
        var today = clock.Today;

        var quotes = Chosen(db, filter, today, await SoughtText.ReadAsync(db, filter.Text, ct));
        var total = await quotes.CountAsync(ct);
        var rows = await quotes.OrderByDescending(q => q.CreatedOn).ThenByDescending(q => q.Id).Skip(Math.Max(0, filter.Page) * PageSize).Take(PageSize)
            .Select(q => new
            {
                Quote = q,
                Client = db.Clients.First(o => o.Id == q.ClientId).Name,
                Risk = db.Risks.First(r => r.Id == q.RiskId).Name,
                Insurer = db.Insurers.Where(i => i.Id == q.InsurerId).Select(i => i.Name).FirstOrDefault(),
                Product = db.Products.Where(p => p.Id == q.ProductId).Select(p => p.Name).FirstOrDefault(),
                Probability = db.ListValues.Where(v => v.Id == q.ProbabilityId).Select(v => v.Name).FirstOrDefault(),
                Handler = db.Users.Where(p => p.Id == q.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(ct);
        return new([.. rows.Select(r => new QuoteRow(r.Quote.Id, r.Quote.ClientId, r.Client, r.Quote.Number, r.Risk, r.Insurer, r.Product, r.Quote.AnnualPremium,
            r.Quote.StateOn(today), r.Probability, r.Quote.CreatedOn, r.Quote.SentOn, r.Quote.ValidUntil, r.Handler))], total);
    }

    private static IQueryable<Quote> Chosen(BrokerDb db, Filter filter, DateOnly today, SoughtText? sought)
    {
        var quotes = filter.State is { } state ? db.QuotesIn(state, today) : db.Quotes;
        if (filter.ClientId is { } client) quotes = quotes.Where(q => q.ClientId == client);
        if (filter.InsurerId is { } insurer) quotes = quotes.Where(q => q.InsurerId == insurer);
        if (filter.RiskId is { } risk) quotes = quotes.Where(q => q.RiskId == risk);
        if (filter.HandlerId is { } handler) quotes = quotes.Where(q => q.HandlerId == handler);
        if (sought is not null && Searchable.Fold(filter.Text) is var text)
            quotes = quotes.Where(sought.OrHolding<Quote>(q => q.SearchText.Contains(text), (SearchKind.Client, q => q.ClientId)));
        return quotes;
    }
}
