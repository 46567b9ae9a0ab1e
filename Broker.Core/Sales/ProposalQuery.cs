using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

public enum ProposalStep { Quotes, Advice, Agreement, Contract }

/// <summary>One sale, and how far it is: it is taken up again where it was left (AS-30).</summary>
public sealed class ProposalQuery(BrokerStore store, FirmClock clock)
{
    public sealed record ProposalRecord(Guid Id, Guid Version, Guid ClientId, string Client, bool Prospect, string Language, string Number, Guid RiskId, string Risk, Guid StageId, string Stage, StageOutcome Outcome, ProposalState State, Guid? HandlerId,
        string? Handler, string? Note, DateOnly CreatedOn, string CreatedBy, DateOnly? ClosedOn, string? ClosedBy, string? LostBecause, Guid? ContractId, string? Contract, IReadOnlyList<Offer> Offers, IReadOnlyList<Advice> Editions, IReadOnlyList<Choice> Products,
        int Missing, int Asked)
    {
        /// <summary>The wording one works on, or the one that was delivered last.</summary>
        public Advice? Sheet => Editions.Count > 0 ? Editions[0] : null;
        public Advice? Delivered => Editions.FirstOrDefault(e => e.DeliveredOn is not null);
        public IEnumerable<Offer> Accepted => Offers.Where(o => o.State == QuoteState.Accepted);

        public bool Is(ProposalStep step) => step switch
        {
            ProposalStep.Quotes => Offers.Any(o => o.Premium.Minor > 0),
            ProposalStep.Advice => Delivered is not null,
            ProposalStep.Agreement => Accepted.Any(),
            _ => ContractId is not null,
        };

        /// <summary>What is to be done next.</summary>
        public ProposalStep Next => Enum.GetValues<ProposalStep>().FirstOrDefault(step => !Is(step), ProposalStep.Contract);
    }

    public sealed record Offer(Guid Id, Guid Version, string Number, string? Insurer, string? Product, Money Premium, QuoteState State, DateOnly? ValidUntil, DateOnly? DecidedOn, Handling Handling);

    public sealed record Advice(Guid Id, Guid Version, int Edition, string Needs, string Reasons, AdviceLevel Level, Guid? QuoteId, string WrittenBy, DateTime WrittenAt, DateOnly? DeliveredOn, string? DeliveredBy, Guid? DocumentId);

    /// <summary>A product of the risk that may be offered to this client, and has no quote in this sale yet.</summary>
    public sealed record Choice(Guid Id, string Name, string Insurer);

    /// <returns>Null when there is no such sale.</returns>
    public async Task<ProposalRecord?> RunAsync(Caller by, Guid proposalId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);
        var p = await db.Proposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId, ct);
        if (p is null) return null;
        var words = await db.Clients.Where(c => c.Id == p.ClientId).Select(c => new
        {
            c.Name, c.State, c.Language,
            Risk = db.Risks.Where(r => r.Id == p.RiskId).Select(r => r.Name).FirstOrDefault(),
            Stage = db.ListValues.Where(v => v.Id == p.StageId).Select(v => v.Name).FirstOrDefault(),
            Outcome = db.ListValues.Where(v => v.Id == p.StageId).Select(v => v.Outcome).FirstOrDefault(),
            Handler = db.Users.Where(u => u.Id == p.HandlerId).Select(u => u.FirstName + " " + u.LastName).FirstOrDefault(),
            Contract = db.Contracts.Where(k => k.Id == p.ContractId).Select(k => k.Number).FirstOrDefault(),
        }).SingleOrDefaultAsync(ct);
        if (words is null) return null;
        var items = await db.AskedDocuments.Where(e => e.ProposalId == p.Id).Select(e => e.IsMissing).ToListAsync(ct);
        return new(p.Id, p.Version, p.ClientId, words.Name, words.State == ClientState.Prospect, words.Language, p.Number, p.RiskId, words.Risk ?? "", p.StageId, words.Stage ?? "", words.Outcome ?? StageOutcome.Open, p.State, p.HandlerId,
            words.Handler, p.Note, p.CreatedOn, p.CreatedBy, p.ClosedOn, p.ClosedBy, p.LostBecause, p.ContractId, words.Contract, await OffersAsync(db, p, ct), await EditionsAsync(db, p, ct), await ChoicesAsync(db, p, ct), items.Count(m => m), items.Count);
    }

    private async Task<IReadOnlyList<Offer>> OffersAsync(BrokerDb db, Proposal p, CancellationToken ct)
    {
        var found = await db.Quotes.AsNoTracking().Where(q => q.ProposalId == p.Id).OrderBy(q => q.Number).Select(q => new
        {
            Quote = q,
            Insurer = db.Insurers.Where(i => i.Id == q.InsurerId).Select(i => i.Name).FirstOrDefault(),
            Product = db.Products.Where(o => o.Id == q.ProductId).Select(o => o.Name).FirstOrDefault(),
            Handling = db.Products.Where(o => o.Id == q.ProductId).Select(o => o.Handling).FirstOrDefault(),
        }).ToListAsync(ct);
        return [.. found.Select(f => new Offer(f.Quote.Id, f.Quote.Version, f.Quote.Number, f.Insurer, f.Product, f.Quote.AnnualPremium, f.Quote.StateOn(clock.Today), f.Quote.ValidUntil, f.Quote.DecidedOn, f.Handling))];
    }

    private static async Task<IReadOnlyList<Advice>> EditionsAsync(BrokerDb db, Proposal p, CancellationToken ct) => await db.AdviceSheets.Where(s => s.ProposalId == p.Id).OrderByDescending(s => s.Edition)
        .Select(s => new Advice(s.Id, s.Version, s.Edition, s.Needs, s.Reasons, s.Level, s.QuoteId, s.WrittenBy, s.WrittenAt, s.DeliveredOn, s.DeliveredBy, s.DocumentId)).ToListAsync(ct);

    private async Task<IReadOnlyList<Choice>> ChoicesAsync(BrokerDb db, Proposal p, CancellationToken ct)
    {
        if (p.State != ProposalState.Open) return [];
        var allowed = await ProductRestriction.ReadAsync(db, p.ClientId, clock.Today, ct);
        var products = await (from product in db.Products join insurer in db.Insurers on product.InsurerId equals insurer.Id
                              where product.RiskId == p.RiskId && !db.Quotes.Any(q => q.ProposalId == p.Id && q.ProductId == product.Id)
                              orderby insurer.Name, product.Name select new Choice(product.Id, product.Name, insurer.Name)).ToListAsync(ct);
        return [.. products.Where(c => allowed.Allows(c.Id))];
    }
}
