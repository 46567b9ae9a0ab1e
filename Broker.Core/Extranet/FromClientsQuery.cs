using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Claims;
using Broker.Core.Files;
using Broker.Core.Sales;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

public enum FromClient { Quote, Claim, Document }

/// <summary>What came from clients' spaces and nobody of the firm has touched, the oldest first: it has waited longest.</summary>
public sealed class FromClientsQuery(BrokerStore store, SharedAnswers answers)
{
    private const int Shown = 8;
    public static readonly Subjects About = Subjects.Of(typeof(Quote), typeof(Claim), typeof(Document));

    /// <param name="Rows">The first of them; one sees those one may see.</param>
    public sealed record Waiting(int Quotes, int Claims, int Documents, IReadOnlyList<Row> Rows)
    {
        public int All => Quotes + Claims + Documents;
    }

    /// <param name="Name">The risk of a quote, the number of a claim, the name of a document.</param>
    public sealed record Row(FromClient Kind, Guid Id, string Name, Guid ClientId, string Client, DateTime At, Guid? ContractId, Guid? QuoteId, Guid? ClaimId);

    public async Task<Waiting> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(FromClientsQuery), () => ReadAsync(by));
    }

    private async Task<Waiting> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var (seesQuotes, seesClaims) = (db.Actor.May(Permission.ViewQuotes), db.Actor.May(Permission.ViewClaims));
        var quotes = db.RequestedQuotes.Where(q => seesQuotes);
        var claims = db.Claims.Where(c => seesClaims && c.State == ClaimState.PreDeclared);
        // A file of a pre-declaration is looked at with it.
        var documents = db.UntouchedDocuments.Where(d => !claims.Any(c => c.Id == d.ClaimId));
        List<Row> rows =
        [
            .. await quotes.OrderBy(q => q.RequestedAt).Take(Shown).Select(q => new Row(FromClient.Quote, q.Id, db.Risks.First(r => r.Id == q.RiskId).Name, q.ClientId,
                db.Clients.First(c => c.Id == q.ClientId).Name, q.RequestedAt!.Value, null, q.Id, null)).ToListAsync(),
            .. await claims.OrderBy(c => c.PreDeclaredAt).Take(Shown).Select(c => new Row(FromClient.Claim, c.Id, c.Number, c.ClientId,
                db.Clients.First(o => o.Id == c.ClientId).Name, c.PreDeclaredAt!.Value, c.ContractId, null, c.Id)).ToListAsync(),
            .. await documents.OrderBy(d => d.CreatedAt).Take(Shown).Select(d => new Row(FromClient.Document, d.Id, d.Name, d.ClientId,
                db.Clients.First(c => c.Id == d.ClientId).Name, d.CreatedAt, d.ContractId, d.QuoteId, d.ClaimId)).ToListAsync(),
        ];
        return new(await quotes.CountAsync(), await claims.CountAsync(), await documents.CountAsync(), [.. rows.OrderBy(r => r.At).Take(Shown)]);
    }
}
