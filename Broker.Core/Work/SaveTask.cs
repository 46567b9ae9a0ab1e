using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A task made by hand, or an existing one's data, those it is for included (R-TSK-01, R-TSK-02).</summary>
public sealed class SaveTask(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>None for a new task.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(TaskTemplate.SubjectLength)] public string? Subject { get; set; }
        public TaskKind Kind { get; set; } = TaskKind.Action;
        [Required] public DateOnly? PlannedOn { get; set; }
        public TimeOnly? TimeLimit { get; set; }
        public Guid? EntryKindId { get; set; }
        public bool Urgent { get; set; }
        [MaxLength(TaskItem.DescriptionLength)] public string? Description { get; set; }
        public bool OnlyOnceDue { get; set; }
        public List<Guid> People { get; set; } = [];
        public List<Guid> Lists { get; set; } = [];

        /// <summary>What a new task is about; the line of history or the mail says it, when there is one.</summary>
        public Guid? ClientId { get; set; }
        public Guid? EventId { get; set; }
        public Guid? MessageId { get; set; }
    }

    /// <returns>The task's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (Inputs.Check(input) is { } problem) return problem;

        var task = input.Id is { } id
            ? await db.Tasks.Include(t => t.Recipients).Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == id, ct)
            : await NewAsync(db, input, ct);
        if (task is null) return Problem.Missing;
        if (input.Id is not null && task.Version != input.Version) return Problem.Stale;
        if (await RefuseAsync(db, task, input, ct) is { } refusal) return refusal;

        var before = input.Id is null ? [] : await db.ReceiversAsync(task, ct);
        Write(input, task);
        await db.TellRecipientsAsync(task, clock.Today, ct, before);
        db.Touch(task);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : task.Id;
    }

    private async Task<TaskItem?> NewAsync(BrokerDb db, Input input, CancellationToken ct)
    {
        var from = input.EventId is null ? null : await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == input.EventId, ct);
        if (from is null && input.EventId is not null) return null;
        var mail = input.MessageId is { } message ? await db.ReceivedMails.SingleOrDefaultAsync(m => m.Id == message, ct) : null;
        if (mail is null && input.MessageId is not null) return null;
        mail?.Process(db.Actor.Name, clock.Now);
        var about = from?.ClientId ?? mail?.ClientId ?? input.ClientId;
        if (about is { } client && !await db.Clients.AnyAsync(c => c.Id == client, ct)) return null;
        return db.Add(new TaskItem
        {
            Subject = input.Subject!, Kind = input.Kind, PlannedOn = input.PlannedOn!.Value, CreatedAt = clock.Now, CreatedById = db.Actor.PersonId, CreatedBy = db.Actor.Name,
            ClientId = about, ContractId = from?.ContractId, EventId = from?.Id, MessageId = input.MessageId,
        }).Entity;
    }

    private static async Task<Problem?> RefuseAsync(BrokerDb db, TaskItem task, Input input, CancellationToken ct)
    {
        if (task.State != TaskState.Open) return Problem.Of("task.already-ended", task.DecidedBy, task.DecidedAt);
        // What a client's request or a mail waits for stays what it is.
        var holds = task.SubjectId is not null || (task.MessageId is { } mail && await db.HeldMails.AnyAsync(m => m.Id == mail, ct));
        if (holds ? input.Kind != task.Kind : input.Kind == TaskKind.ExtranetValidation) return new Problem("task.kind-not-by-hand", nameof(Input.Kind));
        if (input.People.Count + input.Lists.Count == 0) return new Problem("task.recipients-needed", nameof(Input.People));
        if (!await db.MayChooseAsync(ListKind.TaskEntryKind, input.EntryKindId, task.EntryKindId, ct)) return Problem.Missing.At(nameof(Input.EntryKindId));
        if (await db.UserLists.CountAsync(l => input.Lists.Contains(l.Id), ct) != input.Lists.Distinct().Count()) return Problem.Missing.At(nameof(Input.Lists));
        var staff = await db.StaffOnDutyAsync(ct);
        var here = task.Recipients.Select(r => r.PersonId).ToHashSet();
        var people = input.People.Where(p => !here.Contains(p)).Select(id => staff.FirstOrDefault(s => s.Id == id)).ToList();
        if (people.Contains(null)) return Problem.Missing.At(nameof(Input.People));
        return input.Kind is TaskKind.Validation or TaskKind.ExtranetValidation && people.FirstOrDefault(p => !p!.MayDecide) is { } powerless
            ? Problem.Of("task-template.recipient-cannot-decide", powerless.Name).At(nameof(Input.People))
            : null;
    }

    private static void Write(Input input, TaskItem task)
    {
        (task.Subject, task.Kind, task.PlannedOn, task.TimeLimit) = (input.Subject!.Trim(), input.Kind, input.PlannedOn!.Value, input.TimeLimit);
        (task.EntryKindId, task.Urgent, task.Description, task.OnlyOnceDue) = (input.EntryKindId, input.Urgent, Inputs.Tidy(input.Description), input.OnlyOnceDue);
        task.Address(input.People, input.Lists);
    }
}
