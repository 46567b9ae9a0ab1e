using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>A certificate that waits for the firm's decision, with all that belongs to it. After a refusal only task and request are left.</summary>
internal sealed record HeldCertificate(TaskItem Task, CertificateRequest Request, Certificate? Certificate, Document? Document, Document? Source)
{
    public IReadOnlyList<object> Rows => [.. new object?[] { Certificate, Document, Source }.OfType<object>()];

    public IReadOnlyList<StoredFile> Files => [.. new[] { Document?.File, Source?.File }.OfType<StoredFile>()];

    public static async Task<HeldCertificate?> FindAsync(BrokerDb db, Guid taskId, CancellationToken ct)
    {
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId && t.Kind == TaskKind.ExtranetValidation, ct);
        if (task is null) return null;
        var request = await db.CertificateRequests.SingleOrDefaultAsync(r => r.Id == task.SubjectId, ct);
        if (request is null) return null;
        var certificate = await db.Certificates.SingleOrDefaultAsync(c => c.RequestId == request.Id, ct);
        var documents = await db.Documents.Include(d => d.File)
            .Where(d => certificate != null && (d.Id == certificate.DocumentId || d.Id == certificate.SourceDocumentId)).ToListAsync(ct);
        return new(task, request, certificate, documents.Find(d => d.Id == certificate?.DocumentId), documents.Find(d => d.Id == certificate?.SourceDocumentId));
    }

    /// <summary>Saves a decision. Who decided at the same moment and lost is told who won, as anybody who comes later.</summary>
    public static async Task<Result> SaveAsync(BrokerDb db, BrokerStore store, Caller by, Guid taskId, CancellationToken ct)
    {
        try
        {
            var saved = await db.SaveAsync(ct);
            return saved.Problem == Problem.Stale || saved.Problem == Problem.Tied ? await RivalAsync(store, by, taskId, ct) ?? saved : saved;
        }
        catch (DbUpdateException)
        {
            // The database may meet a file that an accepted document still needs before it is seen that the decision came too late.
            if (await RivalAsync(store, by, taskId, ct) is { } won) return won;
            throw;
        }
    }

    /// <summary>What whoever lost to another's decision is told; null while the task is still open.</summary>
    public static async Task<Result?> RivalAsync(BrokerStore store, Caller by, Guid taskId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        var won = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId && t.State != TaskState.Open, ct);
        if (won is null) return null;
        return Problem.Of("task.already-decided", won.DecidedBy, won.DecidedAt);
    }
}
