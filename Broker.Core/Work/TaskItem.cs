using Broker.Core.Common;

namespace Broker.Core.Work;

public enum TaskState { Open, Done, Accepted, Refused }

/// <summary>Work assigned to people of the firm. A validation is a task that ends with a decision.</summary>
public sealed class TaskItem : Entity, IStaffOnly, IMayConcernClient
{
    public const int ReasonLength = 500;

    public required string Subject { get; init; }
    public required TaskKind Kind { get; init; }
    public required DateOnly PlannedOn { get; set; }
    public required DateTime CreatedAt { get; init; }
    public Guid? ClientId { get; init; }
    public Guid? ContractId { get; init; }

    /// <summary>What a validation decides on: the certificate request.</summary>
    public Guid? SubjectId { get; init; }
    public TaskState State { get; private set; } = TaskState.Open;
    public Guid? DecidedById { get; private set; }
    public string? DecidedBy { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public List<TaskRecipient> Recipients { get; init; } = [];

    public bool IsValidation => Kind is TaskKind.Validation or TaskKind.ExtranetValidation;

    /// <summary>First decision wins; whoever comes second is told who decided (D-36).</summary>
    public Result Decide(TaskState decision, string? reason, Guid? byId, string by, DateTime at)
    {
        if (State != TaskState.Open) return Problem.Of("task.already-decided", DecidedBy, DecidedAt);
        reason = reason?.Trim();
        if (decision == TaskState.Refused && string.IsNullOrEmpty(reason)) return new Problem("task.reason-needed", nameof(Reason));
        (State, Reason, DecidedById, DecidedBy, DecidedAt) = (decision, reason, byId, by, at);
        return Result.Done;
    }
}

public sealed class TaskRecipient : IStaffOnly
{
    public required Guid TaskId { get; init; }
    public required Guid PersonId { get; init; }
}
