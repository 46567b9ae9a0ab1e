using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>The job whose turn it is: queued, or left by a process that died over it. Null when there is none.</summary>
public sealed class NextDeferredJob(BrokerStore store, FirmClock clock)
{
    public async Task<Guid?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var now = clock.Now;
        return await db.DeferredJobs.Where(j => (j.State == JobState.Queued || j.State == JobState.Running) && j.DueAt <= now)
            .OrderBy(j => j.DueAt).ThenBy(j => j.Id).Select(j => (Guid?)j.Id).FirstOrDefaultAsync(ct);
    }
}
