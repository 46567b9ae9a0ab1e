using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>Prints one batch as a single PDF, the next that was asked for so. Killed, it is asked for still.</summary>
public sealed class PrintOnePdf(BrokerStore store, IFileShelf shelf, IPdfPress press, FirmIdentity configured, FirmClock clock, ILogger<PrintOnePdf> log)
{
    private static readonly Problem NotPrinted = new("certificate.failure.print");

    /// <returns>Whether there was one.</returns>
    public async Task<Result<bool>> RunAsync(Caller by, CancellationToken ct = default)
    {
        Guid batchId;
        List<string> words;
        FirmIdentity firm;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.DemandSystem();
            var next = await db.CertificateBatches.AsNoTracking().Where(b => b.OnePdfAskedAt != null).OrderBy(b => b.OnePdfAskedAt).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct);
            if (next is not { } id) return false;
            (batchId, firm) = (id, await db.FirmIdentityAsync(configured, ct));
            words = await WordsAsync(db, batchId, ct);
        }
        var printed = await PrintedAsync(words, firm, ct);
        await using (var db = await store.OpenAsync(by, ct))
        {
            var batch = await db.CertificateBatches.SingleOrDefaultAsync(b => b.Id == batchId, ct);
            if (batch is null) return true;
            if (printed.Failed) batch.OnePdfFailed(printed.Problem.Code);
            else
            {
                db.Add(printed.Value);
                batch.HasOnePdf(printed.Value.Id, words.Count);
            }
            // Stale: the batch ended meanwhile, and this is asked for still.
            var saved = await db.SaveAsync(ct);
            return saved.Failed && saved.Problem != Problem.Stale ? saved.Problem : true;
        }
    }

    /// <summary>The Word documents they were printed from, or that are the certificates themselves.</summary>
    private static async Task<List<string>> WordsAsync(BrokerDb db, Guid batchId, CancellationToken ct)
    {
        var ready = await BatchFilesQuery.Ready(db, batchId).Select(d => new { Own = d.File!.Hash, Source = db.Certificates.Where(c => c.DocumentId == d.Id).Select(c => c.SourceDocumentId).FirstOrDefault() }).ToListAsync(ct);
        var sources = ready.ConvertAll(r => r.Source);
        var hashes = await db.Documents.Where(d => sources.Contains(d.Id)).Select(d => new { d.Id, d.File!.Hash }).ToDictionaryAsync(d => d.Id, d => d.Hash, ct);
        return ready.ConvertAll(r => r.Source is { } id && hashes.TryGetValue(id, out var hash) ? hash : r.Own);
    }

    private async Task<Result<StoredFile>> PrintedAsync(List<string> words, FirmIdentity firm, CancellationToken ct)
    {
        try
        {
            var laid = new List<WordHtml>();
            foreach (var hash in words.Take(CertificateBatch.MostInOne))
            {
                var word = await shelf.ReadAsync(hash, ct);
                if (WordAttempt.Of(() => PaperPress.Laid(word, firm, $"d{laid.Count}-"), log) is not { } html) return NotPrinted;
                laid.Add(html);
            }
            return laid.Count == 0 ? NotPrinted : await shelf.KeepAsync(await press.PrintAsync(PrintPage.Compose(laid), ct), ContentTypes.Pdf, clock.Now, ct);
        }
        catch (Exception e) when (e is PrintFailed or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "{Count} certificates were not printed in one.", words.Count);
            return NotPrinted;
        }
    }
}
