using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>One quote.</summary>
public sealed class QuoteQuery(BrokerStore store, FirmClock clock)
{
    public sealed record QuoteRecord(Guid Id, Guid Version, Guid ClientId, string Client, string Number, Guid RiskId, string Risk, Guid? InsurerId, string? Insurer,
        Guid? ProductId, string? Product, Money AnnualPremium, QuoteState State, Guid? ProbabilityId, string? Probability, Guid? OriginId, string? Origin, Guid? HandlerId,
        string? Handler, DateOnly? ValidUntil, string? Note, DateOnly CreatedOn, DateOnly? SentOn, DateOnly? DecidedOn, string? Reason)
    {
        /// <summary>What a client asked for online; nothing for one the firm began.</summary>
        public Request? Requested { get; init; }

        /// <summary>The sale it is an offer of.</summary>
        public Guid? ProposalId { get; init; }
    }

    public sealed record Request(DateTime At, string By, IReadOnlyList<QuoteAnswer> Answers, string? Wish, DateTime? TakenAt);

    /// <returns>Null when there is no such quote, or none the caller may see.</returns>
    public async Task<QuoteRecord?> RunAsync(Caller by, Guid quoteId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);

        var q = await db.Quotes.AsNoTracking().SingleOrDefaultAsync(q => q.Id == quoteId, ct);
        if (q is null) return null;
        var words = await db.Clients.Where(o => o.Id == q.ClientId).Select(o => new
        {
            Client = o.Name,
            Risk = db.Risks.First(r => r.Id == q.RiskId).Name,
            Insurer = db.Insurers.Where(i => i.Id == q.InsurerId).Select(i => i.Name).FirstOrDefault(),
            Product = db.Products.Where(p => p.Id == q.ProductId).Select(p => p.Name).FirstOrDefault(),
            Probability = db.ListValues.Where(v => v.Id == q.ProbabilityId).Select(v => v.Name).FirstOrDefault(),
            Origin = db.ListValues.Where(v => v.Id == q.OriginId).Select(v => v.Name).FirstOrDefault(),
            Handler = db.Users.Where(p => p.Id == q.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(),
        }).SingleAsync(ct);
        return new(q.Id, q.Version, q.ClientId, words.Client, q.Number, q.RiskId, words.Risk, q.InsurerId, words.Insurer, q.ProductId, words.Product, q.AnnualPremium,
            q.StateOn(clock.Today), q.ProbabilityId, words.Probability, q.OriginId, words.Origin, q.HandlerId, words.Handler, q.ValidUntil, q.Note, q.CreatedOn, q.SentOn, q.DecidedOn, q.Reason)
        {
            ProposalId = q.ProposalId, Requested = q.RequestedAt is { } at ? new(at, q.RequestedBy!, q.Answers ?? [], q.Wish, q.TakenAt) : null,
        };
    }
}
