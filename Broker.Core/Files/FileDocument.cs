using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>A file the firm adds to a client's documents. The bytes are on the shelf before the row speaks of them, never the reverse.</summary>
public sealed class FileDocument(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public Guid? ContractId { get; set; }

        /// <summary>The quote or claim it is about; a claim's documents are its contract's.</summary>
        public Guid? QuoteId { get; set; }
        public Guid? ClaimId { get; set; }

        /// <summary>Given by whoever may send it twice, the answer having been lost: it is the same document.</summary>
        public Guid? UploadId { get; set; }

        /// <summary>Its ending says its type.</summary>
        [Required, MaxLength(Document.NameLength)] public string? FileName { get; set; }

        /// <summary>The client sees it at once.</summary>
        public bool Share { get; set; }
    }

    /// <returns>The document's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        if (Inputs.Check(input) is { } problem) return problem;
        if (ContentTypes.OfName(input.FileName!) is not { } contentType) return new Problem("document.type-unknown", nameof(Input.FileName));
        await using (var db = await store.OpenAsync(by, ct))
        {
            if (await RefuseAsync(db, input, ct) is { } refusal) return refusal;
            if (await SentBeforeAsync(db, input, ct) is { } already) return already;
        }

        ShelvedFile shelved;
        try
        {
            shelved = await shelf.PutAsync(content, ct);
        }
        catch (IOException)
        {
            return Problem.NoRoom;
        }
        if (shelved.Size == 0) return new Problem("document.empty", nameof(Input.FileName));

        await using (var db = await store.OpenAsync(by, ct))
        {
            if (await RefuseAsync(db, input, ct) is { } refusal) return refusal;
            var file = new StoredFile { Hash = shelved.Hash, Size = shelved.Size, ContentType = contentType, CreatedAt = clock.Now };
            var document = new Document
            {
                ClientId = input.ClientId, QuoteId = input.QuoteId, ClaimId = input.ClaimId,
                ContractId = input.ClaimId is null ? input.ContractId : await db.Claims.Where(c => c.Id == input.ClaimId).Select(c => (Guid?)c.ContractId).SingleAsync(ct), Name = Path.GetFileName(input.FileName!.Trim()), FileId = file.Id, File = file,
                CreatedAt = clock.Now, CreatedBy = db.Actor.Name, UploadId = input.UploadId,
            };
            if (input.Share) document.Share(clock.Now);
            db.Add(document);
            var saved = await db.SaveAsync(ct);
            return !saved.Failed ? document.Id : saved.Problem == Problem.Taken && await SentBeforeAsync(db, input, ct) is { } rival ? rival : saved.Problem;
        }
    }

    private static async Task<Guid?> SentBeforeAsync(BrokerDb db, Input input, CancellationToken ct) => input.UploadId is not { } upload ? null
        : await db.Documents.Where(d => d.ClientId == input.ClientId && d.UploadId == upload).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);

    private static async Task<Problem?> RefuseAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        db.Actor.Demand(Permission.ManageClients);
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        if (input.QuoteId is { } quote && !await db.Quotes.AnyAsync(q => q.Id == quote && q.ClientId == input.ClientId, ct)) return Problem.Missing;
        if (input.ClaimId is { } claim && !await db.Claims.AnyAsync(c => c.Id == claim && c.ClientId == input.ClientId, ct)) return Problem.Missing;
        return input.ContractId is { } contract && !await db.Contracts.AnyAsync(c => c.Id == contract && c.ClientId == input.ClientId, ct) ? Problem.Missing : null;
    }
}
