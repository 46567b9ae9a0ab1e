using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A file dropped on an expected document: filed among those of its contract, sale or claim, and answering it. A file that is there already is not filed twice.</summary>
public sealed class CollectDocument(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ExpectedId { get; set; }

        /// <summary>Made by whoever brings it: sent again, it is the same document.</summary>
        public Guid UploadId { get; set; }
        public string? FileName { get; set; }
    }

    /// <param name="WasThere">The same file was filed already, under this name: that one answers now.</param>
    public sealed record Taken(Guid DocumentId, string? WasThere);

    public async Task<Result<Taken>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct))
        {
            var found = await FindAsync(db, input, ct);
            if (found.Failed) return found.Problem;
            if (await SentBeforeAsync(db, found.Value, input, ct) is { } already) return already;
        }

        var received = await IncomingFile.TakeAsync(shelf, input.FileName, content, ct);
        if (received.Failed) return received.Problem;

        await using (var db = await store.OpenAsync(by, ct))
        {
            var found = await FindAsync(db, input, ct);
            if (found.Failed) return found.Problem;
            var filed = await FileAsync(db, found.Value, input, received.Value, ct);
            // Sent twice at once: whoever comes second is told of what the first has filed.
            return filed.Failed && await SentBeforeAsync(db, found.Value, input, ct) is { } rival ? rival : filed;
        }
    }

    private async Task<Result<Taken>> FileAsync(BrokerDb db, ExpectedDocument expected, Input input, ReceivedFile received, CancellationToken ct)
    {
        var twin = await db.TwinAsync(expected, received.Shelved.Hash, ct);
        var document = twin ?? db.Add(await db.FiledAsync(expected, received, clock.Now, input.UploadId, ct)).Entity;
        var done = expected.Receive(document.Id, clock.Now, db.Actor.Name);
        if (done.Failed) return done.Problem;
        db.Touch(expected);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : new Taken(document.Id, twin?.Name);
    }

    /// <summary>Looked at before the file is taken, and again before it is filed: a list may be made to follow meanwhile.</summary>
    private static async Task<Result<ExpectedDocument>> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        db.Actor.Demand(Permission.ManageClients);
        if (await db.FindExpectedAsync(input.ExpectedId, ct) is not { } expected) return Problem.Missing;
        return expected.WhyNotTaken is { } problem ? problem : expected;
    }

    private static async Task<Taken?> SentBeforeAsync(BrokerDb db, ExpectedDocument expected, Input input, CancellationToken ct) =>
        await db.Documents.Where(d => d.ClientId == expected.ClientId && d.UploadId == input.UploadId).Select(d => new Taken(d.Id, null)).SingleOrDefaultAsync(ct);
}
