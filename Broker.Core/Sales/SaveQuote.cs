using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>A new quote, or another content for one the client has not decided on.</summary>
public sealed class SaveQuote(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }

        /// <summary>None for a new quote.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }

        /// <summary>The sale a new one is an offer of.</summary>
        public Guid? ProposalId { get; set; }
        [Required] public Guid? RiskId { get; set; }
        public Guid? InsurerId { get; set; }
        public Guid? ProductId { get; set; }

        /// <summary>Taxes included, in euros.</summary>
        [Range(0, 100_000_000)] public decimal? AnnualPremium { get; set; }
        public Guid? ProbabilityId { get; set; }
        public Guid? OriginId { get; set; }
        public Guid? HandlerId { get; set; }
        [MaxLength(Quote.NoteLength)] public string? Note { get; set; }

        public static Input Of(QuoteQuery.QuoteRecord quote) => new()
        {
            ClientId = quote.ClientId, Id = quote.Id, Version = quote.Version, ProposalId = quote.ProposalId, RiskId = quote.RiskId, InsurerId = quote.InsurerId, ProductId = quote.ProductId,
            AnnualPremium = quote.AnnualPremium.Minor == 0 ? null : quote.AnnualPremium.Amount, ProbabilityId = quote.ProbabilityId, OriginId = quote.OriginId,
            HandlerId = quote.HandlerId, Note = quote.Note,
        };
    }

    /// <returns>The quote's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) =>
        RunningNumber.SaveAsync(input.Id is null, () => SaveAsync(by, input, ct));

    private async Task<Result<Guid>> SaveAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var quote = input.Id is { } id ? await db.Quotes.SingleOrDefaultAsync(q => q.Id == id && q.ClientId == input.ClientId, ct) : null;
        if (input.Id is not null && quote is null) return Problem.Missing;
        if (quote is not null && quote.Version != input.Version) return Problem.Stale;
        if (quote?.DecidedOn is not null) return new Problem("quote.decided");
        if (await RefuseAsync(db, input, quote, ct) is { } problem) return problem;
        if ((quote?.ProposalId ?? input.ProposalId) is { } sale && await db.HoldOpenAsync(sale, input.ClientId, input.RiskId!.Value, ct) is { } closed) return closed;

        if (quote is null)
        {
            quote = db.Add(await NewAsync(db, input, ct)).Entity;
            db.AddEvent(quote.ClientId, null, QuoteEvents.Created, quote.Number, await db.Risks.Where(r => r.Id == quote.RiskId).Select(r => r.Name).SingleAsync(ct));
        }
        // Whoever works on a request has taken it in hand.
        quote.Take(clock.Now);
        Write(input, quote);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : quote.Id;
    }

    private static async Task<Problem?> RefuseAsync(BrokerDb db, Input input, Quote? quote, CancellationToken ct)
    {
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (!await db.Risks.AnyAsync(r => r.Id == input.RiskId, ct)) return Problem.Missing.At(nameof(Input.RiskId));
        if (input.InsurerId is { } insurer && !await db.Insurers.AnyAsync(i => i.Id == insurer, ct)) return Problem.Missing.At(nameof(Input.InsurerId));
        if (input.ProductId is { } product && !await db.Products.AnyAsync(p => p.Id == product && p.RiskId == input.RiskId && p.InsurerId == input.InsurerId, ct))
            return new Problem("contract.other-product", nameof(Input.ProductId));
        if (!await db.MayChooseAsync(ListKind.QuoteProbability, input.ProbabilityId, quote?.ProbabilityId, ct)) return Problem.Missing.At(nameof(Input.ProbabilityId));
        if (!await db.MayChooseAsync(ListKind.BusinessOrigin, input.OriginId, quote?.OriginId, ct)) return Problem.Missing.At(nameof(Input.OriginId));
        if (!await db.IsOfFirmAsync(input.HandlerId, ct)) return Problem.Missing.At(nameof(Input.HandlerId));
        return quote?.SentOn is not null && (input.AnnualPremium is null or 0 || input.InsurerId is null) ? new Problem("quote.sent-is-complete") : null;
    }

    private async Task<Quote> NewAsync(BrokerDb db, Input input, CancellationToken ct) => new()
    {
        ClientId = input.ClientId, RiskId = input.RiskId!.Value, ProposalId = input.ProposalId, CreatedOn = clock.Today,
        Number = await RunningNumber.NextAsync(db.Quotes.Select(q => q.Number), Quote.Prefix, clock.Today.Year, ct),
    };

    private static void Write(Input input, Quote quote)
    {
        (quote.RiskId, quote.InsurerId, quote.ProductId) = (input.RiskId!.Value, input.InsurerId, input.ProductId);
        (quote.AnnualPremium, quote.Note) = (Money.Euros(input.AnnualPremium ?? 0), Inputs.Tidy(input.Note));
        (quote.ProbabilityId, quote.OriginId, quote.HandlerId) = (input.ProbabilityId, input.OriginId, input.HandlerId);
    }
}
