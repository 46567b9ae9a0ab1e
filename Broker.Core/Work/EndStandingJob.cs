using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A day's standing job is done, or has failed and will be tried again; after some tries those concerned are told.</summary>
public sealed class EndStandingJob(BrokerStore store, FirmClock clock)
{
    /// <param name="failure">Why it did not work; null when it did.</param>
    public async Task<Result> RunAsync(Caller by, Guid jobId, string? failure, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.StandingJobs.SingleOrDefaultAsync(j => j.Id == jobId, ct) is not { } job) return Problem.Missing;

        if (failure is null) job.Done(clock.Now);
        else
        {
            job.Failed(failure, clock.Now);
            if (job.Attempts == StandingJob.MostTries) await db.TellListAsync(SystemList.BulkWork, "notice.standing-job-failed", [Dates.Iso(job.Day)], null, ct);
        }
        return await db.SaveAsync(ct);
    }
}
