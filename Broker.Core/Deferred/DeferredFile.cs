using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;

namespace Broker.Core.Deferred;

/// <summary>Many rows into one file. Killed, it begins again: the file is there once it is whole.</summary>
public abstract class DeferredFile<TInput>(BrokerStore store, FirmClock clock, IFileShelf shelf) : DeferredWork<TInput>(store, clock) where TInput : class
{
    private const int AtOnce = 500;

    protected override SystemList Followers => SystemList.Exports;

    /// <summary>What is written into, row by row.</summary>
    protected interface IPages : IDisposable
    {
        string FileName { get; }
        Task WriteAsync(BrokerDb db, IReadOnlyList<Guid> ids, CancellationToken ct);
    }

    /// <param name="to">Can be read and sought in; closed by whoever gave it.</param>
    protected abstract IPages Begin(TInput input, Stream to);

    internal override async Task DoAsync(DeferredRun run, CancellationToken ct)
    {
        if (await PrepareAsync(run, ct) is not { } ids) return;
        await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (await WriteAsync(run, ids, file, ct) is not { } name) return;

        file.Position = 0;
        var kept = await shelf.PutAsync(file, ct);
        var (db, job) = await OpenAsync(run, ct);
        await using var closing = db;
        if (job is null) return;
        var stored = new StoredFile { Hash = kept.Hash, Size = kept.Size, ContentType = ContentTypes.OfName(name)!, CreatedAt = Clock.Now };
        db.Add(stored);
        job.At(ids.Count, Clock.Now);
        job.Made(stored.Id, name);
        await DeferredRun.EndAsync(db, job, JobState.Done, Clock.Now, null, ct);
        await db.SaveAsync(ct);
    }

    /// <returns>The file's name; null when the work was cancelled or taken over meanwhile.</returns>
    private async Task<string?> WriteAsync(DeferredRun run, IReadOnlyList<Guid> ids, Stream file, CancellationToken ct)
    {
        IPages? pages = null;
        try
        {
            for (var done = 0; ; done += AtOnce)
            {
                var (db, job) = await OpenAsync(run, ct);
                await using var closing = db;
                if (job is null) return null;
                if (job.CancelAsked)
                {
                    await DeferredRun.EndAsync(db, job, JobState.Cancelled, Clock.Now, null, ct);
                    await db.SaveAsync(ct);
                    return null;
                }
                pages ??= Begin(Read(job), file);
                if (done >= ids.Count) return pages.FileName;
                await pages.WriteAsync(db, [.. ids.Skip(done).Take(AtOnce)], ct);
                job.At(Math.Min(done + AtOnce, ids.Count), Clock.Now);
                // Stale only by a wish to cancel, which the next round sees.
                await db.SaveAsync(ct);
            }
        }
        finally
        {
            pages?.Dispose();
        }
    }
}
