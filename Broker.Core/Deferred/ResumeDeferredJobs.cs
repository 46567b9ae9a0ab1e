using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>At the start of the only program on its archive, what was under way was left by one that died: it goes on at once, instead of when its lease ends.</summary>
public sealed class ResumeDeferredJobs(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        foreach (var job in await db.DeferredJobs.Where(j => j.State == JobState.Running).ToListAsync(ct)) job.Interrupted(clock.Now);
        return await db.SaveAsync(ct);
    }
}
