using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <param name="SubjectId">What a validation decides on: the certificate request.</param>
/// <param name="Recipients">People, by name.</param>
public sealed record TaskDetail(
    Guid Id, Guid Version, string Subject, TaskKind Kind, TaskState State, DateOnly PlannedOn, DateTime CreatedAt,
    Guid? ClientId, string? ClientName, Guid? ContractId, string? ContractNumber, Guid? SubjectId,
    string? DecidedBy, DateTime? DecidedAt, string? Reason, IReadOnlyList<string> Recipients)
{
    public bool IsValidation => Kind is TaskKind.Validation or TaskKind.ExtranetValidation;

    /// <summary>It ends with the answer to a client, and not by itself.</summary>
    public bool AwaitsAnswer => SubjectId is not null && !IsValidation;

    /// <summary>The reader may accept or refuse it now.</summary>
    public bool MayDecide { get; init; }

    /// <summary>The reader may alter, end or reopen it.</summary>
    public bool MayChange { get; init; }
    public TimeOnly? TimeLimit { get; init; }
    public Guid? EntryKindId { get; init; }
    public string? EntryKind { get; init; }
    public bool Urgent { get; init; }
    public string? Description { get; init; }
    public bool OnlyOnceDue { get; init; }
    public string CreatedBy { get; init; } = "";
    public Guid? EventId { get; init; }

    /// <summary>The mail it was made from, or holds.</summary>
    public Guid? MessageId { get; init; }
    public string? Mail { get; init; }
    public IReadOnlyList<Guid> People { get; init; } = [];
    public IReadOnlyList<TaskList> Lists { get; init; } = [];
}

/// <param name="Name">Null for a list that ships: its name is a text.</param>
public sealed record TaskList(Guid Id, string? Name, SystemList? System);

/// <summary>One task. What a certificate's decision is about is told by the capability that asked for it.</summary>
public sealed class TaskQuery(BrokerStore store)
{
    public async Task<TaskDetail?> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var task = await db.Tasks.AsNoTracking().Where(t => t.Id == taskId)
            .Select(t => new TaskDetail(t.Id, t.Version, t.Subject, t.Kind, t.State, t.PlannedOn, t.CreatedAt, t.ClientId,
                db.Clients.Where(c => c.Id == t.ClientId).Select(c => c.Name).FirstOrDefault(), t.ContractId,
                db.Contracts.Where(c => c.Id == t.ContractId).Select(c => c.Number).FirstOrDefault(), t.SubjectId,
                t.DecidedBy, t.DecidedAt, t.Reason,
                (from recipient in t.Recipients
                 join person in db.Users on recipient.PersonId equals person.Id
                 orderby person.LastName, person.FirstName
                 select person.FirstName + " " + person.LastName).ToList())
            {
                TimeLimit = t.TimeLimit, EntryKindId = t.EntryKindId, EntryKind = db.ListValues.Where(v => v.Id == t.EntryKindId).Select(v => v.Name).FirstOrDefault(),
                Urgent = t.Urgent, Description = t.Description, OnlyOnceDue = t.OnlyOnceDue, CreatedBy = t.CreatedBy, EventId = t.EventId,
                MessageId = t.MessageId, Mail = db.Messages.Where(m => m.Id == t.MessageId).Select(m => m.Subject).FirstOrDefault(),
                People = t.Recipients.Select(r => r.PersonId).ToList(),
                Lists = (from g in t.Groups join l in db.UserLists on g.ListId equals l.Id select new TaskList(l.Id, l.Name, l.System)).ToList(),
            })
            .SingleOrDefaultAsync(ct);
        return task is null ? null : task with
        {
            MayDecide = task.IsValidation && task.State == TaskState.Open && db.Actor.May(Permission.DecideRequests),
            MayChange = db.Actor.May(Permission.ManageActions),
        };
    }
}
