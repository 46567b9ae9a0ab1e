using Broker.Core.Access;
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
        var (told, followers) = state switch
        {
            JobState.Failed => ("notice.job-failed", "notice.followed-job-failed"),
            JobState.Cancelled => ("notice.job-cancelled", "notice.followed-job-cancelled"),
            _ when job.Refused > 0 => ("notice.job-part", "notice.followed-job-part"),
            _ => ("notice.job-done", "notice.followed-job-done"),
        };
        db.Add(new Notification
        {
            PersonId = job.AuthorId, At = now, Code = told, Args = [job.Kind, $"{done}", $"{job.Refused}"], Link = $"/jobs#{job.Id}",
        });
        await TellListsAsync(db, job, followers, done, now, ct);
    }

    /// <summary>R-JOB-02: those on the lists too, each once; only an administrator finds the job itself.</summary>
    private static async Task TellListsAsync(BrokerDb db, DeferredJob job, string code, int count, DateTime now, CancellationToken ct)
    {
        var people = await db.Users.Where(p => p.Active && p.ProfileId != null && p.Id != job.AuthorId && db.UserListMembers.Any(m => m.PersonId == p.Id && job.Audience.Contains(m.ListId)))
            .Select(p => new { p.Id, p.Profile!.Permissions }).ToListAsync(ct);
        foreach (var person in people)
            db.Add(new Notification
            {
                PersonId = person.Id, At = now, Code = code, Args = [job.Kind, $"{count}", $"{job.Refused}", job.Author],
                Link = person.Permissions.Contains(Permission.ManageStaff) ? $"/jobs#{job.Id}" : null,
            });
    }
}
