using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

public enum DepositPlace { Contract, Quote, Claim }

/// <summary>Somebody of a client's brings a document for one of their quotes, contracts or claims. It takes nothing's place, they see it at once, and the firm is told.</summary>
public sealed class DepositDocument(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public DepositPlace Place { get; set; }

        /// <summary>Of the quote, contract or claim.</summary>
        public Guid PlaceId { get; set; }

        /// <summary>Made by whoever brings it: sent again, it is the same document.</summary>
        public Guid UploadId { get; set; }
        public string? FileName { get; set; }
    }

    private sealed record Target(Guid? ContractId, Guid? QuoteId, Guid? ClaimId, string Name, string Link);

    /// <returns>The document's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct))
        {
            var target = await TargetAsync(db, input, ct);
            if (target.Failed) return target.Problem;
            if (await FindAsync(db, input, ct) is { } already) return already;
        }

        var received = await IncomingFile.TakeAsync(shelf, input.FileName, content, ct);
        if (received.Failed) return received.Problem;

        await using (var db = await store.OpenAsync(by, ct))
        {
            var target = await TargetAsync(db, input, ct);
            return target.Failed ? target.Problem : await FileAsync(db, input, target.Value, received.Value, ct);
        }
    }

    private async Task<Result<Guid>> FileAsync(BrokerDb db, Input input, Target target, ReceivedFile received, CancellationToken ct)
    {
        var client = db.Actor.ClientId!.Value;
        var file = received.ToStored(clock.Now);
        var document = new Document
        {
            ClientId = client, ContractId = target.ContractId, QuoteId = target.QuoteId, ClaimId = target.ClaimId, Name = received.Name, FileId = file.Id, File = file,
            CreatedAt = clock.Now, CreatedBy = db.Actor.Signature, ById = db.Actor.PersonId, UploadId = input.UploadId,
        };
        document.Share(clock.Now);
        db.Add(document);
        db.AddEvent(client, target.ContractId, ClientEvents.DocumentReceived, document.Name, target.Name);
        await db.TellCorrespondentsAsync(client, "notice.document-received", [await db.Clients.Where(c => c.Id == client).Select(c => c.Name).SingleAsync(ct), document.Name], target.Link, ct);
        var saved = await db.SaveAsync(ct);
        return !saved.Failed ? document.Id : saved.Problem == Problem.Taken && await FindAsync(db, input, ct) is { } rival ? rival : saved.Problem;
    }

    /// <summary>Read through the client's own filters: what they do not see is not there.</summary>
    private static async Task<Result<Target>> TargetAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        db.Actor.Demand(Permission.EditItems);
        db.Actor.Demand(Feature.DepositDocuments);
        if (db.Actor is not { ClientId: { } client, PersonId: not null }) return Problem.Missing;
        if (db.Actor.Viewer is not null) return new Problem("view.read-only");
        var (id, record) = (input.PlaceId, $"/clients/{client}");
        var target = input.Place switch
        {
            DepositPlace.Contract => await db.Contracts.Where(c => c.Id == id).Select(c => new Target(c.Id, null, null, c.Number, $"{record}/contracts/{c.Id}?tab=documents")).SingleOrDefaultAsync(ct),
            DepositPlace.Quote => await db.Quotes.Where(q => q.Id == id).Select(q => new Target(null, q.Id, null, q.Number, $"{record}/quotes/{q.Id}")).SingleOrDefaultAsync(ct),
            DepositPlace.Claim => await db.Claims.Where(c => c.Id == id).Select(c => new Target(c.ContractId, null, c.Id, c.Number, $"{record}/claims/{c.Id}")).SingleOrDefaultAsync(ct),
            _ => null,
        };
        return target is null ? Problem.Missing : target;
    }

    private static Task<Guid?> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        var person = db.Actor.PersonId;
        return db.Documents.Where(d => d.UploadId == input.UploadId && d.ById == person).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
    }
}
