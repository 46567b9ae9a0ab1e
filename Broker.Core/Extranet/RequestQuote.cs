using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Core.Sales;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Somebody of a client's asks for a quote. Whatever the form showed, the risk must be published and open to this client, and its questions answered.</summary>
public sealed class RequestQuote(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Of the draft: the same press sent twice, from whatever screen, is one request.</summary>
        public Guid CommandId { get; set; }
        [Required] public Guid? RiskId { get; set; }

        /// <summary>By the questions' names, in the form of <see cref="AskedAnswers"/>.</summary>
        public Dictionary<string, string?> Answers { get; set; } = [];
        [MaxLength(Quote.WishLength)] public string? Wish { get; set; }
    }

    /// <returns>The quote's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) => RunningNumber.SaveAsync(true, () => SendAsync(by, input, ct));

    private async Task<Result<Guid>> SendAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        SpaceForms.Demand(db.Actor, SpaceForm.Quote);
        if (Inputs.Check(input) is { } problem) return problem;
        if (db.Actor is not { ClientId: { } client, PersonId: { } person }) return Problem.Missing;
        if (await db.Quotes.Where(q => q.CommandId == input.CommandId && q.RequestedById == person).Select(q => (Guid?)q.Id).SingleOrDefaultAsync(ct) is { } sent) return sent;

        var risk = await db.Risks.AsNoTracking().Include(r => r.Questions).SingleOrDefaultAsync(r => r.Id == input.RiskId && r.Published, ct);
        if (risk is null || (await QuoteOffersQuery.AllowedAsync(store, client, clock.Today, ct))?.Contains(risk.Id) == false) return new Problem("quote.risk-not-offered", nameof(Input.RiskId));
        var answers = AskedAnswers.Check(risk.Questions.OrderBy(q => q.Position).Select(q => q.ToAsked()), input.Answers);
        if (answers.Failed) return answers.Problem;

        var quote = new Quote
        {
            ClientId = client, RiskId = risk.Id, CreatedOn = clock.Today, HandlerId = await db.Clients.Where(c => c.Id == client).Select(c => c.HandlerId).SingleOrDefaultAsync(ct),
            Number = await RunningNumber.NextAsync<Quote>(db, q => q.Number, Quote.Prefix, clock.Today.Year, ct),
        }.Request(input.CommandId, person, db.Actor.Signature, clock.Now, Told(risk, answers.Value), Inputs.Tidy(input.Wish));
        db.Add(quote);
        db.AddEvent(client, null, QuoteEvents.Requested, quote.Number, risk.Name);
        await db.TellCorrespondentsAsync(client, "notice.quote-requested", [await db.Clients.Where(c => c.Id == client).Select(c => c.Name).SingleAsync(ct), risk.Name], $"/clients/{client}/quotes/{quote.Id}", ct);
        await SpaceForms.EndAsync(db, SpaceForm.Quote, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : quote.Id;
    }

    private static List<QuoteAnswer> Told(Risk risk, Dictionary<string, string> answers) =>
        [.. risk.Questions.OrderBy(q => q.Position).Where(q => answers.ContainsKey(q.Name)).Select(q => new QuoteAnswer(q.Label, q.Type, answers[q.Name]))];
}
