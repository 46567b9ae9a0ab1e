using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <param name="From">First of the days to catch up.</param>
/// <param name="To">The day it is due on.</param>
public sealed record StandingWork(Guid Id, DateOnly From, DateOnly To);

/// <summary>Takes a day's standing job, if it is due, not done, and nobody has it. Null otherwise.</summary>
public sealed class ClaimStandingJob(BrokerStore store, FirmClock clock)
{
    /// <summary>Not before, in the firm's time zone.</summary>
    private static readonly TimeOnly DueAt = new(3, 0);

    public async Task<StandingWork?> RunAsync(Caller by, string name, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();

        var local = clock.ToFirm(clock.Now);
        var day = TimeOnly.FromDateTime(local) >= DueAt ? clock.Today : clock.Today.AddDays(-1);
        var job = await db.StandingJobs.SingleOrDefaultAsync(j => j.Name == name && j.Day == day, ct);
        if (job is null)
        {
            var last = await db.StandingJobs.Where(j => j.Name == name && j.DoneAt != null).MaxAsync(j => (DateOnly?)j.Day, ct);
            if (last >= day) return null;
            job = db.Add(new StandingJob { Name = name, Day = day, From = last?.AddDays(1) ?? day }).Entity;
        }
        if (!job.TryClaim(clock.Now)) return null;
        // Another node was quicker: its row is there already, or has changed.
        return (await db.SaveAsync(ct)).Failed ? null : new(job.Id, job.From, job.Day);
    }
}
