using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Makes or alters a predefined task; answers its id.</summary>
public sealed class SaveTaskTemplate(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }

        /// <summary>As it was read; a newer one means that somebody else saved meanwhile.</summary>
        public Guid? Version { get; set; }
        [Required, MaxLength(TaskTemplate.SubjectLength)] public string? Subject { get; set; }
        public TaskKind Kind { get; set; }
        public TaskTrigger Trigger { get; set; }
        public bool Active { get; set; } = true;
        [Range(0, TaskTemplate.MostDays)] public int PlannedInDays { get; set; }
        public TimeOnly? TimeLimit { get; set; }
        public Guid? EntryKindId { get; set; }
        public bool Urgent { get; set; }
        [MaxLength(TaskItem.DescriptionLength)] public string? Description { get; set; }
        public bool OnlyOnceDue { get; set; }
        public bool ToHandler { get; set; }
        public Guid? ActorsId { get; set; }
        public List<Guid> Recipients { get; set; } = [];
        public List<Guid> Lists { get; set; } = [];

        public static Input Of(TaskTemplateRow row) => new()
        {
            Id = row.Id, Version = row.Version, Subject = row.Subject, Kind = row.Kind, Trigger = row.Trigger, Active = row.Active, PlannedInDays = row.PlannedInDays,
            TimeLimit = row.TimeLimit, EntryKindId = row.EntryKindId, Urgent = row.Urgent, Description = row.Description, OnlyOnceDue = row.OnlyOnceDue,
            ToHandler = row.ToHandler, ActorsId = row.ActorsId, Recipients = [.. row.Recipients.Select(r => r.Id)], Lists = [.. row.Lists.Select(l => l.Id)],
        };
    }

    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (Inputs.Check(input) is { } wrong) return wrong;

        var template = await FindAsync(db, input, ct);
        if (template is null) return Problem.Missing;
        if (input.Id is not null && input.Version != template.Version) return Problem.Stale;
        if (!await db.MayChooseAsync(ListKind.TaskEntryKind, input.EntryKindId, template.EntryKindId, ct)) return Problem.Missing.At(nameof(Input.EntryKindId));

        Write(input, template);
        if (await RefuseAsync(db, template, input, ct) is { } unfit) return unfit;
        var addressed = template.Address(input.Recipients, input.Lists);
        if (addressed.Failed) return addressed.Problem.At(nameof(Input.Recipients));

        db.Touch(template);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : template.Id;
    }

    private static async Task<TaskTemplate?> FindAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        if (input.Id is { } id) return await db.TaskTemplates.Include(t => t.Recipients).Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == id, ct);
        var created = new TaskTemplate { Subject = input.Subject!, Kind = input.Kind };
        db.Add(created);
        return created;
    }

    private static void Write(Input input, TaskTemplate template)
    {
        (template.Subject, template.Kind, template.Trigger, template.Active) = (input.Subject!.Trim(), input.Kind, input.Trigger, input.Active);
        (template.PlannedInDays, template.TimeLimit, template.EntryKindId, template.Urgent) = (input.PlannedInDays, input.TimeLimit, input.EntryKindId, input.Urgent);
        (template.Description, template.OnlyOnceDue, template.ToHandler) = (Inputs.Tidy(input.Description), input.OnlyOnceDue, input.ToHandler);
        template.ActorsId = TaskTemplate.IsOfExtranet(input.Trigger) ? null : input.ActorsId;
    }

    /// <summary>A validation sent only to people who may not decide would hold requests for ever, like one sent to nobody.</summary>
    private static async Task<Problem?> RefuseAsync(BrokerDb db, TaskTemplate template, Input input, CancellationToken ct)
    {
        if ((template.Kind != TaskKind.Validation || !template.Active) && await db.PredefinedMessages.AnyAsync(m => m.ValidationId == template.Id, ct))
            return new Problem("task-template.holds-messages", template.Active ? nameof(Input.Kind) : null);
        // Of what starts a task, only a client's request can be held back until somebody decides.
        if (template.Kind == TaskKind.Validation && template.Trigger != TaskTrigger.None) return new Problem("task-template.nothing-to-hold", nameof(Input.Kind));
        if (template.Kind == TaskKind.ExtranetValidation && template.Trigger != TaskTrigger.CertificateRequested) return new Problem("task-template.needs-extranet", nameof(Input.Trigger));
        if (template.ActorsId is { } actors && !await db.UserLists.AnyAsync(l => l.Id == actors, ct)) return Problem.Missing.At(nameof(Input.ActorsId));
        if (await db.UserLists.CountAsync(l => input.Lists.Contains(l.Id), ct) != input.Lists.Distinct().Count()) return Problem.Missing.At(nameof(Input.Lists));

        var staff = await db.StaffOnDutyAsync(ct);
        var people = input.Recipients.Select(id => staff.FirstOrDefault(s => s.Id == id)).ToList();
        if (people.Contains(null)) return Problem.Missing.At(nameof(Input.Recipients));
        if (!template.IsValidation) return null;
        if (people.FirstOrDefault(p => !p!.MayDecide) is { } powerless) return Problem.Of("task-template.recipient-cannot-decide", powerless.Name).At(nameof(Input.Recipients));
        var able = staff.Where(s => s.MayDecide).Select(s => s.Id).ToList();
        return people.Count == 0 && input.Lists.Count > 0 && !await db.UserListMembers.AnyAsync(m => input.Lists.Contains(m.ListId) && able.Contains(m.PersonId), ct)
            ? new Problem("task-template.nobody-decides", nameof(Input.Lists))
            : null;
    }
}
