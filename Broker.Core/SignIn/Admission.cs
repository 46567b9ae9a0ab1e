using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Somebody who came for the first time and waits for the firm's word, with the task that says so.</summary>
internal sealed record Admission(Membership Membership, Person Person, TaskItem? Task)
{
    public static async Task<Admission?> FindAsync(BrokerDb db, Guid membershipId, CancellationToken ct)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, ct) is not { } membership) return null;
        var person = await db.Users.SingleAsync(p => p.Id == membership.PersonId, ct);
        var tasks = await db.Tasks.Where(t => t.SubjectId == membershipId && t.Kind == TaskKind.ExtranetValidation).OrderByDescending(t => t.CreatedAt).ToListAsync(ct);
        return new(membership, person, tasks.Find(t => t.State == TaskState.Open) ?? tasks.FirstOrDefault());
    }

    /// <summary>The first word stands; who comes second is told whose it was.</summary>
    public Result Decide(BrokerDb db, bool admit, string? reason, DateTime now)
    {
        if (Membership.Stage != AccessStage.Awaiting) return Task?.DecidedBy is null ? new Problem("access.not-awaiting") : Problem.Of("task.already-decided", Task.DecidedBy, Task.DecidedAt);
        if (Task?.State == TaskState.Open && Task.Decide(admit ? TaskState.Accepted : TaskState.Refused, reason, db.Actor.PersonId, db.Actor.Name, now) is { Failed: true } refused) return refused;
        Membership.Stage = admit ? AccessStage.Open : AccessStage.Refused;
        return Result.Done;
    }

    public DoorMail Letter(DoorMailKind kind, string account, string? words, DateTime now) => new()
    {
        Kind = kind, To = Person.Email!, Language = Person.Language, Name = Person.FullName, About = account, Words = words, CreatedAt = now, DueAt = now,
    };
}
