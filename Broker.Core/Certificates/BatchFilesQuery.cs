using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>What of a batch can be fetched by the reader now: each certificate that is ready, and all in one PDF where that was printed.</summary>
public sealed class BatchFilesQuery(BrokerStore store)
{
    public sealed record BatchFiles(string Title, IReadOnlyList<FileQuery.FileAnswer> Files, FileQuery.FileAnswer? OnePdf);

    public async Task<Result<BatchFiles>> RunAsync(Caller by, Guid batchId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        var batch = await db.CertificateBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct);
        if (batch is null) return Problem.Missing;
        var files = await Ready(db, batchId).Select(d => new FileQuery.FileAnswer(d.Name, d.File!.ContentType, d.File.Hash, d.File.Size)).ToListAsync(ct);
        var whole = await WholeAsync(db, batch, files.Count, ct);
        return new BatchFiles(batch.Title, files, whole is null ? null : new(batch.Title + ".pdf", whole.ContentType, whole.Hash, whole.Size));
    }

    /// <summary>The one PDF, while it is of just those that are ready now: none was taken back since, and none was given after it was printed.</summary>
    internal static async Task<StoredFile?> WholeAsync(BrokerDb db, CertificateBatch batch, int ready, CancellationToken ct)
    {
        if (batch.OnePdfFileId is not { } id || batch.OnePdfCount != ready || await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct) is not { } file) return null;
        return await Ready(db, batch.Id).AnyAsync(d => d.SharedAt > file.CreatedAt, ct) ? null : file;
    }

    /// <summary>Through the reader's own filters, in the order they were asked for.</summary>
    internal static IQueryable<Document> Ready(BrokerDb db, Guid batchId) =>
        from request in db.CertificateRequests
        where request.BatchId == batchId && request.State == RequestState.Issued
        join certificate in db.Certificates on request.Id equals certificate.RequestId
        where certificate.SharedAt != null
        join document in db.Documents on certificate.DocumentId equals document.Id
        where document.SharedAt != null && !document.Held
        orderby request.BatchPosition
        select document;
}
