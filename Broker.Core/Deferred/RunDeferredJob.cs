using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>Takes a job and does it to its end, with the present rights of whoever asked for it (R-JOB-01).</summary>
public sealed class RunDeferredJob(BrokerStore store, FirmClock clock, IEnumerable<DeferredWork> kinds)
{
    /// <returns>Stale when another took it first.</returns>
    public async Task<Result> RunAsync(Caller by, Guid jobId, CancellationToken ct = default)
    {
        var taken = await ClaimAsync(by, jobId, ct);
        if (taken.Failed) return taken;
        var run = taken.Value;
        if (kinds.SingleOrDefault(k => k.Code == run.Kind) is not { } work) return await FailAsync(by, run, "job.unknown", ct);
        try
        {
            await work.DoAsync(run, ct);
            return Result.Done;
        }
        catch (Forbidden)
        {
            return await FailAsync(by, run, "job.right-gone", ct);
        }
        catch (IOException)
        {
            // To try again at once would fail alike; whoever asked can, once there is room.
            return await FailAsync(by, run, Problem.NoRoom.Code, ct);
        }
    }

    private async Task<Result<DeferredRun>> ClaimAsync(Caller by, Guid jobId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.DeferredJobs.SingleOrDefaultAsync(j => j.Id == jobId, ct) is not { } job) return Problem.Missing;

        var run = new DeferredRun(job.Id, Guid.NewGuid(), job.AuthorId, job.Kind);
        if (!job.TryClaim(run.ClaimId, clock.Now)) return Problem.Stale;
        var givenUp = job.Attempts > DeferredJob.MostAttempts;
        if (givenUp) await DeferredRun.EndAsync(db, job, JobState.Failed, clock.Now, "job.broke-down", ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : givenUp ? Problem.Stale : run;
    }

    private async Task<Result> FailAsync(Caller by, DeferredRun run, string why, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await run.FindAsync(db, ct) is not { } job) return Problem.Stale;
        await DeferredRun.EndAsync(db, job, JobState.Failed, clock.Now, why, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved : new Problem(why);
    }
}
