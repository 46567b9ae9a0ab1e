using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>The documents filed for a client, newest first. Contacts of the client see those shared with them (R-DOC-05).</summary>
public sealed class DocumentsQuery(BrokerStore store)
{
    /// <summary>Bytes.</summary>
    private const long MostShown = 8 * 1024 * 1024;

    /// <param name="Size">Bytes.</param>
    /// <param name="Held">Awaits the firm's decision and cannot be shared meanwhile.</param>
    public sealed record DocumentRow(Guid Id, Guid Version, string Name, string ContentType, long Size, Guid? ContractId, Guid? ItemId,
        DateTime CreatedAt, string CreatedBy, DateTime? SharedAt, bool Held)
    {
        /// <summary>The validation that holds it, for those who may see tasks (R-TSK-10).</summary>
        public Guid? TaskId { get; init; }
        public Guid? QuoteId { get; init; }
        public Guid? ClaimId { get; init; }

        /// <summary>The client brought it; whether somebody of the firm has looked at it is the firm's business.</summary>
        public bool FromClient { get; init; }

        /// <summary>The expected document it answers, or the first of them; to the firm only (AS-08).</summary>
        public string? Answers { get; init; }
        public bool Untouched { get; init; }

        /// <summary>A photo small enough to be shown in a list, where a phone reads the whole of it.</summary>
        public bool IsShown => ContentTypes.IsPhoto(ContentType) && Size <= MostShown;
    }

    /// <param name="contractId">Only those of this contract; or of this quote, or of this claim.</param>
    public async Task<IReadOnlyList<DocumentRow>> RunAsync(Caller by, Guid clientId, Guid? contractId = null, Guid? quoteId = null, Guid? claimId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);

        var firm = db.Actor.IsFirm;
        return await db.Documents.AsNoTracking()
            .Where(d => d.ClientId == clientId && (contractId == null || d.ContractId == contractId) && (quoteId == null || d.QuoteId == quoteId) && (claimId == null || d.ClaimId == claimId))
            .OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id)
            // Of what one is not shown, a document shown by itself says nothing.
            .Select(d => new DocumentRow(d.Id, d.Version, d.Name, d.File!.ContentType, d.File.Size, firm || db.Contracts.Any(c => c.Id == d.ContractId) ? d.ContractId : null, firm || db.InsuredItems.Any(i => i.Id == d.ItemId) ? d.ItemId : null, d.CreatedAt, d.CreatedBy, d.SharedAt, d.Held)
            {
                QuoteId = firm || db.Quotes.Any(q => q.Id == d.QuoteId) ? d.QuoteId : null, ClaimId = firm || db.Claims.Any(c => c.Id == d.ClaimId) ? d.ClaimId : null, FromClient = d.ById != null, Untouched = firm && d.ById != null && d.AcknowledgedAt == null,
                Answers = !firm ? null : db.ExpectedDocuments.Where(e => e.Collected.Any(c => c.DocumentId == d.Id)).OrderBy(e => e.Position).Select(e => e.Name).FirstOrDefault(),
                TaskId = !d.Held ? null : (from c in db.Certificates
                                           join t in db.Tasks on (Guid?)c.RequestId equals t.SubjectId
                                           where c.DocumentId == d.Id || c.SourceDocumentId == d.Id
                                           select (Guid?)t.Id).FirstOrDefault(),
            })
            .ToListAsync(ct);
    }
}
