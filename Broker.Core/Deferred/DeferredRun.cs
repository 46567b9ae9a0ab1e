using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>One worker's hold on a job.</summary>
internal sealed record DeferredRun(Guid JobId, Guid ClaimId, Guid AuthorId, string Kind)
{
    /// <summary>Null when it is over, or another's by now.</summary>
    public async Task<DeferredJob?> FindAsync(BrokerDb db, CancellationToken ct) => await db.DeferredJobs.SingleOrDefaultAsync(j => j.Id == JobId && j.ClaimId == ClaimId, ct);

    /// <summary>In the save of its last step: the end, what it leaves behind, and the word to whoever asked.</summary>
    public static async Task EndAsync(BrokerDb db, DeferredJob job, JobState state, DateTime now, string? failure, CancellationToken ct)
    {
        job.End(state, now, failure);
        if (await db.DeferredTargets.FindAsync([job.Id], ct) is { } targets) db.Remove(targets);
        var done = job.Done - job.Refused;
        (string Code, int Count) said = state switch
        {
            JobState.Failed => ("notice.job-failed", done),
            JobState.Cancelled => ("notice.job-cancelled", done),
            _ when job.Refused > 0 => ("notice.job-part", done),
            _ => ("notice.job-done", done),
        };
        db.Add(new Notification
        {
            PersonId = job.AuthorId, At = now, Code = said.Code, Args = [job.Kind, $"{said.Count}", $"{job.Refused}"], Link = $"/jobs#{job.Id}",
        });
    }
}
