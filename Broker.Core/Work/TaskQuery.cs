using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <param name="SubjectId">What a validation decides on: the certificate request.</param>
/// <param name="MayDecide">The reader may accept or refuse it now.</param>
public sealed record TaskDetail(
    Guid Id, string Subject, TaskKind Kind, TaskState State, DateOnly PlannedOn, DateTime CreatedAt,
    Guid? ClientId, string? ClientName, Guid? ContractId, string? ContractNumber, Guid? SubjectId,
    string? DecidedBy, DateTime? DecidedAt, string? Reason, IReadOnlyList<string> Recipients)
{
    public bool IsValidation => Kind is TaskKind.Validation or TaskKind.ExtranetValidation;
    public bool MayDecide { get; init; }
}

/// <summary>One task. What its decision is about is told by the capability that asked for it.</summary>
public sealed class TaskQuery(BrokerStore store)
{
    public async Task<TaskDetail?> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var task = await db.Tasks.AsNoTracking().Where(t => t.Id == taskId)
            .Select(t => new TaskDetail(t.Id, t.Subject, t.Kind, t.State, t.PlannedOn, t.CreatedAt, t.ClientId,
                db.Clients.Where(c => c.Id == t.ClientId).Select(c => c.Name).FirstOrDefault(), t.ContractId,
                db.Contracts.Where(c => c.Id == t.ContractId).Select(c => c.Number).FirstOrDefault(), t.SubjectId,
                t.DecidedBy, t.DecidedAt, t.Reason,
                (from recipient in t.Recipients
                 join person in db.Users on recipient.PersonId equals person.Id
                 orderby person.LastName, person.FirstName
                 select person.FirstName + " " + person.LastName).ToList()))
            .SingleOrDefaultAsync(ct);
        return task is null ? null : task with { MayDecide = task.IsValidation && task.State == TaskState.Open && db.Actor.May(Permission.DecideRequests) };
    }
}
