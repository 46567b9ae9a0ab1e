using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Somebody of a client's brings what the firm asks for: it is received, never accepted, and the firm is told (D-52).</summary>
public sealed class BringExpectedDocument(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ExpectedId { get; set; }

        /// <summary>Made by whoever brings it: sent again, it is the same document.</summary>
        public Guid UploadId { get; set; }
        public string? FileName { get; set; }
    }

    /// <returns>The document's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct))
        {
            var found = await FindAsync(db, input, ct);
            if (found.Failed) return found.Problem;
            if (await SentBeforeAsync(db, input, ct) is { } already) return already;
        }

        var received = await IncomingFile.TakeAsync(shelf, input.FileName, content, ct);
        if (received.Failed) return received.Problem;

        await using (var db = await store.OpenAsync(by, ct))
        {
            var found = await FindAsync(db, input, ct);
            if (found.Failed) return found.Problem;
            var filed = await FileAsync(db, found.Value, input, received.Value, ct);
            // Sent twice at once: whoever comes second is told of what the first has filed.
            return filed.Failed && await SentBeforeAsync(db, input, ct) is { } rival ? rival : filed;
        }
    }

    private async Task<Result<Guid>> FileAsync(BrokerDb db, ExpectedDocument expected, Input input, ReceivedFile received, CancellationToken ct)
    {
        var twin = await db.TwinAsync(expected, received.Shelved.Hash, ct);
        var document = twin ?? db.Add(await db.FiledAsync(expected, received, clock.Now, input.UploadId, ct)).Entity;
        var done = expected.Receive(document.Id, clock.Now, db.Actor.Signature);
        if (done.Failed) return done.Problem;
        if (twin is null) document.Share(clock.Now);
        db.Touch(expected);
        var number = await db.TellAsync(expected, ExpectedEvents.Received, document.Name, ct);
        await db.TellCorrespondentsAsync(expected.ClientId, "notice.expected-received", [await db.Clients.Where(c => c.Id == expected.ClientId).Select(c => c.Name).SingleAsync(ct), expected.Name, number], expected.Address(), ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : document.Id;
    }

    /// <summary>Read through the client's own filters: what they do not see is not there.</summary>
    private static async Task<Result<ExpectedDocument>> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        db.Actor.Demand(Permission.EditItems);
        if (!db.Actor.BringsAsProspect) db.Actor.Demand(Feature.DepositDocuments);
        if (db.Actor is not { ClientId: not null, PersonId: not null }) return Problem.Missing;
        if (db.Actor.Viewer is not null) return new Problem("view.read-only");
        var expected = await db.ExpectedDocuments.Include(e => e.Collected).SingleOrDefaultAsync(e => e.Id == input.ExpectedId, ct);
        if (expected is null || !await db.IsOpenToAsync(expected, ct)) return Problem.Missing;
        return expected.WhyNotTaken is { } problem ? problem : expected;
    }

    private static Task<Guid?> SentBeforeAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        var person = db.Actor.PersonId;
        return db.Documents.Where(d => d.UploadId == input.UploadId && d.ById == person).Select(d => (Guid?)d.Id).SingleOrDefaultAsync(ct);
    }
}
