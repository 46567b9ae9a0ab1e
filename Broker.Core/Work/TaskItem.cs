using Broker.Core.Common;

namespace Broker.Core.Work;

public enum TaskState { Open, Done, Accepted, Refused }

/// <summary>Work assigned to people of the firm. A validation is a task that ends with a decision.</summary>
public sealed class TaskItem : Entity, IStaffOnly, IMayConcernClient, ILeftToFirm
{
    public const int ReasonLength = 500, DescriptionLength = 2000;

    public required string Subject { get; set; }
    public required TaskKind Kind { get; set; }
    public required DateOnly PlannedOn { get; set; }

    /// <summary>On the planned day, at the latest; in the firm's time zone.</summary>
    public TimeOnly? TimeLimit { get; set; }
    public Guid? EntryKindId { get; set; }

    /// <summary>R-TSK-04: first within its own day.</summary>
    public bool Urgent { get; set; }
    public string? Description { get; set; }

    /// <summary>R-TSK-03: not shown before its day.</summary>
    public bool OnlyOnceDue { get; set; }
    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedById { get; init; }

    /// <summary>Who asked for it, as they were called then; empty when the firm's machine did.</summary>
    public string CreatedBy { get; init; } = "";
    public Guid? ClientId { get; init; }
    public Guid? ContractId { get; init; }

    /// <summary>The line of history it was made from.</summary>
    public Guid? EventId { get; init; }

    /// <summary>The mail it was made from, or the one a validation holds.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>What a validation decides on: the certificate request. Of any other task: what a client asked, whose answer ends it.</summary>
    public Guid? SubjectId { get; init; }
    public TaskState State { get; private set; } = TaskState.Open;
    public Guid? DecidedById { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public List<TaskRecipient> Recipients { get; init; } = [];
    public List<TaskGroup> Groups { get; init; } = [];

    /// <summary>It is done once the client has its answer, and not before.</summary>
    public bool AwaitsAnswer => SubjectId is not null && !IsValidation;

    public bool IsValidation => Kind is TaskKind.Validation or TaskKind.ExtranetValidation;

    public void Address(IEnumerable<Guid> people, IEnumerable<Guid> lists)
    {
        var (chosen, groups) = (people.Distinct().ToList(), lists.Distinct().ToList());
        Recipients.RemoveAll(r => !chosen.Contains(r.PersonId));
        Recipients.AddRange(chosen.Where(id => Recipients.All(r => r.PersonId != id)).Select(id => new TaskRecipient { TaskId = Id, PersonId = id }));
        Groups.RemoveAll(g => !groups.Contains(g.ListId));
        Groups.AddRange(groups.Where(id => Groups.All(g => g.ListId != id)).Select(id => new TaskGroup { TaskId = Id, ListId = id }));
    }

    /// <summary>First decision wins; whoever comes second is told who decided (D-36).</summary>
    public Result Decide(TaskState decision, string? reason, Guid? byId, string by, DateTime at)
    {
        if (State != TaskState.Open) return Problem.Of("task.already-decided", DecidedBy, DecidedAt);
        reason = reason?.Trim();
        if (decision == TaskState.Refused && string.IsNullOrEmpty(reason)) return new Problem("task.reason-needed", nameof(Reason));
        (State, Reason, DecidedById, DecidedBy, DecidedAt) = (decision, reason, byId, by, at);
        return Result.Done;
    }

    public Result End(Guid? byId, string by, DateTime at)
    {
        if (IsValidation) return new Problem("task.needs-decision");
        if (AwaitsAnswer && State == TaskState.Open) return new Problem("task.needs-answer");
        if (State != TaskState.Open) return Problem.Of("task.already-ended", DecidedBy, DecidedAt);
        (State, DecidedById, DecidedBy, DecidedAt) = (TaskState.Done, byId, by, at);
        return Result.Done;
    }

    /// <summary>The client has its answer.</summary>
    public void Answered(Guid? byId, string by, DateTime at) => (State, DecidedById, DecidedBy, DecidedAt) = (TaskState.Done, byId, by, at);

    /// <summary>A decision stands; what was merely done can be taken up again.</summary>
    public Result Reopen()
    {
        if (State != TaskState.Done) return new Problem("task.not-ended");
        if (AwaitsAnswer) return new Problem("task.needs-answer");
        (State, DecidedById, DecidedBy, DecidedAt) = (TaskState.Open, null, null, null);
        return Result.Done;
    }
}

public sealed class TaskRecipient : IStaffOnly, ILeftToFirm
{
    public required Guid TaskId { get; init; }
    public required Guid PersonId { get; init; }
}

/// <summary>A task for whoever is on a list.</summary>
public sealed class TaskGroup : IStaffOnly
{
    public required Guid TaskId { get; init; }
    public required Guid ListId { get; init; }
}
