using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Templates;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>Prints one batch as a single PDF, the next that was asked for so: each with what it is checked by, the whole finished as one certificate is. Killed, it is asked for still.</summary>
public sealed class PrintOnePdf(BrokerStore store, IFileShelf shelf, IPdfPress press, PaperFinish finish, FirmIdentity configured, FirmClock clock, ILogger<PrintOnePdf> log)
{
    private static readonly Problem NotPrinted = new("certificate.failure.print");

    /// <param name="Word">What it was printed from, or the certificate itself where that is a Word document: its place on the shelf.</param>
    private sealed record Part(string Word, CheckLine Check);

    /// <param name="About">Whom and which contract they are all for.</param>
    private sealed record Whole(Guid BatchId, string Title, string About, FirmIdentity Firm, List<Part> Parts);

    /// <returns>Whether there was one.</returns>
    public async Task<Result<bool>> RunAsync(Caller by, CancellationToken ct = default)
    {
        if (await NextAsync(by, ct) is not { } next) return false;
        var printed = await PrintedAsync(next, ct);
        await using var db = await store.OpenAsync(by, ct);
        var batch = await db.CertificateBatches.SingleOrDefaultAsync(b => b.Id == next.BatchId, ct);
        if (batch is null) return true;
        if (printed.Failed) batch.OnePdfFailed(printed.Problem.Code);
        else
        {
            db.Add(printed.Value);
            batch.HasOnePdf(printed.Value.Id, next.Parts.Count);
        }
        // Stale: the batch ended meanwhile, and this is asked for still.
        var saved = await db.SaveAsync(ct);
        return saved.Failed && saved.Problem != Problem.Stale ? saved.Problem : true;
    }

    private async Task<Whole?> NextAsync(Caller by, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.CertificateBatches.AsNoTracking().Where(b => b.OnePdfAskedAt != null).OrderBy(b => b.OnePdfAskedAt).FirstOrDefaultAsync(ct) is not { } batch) return null;
        var firm = await db.FirmIdentityAsync(configured, ct);
        string?[] about =
        [
            await db.Clients.Where(c => c.Id == batch.ClientId).Select(c => c.Name).SingleOrDefaultAsync(ct), await db.Contracts.Where(c => c.Id == batch.ContractId).Select(c => c.Number).SingleOrDefaultAsync(ct),
        ];
        return new(batch.Id, batch.Title, string.Join(" – ", about.OfType<string>()), firm, await PartsAsync(db, batch.Id, firm, ct));
    }

    private static async Task<List<Part>> PartsAsync(BrokerDb db, Guid batchId, FirmIdentity firm, CancellationToken ct)
    {
        var ready = await BatchFilesQuery.Ready(db, batchId)
            .Select(d => new { Own = d.File!.Hash, Certificate = db.Certificates.Where(c => c.DocumentId == d.Id).Select(c => new { c.SourceDocumentId, c.Number, c.Code }).First() }).ToListAsync(ct);
        var sources = ready.ConvertAll(r => r.Certificate.SourceDocumentId);
        var hashes = await db.Documents.Where(d => sources.Contains(d.Id)).Select(d => new { d.Id, d.File!.Hash }).ToDictionaryAsync(d => d.Id, d => d.Hash, ct);
        return ready.ConvertAll(r => new Part(r.Certificate.SourceDocumentId is { } id && hashes.TryGetValue(id, out var hash) ? hash : r.Own, CertificateNumbers.CheckLineOf(r.Certificate.Number, r.Certificate.Code, firm)));
    }

    private async Task<Result<StoredFile>> PrintedAsync(Whole whole, CancellationToken ct)
    {
        try
        {
            var laid = new List<WordHtml>();
            foreach (var part in whole.Parts.Take(CertificateBatch.MostInOne))
            {
                var word = await shelf.ReadAsync(part.Word, ct);
                if (WordAttempt.Of(() => PaperPress.Laid(word, whole.Firm, $"d{laid.Count}-", part.Check), log) is not { } html) return NotPrinted;
                laid.Add(html);
            }
            if (laid.Count == 0) return NotPrinted;
            var paper = await finish.FinishAsync(await press.PrintAsync(PrintPage.Compose(laid, whole: true), ct), whole.Title, whole.About, whole.Firm, ct);
            return await shelf.KeepAsync(paper.Pdf, ContentTypes.Pdf, clock.Now, ct);
        }
        catch (Exception e) when (e is PrintFailed or IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "{Count} certificates were not printed in one.", whole.Parts.Count);
            return NotPrinted;
        }
    }
}
