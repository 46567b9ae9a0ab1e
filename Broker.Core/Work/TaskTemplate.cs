using Broker.Core.Common;

namespace Broker.Core.Work;

public enum TaskKind { Notification, Action, Waiting, Validation, ExtranetValidation }

/// <summary>What makes a task by itself.</summary>
public enum TaskTrigger { None, CertificateRequested }

/// <summary>A predefined task. One of kind extranet validation, triggered by a certificate request, is what makes requests wait for the firm.</summary>
public sealed class TaskTemplate : Entity
{
    public const int SubjectLength = 160;

    public required string Subject { get; set; }
    public required TaskKind Kind { get; set; }
    public TaskTrigger Trigger { get; set; }
    public List<TaskTemplateRecipient> Recipients { get; init; } = [];

    /// <summary>R-CERT-16: what makes a certificate request wait for a decision.</summary>
    public bool HoldsCertificates => Kind == TaskKind.ExtranetValidation && Trigger == TaskTrigger.CertificateRequested;

    /// <summary>D-37: a validation nobody receives would hold requests for ever.</summary>
    public Result Address(IEnumerable<Guid> people)
    {
        var chosen = people.Distinct().ToList();
        if (chosen.Count == 0 && Kind is (TaskKind.Validation or TaskKind.ExtranetValidation)) return new Problem("task-template.recipients-needed");
        Recipients.RemoveAll(r => !chosen.Contains(r.PersonId));
        Recipients.AddRange(chosen.Where(id => Recipients.All(r => r.PersonId != id)).Select(id => new TaskTemplateRecipient { TemplateId = Id, PersonId = id }));
        return Result.Done;
    }
}

public sealed class TaskTemplateRecipient
{
    public required Guid TemplateId { get; init; }
    public required Guid PersonId { get; init; }
}
