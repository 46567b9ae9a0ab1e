using Broker.Core.Common;

namespace Broker.Core.Work;

/// <summary>
/// Notification: a reminder or a piece of information. Action: to do before its day. Waiting: to do on its day. Validation: somebody accepts
/// or refuses. Extranet validation: the same for what a client asked for on the extranet, which is held back until then.
/// </summary>
public enum TaskKind { Notification, Action, Waiting, Validation, ExtranetValidation }

/// <summary>What makes a task by itself.</summary>
public enum TaskTrigger
{
    None, CertificateRequested, ClientCreated, AddressChanged, ContractSigned, ContractSuspended, ContractTerminated, ContractReinstated, ContractExpired,
}

/// <summary>A predefined task. One of kind extranet validation, triggered by a certificate request, is what makes requests wait for the firm.</summary>
public sealed class TaskTemplate : Entity
{
    public const int SubjectLength = 160, MostDays = 365;

    public required string Subject { get; set; }
    public required TaskKind Kind { get; set; }
    public TaskTrigger Trigger { get; set; }

    /// <summary>Otherwise it neither pre-fills nor starts anything.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Planned so many days after the day it is made.</summary>
    public int PlannedInDays { get; set; }
    public TimeOnly? TimeLimit { get; set; }
    public Guid? EntryKindId { get; set; }
    public bool Urgent { get; set; }
    public string? Description { get; set; }
    public bool OnlyOnceDue { get; set; }

    /// <summary>Whoever is in charge of the client receives it too.</summary>
    public bool ToHandler { get; set; }

    /// <summary>R-TSK-09: only acts of these people start it; anybody's without.</summary>
    public Guid? ActorsId { get; set; }
    public List<TaskTemplateRecipient> Recipients { get; init; } = [];
    public List<TaskTemplateGroup> Groups { get; init; } = [];

    /// <summary>R-CERT-16: what makes a certificate request wait for a decision.</summary>
    public bool HoldsCertificates => Active && Kind == TaskKind.ExtranetValidation && Trigger == TaskTrigger.CertificateRequested;

    public bool IsValidation => Kind is TaskKind.Validation or TaskKind.ExtranetValidation;

    /// <summary>Something the client did on the extranet: nobody of the firm acted.</summary>
    public static bool IsOfExtranet(TaskTrigger trigger) => trigger == TaskTrigger.CertificateRequested;

    /// <summary>D-37: a validation nobody receives would hold requests for ever.</summary>
    public Result Address(IEnumerable<Guid> people, IEnumerable<Guid> lists)
    {
        var (chosen, groups) = (people.Distinct().ToList(), lists.Distinct().ToList());
        if (chosen.Count + groups.Count == 0 && IsValidation) return new Problem("task-template.recipients-needed");
        Recipients.RemoveAll(r => !chosen.Contains(r.PersonId));
        Recipients.AddRange(chosen.Where(id => Recipients.All(r => r.PersonId != id)).Select(id => new TaskTemplateRecipient { TemplateId = Id, PersonId = id }));
        Groups.RemoveAll(g => !groups.Contains(g.ListId));
        Groups.AddRange(groups.Where(id => Groups.All(g => g.ListId != id)).Select(id => new TaskTemplateGroup { TemplateId = Id, ListId = id }));
        return Result.Done;
    }

    /// <summary>The task it makes, for nobody yet.</summary>
    public TaskItem Make(DateOnly today, DateTime now, Guid? byId, string by, Guid? clientId, Guid? contractId, Guid? messageId = null) => new()
    {
        Subject = Subject, Kind = Kind, PlannedOn = today.AddDays(PlannedInDays), TimeLimit = TimeLimit, EntryKindId = EntryKindId, Urgent = Urgent,
        Description = Description, OnlyOnceDue = OnlyOnceDue, CreatedAt = now, CreatedById = byId, CreatedBy = by, ClientId = clientId, ContractId = contractId,
        MessageId = messageId,
    };
}

public sealed class TaskTemplateRecipient
{
    public required Guid TemplateId { get; init; }
    public required Guid PersonId { get; init; }
}

public sealed class TaskTemplateGroup : IStaffOnly
{
    public required Guid TemplateId { get; init; }
    public required Guid ListId { get; init; }
}
