using System.Diagnostics;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>A row the work could not be done for.</summary>
public sealed record RefusedRow(Guid SubjectId, string Title, Problem Why);

/// <summary>
/// The same change to many rows. Each step changes some of them and moves the job on in one save: killed anywhere, what was saved is
/// counted and what was not is done after the restart, so that nothing is done twice.
/// </summary>
public abstract class DeferredChange<TInput>(BrokerStore store, FirmClock clock) : DeferredWork<TInput>(store, clock) where TInput : class
{
    private const int First = 25, Most = 500, Tries = 3;
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(150), Long = TimeSpan.FromMilliseconds(500);

    protected override SystemList Followers => SystemList.BulkWork;

    private enum Stepped { On, Stale, Over }

    /// <summary>Changes these rows in the context, without saving.</summary>
    /// <returns>Those it refused, untouched.</returns>
    protected abstract Task<IReadOnlyList<RefusedRow>> ChangeAsync(BrokerDb db, TInput input, IReadOnlyList<Guid> ids, CancellationToken ct);

    internal override async Task DoAsync(DeferredRun run, CancellationToken ct)
    {
        if (await PrepareAsync(run, ct) is not { } ids) return;
        // Steps long enough that screens hear of them a few times a second, short enough that clicks are not held up.
        for (var (size, failed) = (First, 0); ;)
        {
            var start = Stopwatch.GetTimestamp();
            var stepped = await StepAsync(run, ids, size, giveUp: failed >= Tries, ct);
            if (stepped == Stepped.Over) return;
            if (stepped == Stepped.Stale)
            {
                // Somebody is at one of these rows: one at a time, the others are not held up by it.
                (size, failed) = (1, size == 1 ? failed + 1 : 0);
                continue;
            }
            failed = 0;
            var took = Stopwatch.GetElapsedTime(start);
            if (took < Short) size = Math.Min(size * 2, Most);
            else if (took > Long) size = Math.Max(size / 2, 1);
        }
    }

    private async Task<Stepped> StepAsync(DeferredRun run, IReadOnlyList<Guid> ids, int size, bool giveUp, CancellationToken ct)
    {
        var (db, job) = await OpenAsync(run, ct);
        await using var closing = db;
        if (job is null) return Stepped.Over;

        var now = Clock.Now;
        var rows = ids.Skip(job.Done).Take(size).ToList();
        if (job.CancelAsked) await DeferredRun.EndAsync(db, job, JobState.Cancelled, now, null, ct);
        else
        {
            var refusals = rows.Count == 0 ? [] : giveUp ? [await StaleAsync(db, rows[0], ct)] : await ChangeAsync(db, Read(job), rows, ct);
            foreach (var refusal in refusals) db.Add(DeferredRefusal.Of(job, ids, refusal, job.Done));
            job.Moved(rows.Count, refusals.Count, now);
            if (job.Done >= ids.Count) await DeferredRun.EndAsync(db, job, JobState.Done, now, null, ct);
        }
        if ((await db.SaveAsync(ct)).Failed) return Stepped.Stale;
        return job.IsOver ? Stepped.Over : Stepped.On;
    }

    private static async Task<RefusedRow> StaleAsync(BrokerDb db, Guid id, CancellationToken ct) =>
        new(id, await db.Clients.Where(c => c.Id == id).Select(c => c.Name).SingleOrDefaultAsync(ct) ?? "", Problem.Stale);
}
