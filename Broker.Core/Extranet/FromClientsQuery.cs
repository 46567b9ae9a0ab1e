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
        var (quotes, claims, documents) = Of(db);
        var rows = await FirstAsync(db, null, Shown, default);
        return new(await quotes.CountAsync(), await claims.CountAsync(), await documents.CountAsync(), rows);
    }

    /// <summary>What waits, as far as the reader may see it.</summary>
    internal static (IQueryable<Quote> Quotes, IQueryable<Claim> Claims, IQueryable<Document> Documents) Of(BrokerDb db)
    {
        var (seesQuotes, seesClaims) = (db.Actor.May(Permission.ViewQuotes), db.Actor.May(Permission.ViewClaims));
        var claims = db.Claims.Where(c => seesClaims && c.State == ClaimState.PreDeclared);
        // A file of a pre-declaration is looked at with it.
        return (db.RequestedQuotes.Where(q => seesQuotes), claims, db.UntouchedDocuments.Where(d => !claims.Any(c => c.Id == d.ClaimId)));
    }

    /// <summary>The first that wait, of one kind or of all.</summary>
    internal static async Task<IReadOnlyList<Row>> FirstAsync(BrokerDb db, FromClient? kind, int most, CancellationToken ct)
    {
        var (quotes, claims, documents) = Of(db);
        var rows = new List<Row>();
        if (kind is null or FromClient.Quote)
            rows.AddRange(await quotes.OrderBy(q => q.RequestedAt).ThenBy(q => q.Id).Take(most).Select(q => new Row(FromClient.Quote, q.Id, db.Risks.First(r => r.Id == q.RiskId).Name, q.ClientId,
                db.Clients.First(c => c.Id == q.ClientId).Name, q.RequestedAt!.Value, null, q.Id, null)).ToListAsync(ct));
        if (kind is null or FromClient.Claim)
            rows.AddRange(await claims.OrderBy(c => c.PreDeclaredAt).ThenBy(c => c.Id).Take(most).Select(c => new Row(FromClient.Claim, c.Id, c.Number, c.ClientId,
                db.Clients.First(o => o.Id == c.ClientId).Name, c.PreDeclaredAt!.Value, c.ContractId, null, c.Id)).ToListAsync(ct));
        if (kind is null or FromClient.Document)
            rows.AddRange(await documents.OrderBy(d => d.CreatedAt).ThenBy(d => d.Id).Take(most).Select(d => new Row(FromClient.Document, d.Id, d.Name, d.ClientId,
                db.Clients.First(c => c.Id == d.ClientId).Name, d.CreatedAt, d.ContractId, d.QuoteId, d.ClaimId)).ToListAsync(ct));
        return [.. rows.OrderBy(r => r.At).ThenBy(r => r.Id).Take(most)];
    }
}
