using Broker.Core.Access;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed record TaskTemplateRow(
    Guid Id, Guid Version, string Subject, TaskKind Kind, TaskTrigger Trigger, bool HoldsCertificates, IReadOnlyList<StaffChoice> Recipients)
{
    public bool Active { get; init; }
    public int PlannedInDays { get; init; }
    public TimeOnly? TimeLimit { get; init; }
    public Guid? EntryKindId { get; init; }
    public bool Urgent { get; init; }
    public string? Description { get; init; }
    public bool OnlyOnceDue { get; init; }
    public bool ToHandler { get; init; }
    public Guid? ActorsId { get; init; }
    public IReadOnlyList<TaskList> Lists { get; init; } = [];
}

/// <param name="MayDecide">Whether their profile lets them accept and refuse.</param>
public sealed record StaffChoice(Guid Id, string Name, bool MayDecide);

/// <param name="Staff">Whom one may choose as recipients.</param>
/// <param name="Lists">The lists one may choose, as recipients or as those whose acts start a task.</param>
public sealed record TaskTemplateList(
    IReadOnlyList<TaskTemplateRow> Rows, IReadOnlyList<StaffChoice> Staff, IReadOnlyList<TaskList> Lists, IReadOnlyList<TaskChoicesQuery.Choice> EntryKinds);

/// <summary>The predefined tasks, and whom they can be sent to.</summary>
public sealed class TaskTemplatesQuery(BrokerStore store)
{
    public async Task<TaskTemplateList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);

        var staff = await db.StaffOnDutyAsync(ct);
        var lists = await db.UserLists.AsNoTracking().OrderBy(l => l.System == null).ThenBy(l => l.Name).Select(l => new TaskList(l.Id, l.Name, l.System)).ToListAsync(ct);
        var kinds = await db.ListValues.Where(v => v.List == ListKind.TaskEntryKind && !v.Retired).OrderBy(v => v.Position).ThenBy(v => v.Name)
            .Select(v => new TaskChoicesQuery.Choice(v.Id, v.Name)).ToListAsync(ct);
        var templates = await db.TaskTemplates.AsNoTracking().Include(t => t.Recipients).Include(t => t.Groups).OrderBy(t => t.Subject).ToListAsync(ct);
        return new([.. templates.Select(t => new TaskTemplateRow(t.Id, t.Version, t.Subject, t.Kind, t.Trigger, t.HoldsCertificates,
            [.. staff.Where(s => t.Recipients.Any(r => r.PersonId == s.Id))])
        {
            Active = t.Active, PlannedInDays = t.PlannedInDays, TimeLimit = t.TimeLimit, EntryKindId = t.EntryKindId, Urgent = t.Urgent, Description = t.Description,
            OnlyOnceDue = t.OnlyOnceDue, ToHandler = t.ToHandler, ActorsId = t.ActorsId, Lists = [.. lists.Where(l => t.Groups.Any(g => g.ListId == l.Id))],
        })], staff, lists, kinds);
    }
}
