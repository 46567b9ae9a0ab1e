using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Deferred;

/// <summary>Its author, or an administrator, stops a job: at once when it has not begun, else after the step under way. What is done stays done.</summary>
public sealed class CancelDeferredJob(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid jobId, CancellationToken ct = default)
    {
        // A step that ends at the same moment makes this one stale; the next is far enough away.
        for (var attempt = 1; ; attempt++)
        {
            var cancelled = await CancelAsync(by, jobId, ct);
            if (cancelled.Problem != Problem.Stale || attempt == 10) return cancelled;
        }
    }

    private async Task<Result> CancelAsync(Caller by, Guid jobId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await db.DeferredJobs.FindAsync([jobId], ct) is not { } job || !DeferredJobsQuery.MaySee(db.Actor, job.AuthorId)) return Problem.Missing;
        var cancelled = job.Cancel(clock.Now);
        return cancelled.Failed ? cancelled : await db.SaveAsync(ct);
    }
}
