using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>The latest jobs: one's own, or everybody's for administrators.</summary>
public sealed class DeferredJobsQuery(BrokerStore store)
{
    private const int Latest = 60;

    /// <param name="Mine">Only its author fetches what it made.</param>
    public sealed record JobRow(Guid Id, string Kind, string Author, bool Mine, DateTime QueuedAt, DateTime? EndedAt, JobState State, int? Total, int Done, int Refused,
        bool CancelAsked, string? Failure, string? FileName)
    {
        public bool IsOver => State is not (JobState.Queued or JobState.Running);
    }

    /// <param name="onlyRunning">Those of the caller alone, not over yet.</param>
    public async Task<IReadOnlyList<JobRow>> RunAsync(Caller by, bool onlyRunning = false, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var (me, all) = (db.Actor.PersonId, db.Actor.May(Permission.ManageStaff));
        var jobs = db.DeferredJobs.AsNoTracking();
        jobs = onlyRunning ? jobs.Where(j => j.AuthorId == me && (j.State == JobState.Queued || j.State == JobState.Running)) : jobs.Where(j => all || j.AuthorId == me);
        return await jobs.OrderByDescending(j => j.QueuedAt).ThenByDescending(j => j.Id).Take(Latest)
            .Select(j => new JobRow(j.Id, j.Kind, j.Author, j.AuthorId == me, j.QueuedAt, j.EndedAt, j.State, j.Total, j.Done, j.Refused, j.CancelAsked, j.Failure, j.FileName))
            .ToListAsync(ct);
    }

    internal static bool MaySee(Actor actor, Guid author) => actor.PersonId == author || actor.May(Permission.ManageStaff);
}
