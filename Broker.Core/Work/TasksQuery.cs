using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed record TaskRow(
    Guid Id, string Subject, TaskKind Kind, TaskState State, DateOnly PlannedOn, DateTime CreatedAt,
    Guid? ClientId, string? ClientName, string? ContractNumber, string? DecidedBy, DateTime? DecidedAt)
{
    public TimeOnly? TimeLimit { get; init; }
    public bool Urgent { get; init; }

    /// <summary>Its day or hour has passed; a mere notification is never late.</summary>
    public bool Late { get; init; }
    public IReadOnlyList<string> People { get; init; } = [];
    public IReadOnlyList<TaskList> Lists { get; init; } = [];
}

/// <summary>Which of the open tasks: due are those of today and of the days before.</summary>
public enum TaskDue { Any, Due, Today, Late, Later }

/// <summary>Tasks: the validations somebody waits for come first, then by planned day, the urgent ones first within theirs (R-TSK-04).</summary>
public sealed class TasksQuery(BrokerStore store, FirmClock clock)
{
    public const int PageSize = 50;

    public sealed class Filter
    {
        /// <summary>Only those sent to the caller, by name or through a list.</summary>
        public bool Mine { get; set; }
        public bool ValidationsOnly { get; set; }

        /// <summary>Ended ones instead of open ones, last ended first.</summary>
        public bool Ended { get; set; }

        /// <summary>Of the open ones. Those shown only once due appear before their day under "later" alone (R-TSK-03).</summary>
        public TaskDue Due { get; set; }

        /// <summary>From 0.</summary>
        public int Page { get; set; }
    }

    public async Task<Page<TaskRow>> RunAsync(Caller by, Filter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var found = Chosen(db, filter);
        var (today, time) = (clock.Today, TimeOnly.FromDateTime(clock.ToFirm(clock.Now)));
        var sorted = filter.Ended
            ? found.OrderByDescending(t => t.DecidedAt)
            : found.OrderByDescending(t => t.Kind == TaskKind.Validation || t.Kind == TaskKind.ExtranetValidation)
                .ThenBy(t => t.PlannedOn).ThenByDescending(t => t.Urgent).ThenBy(t => t.TimeLimit == null).ThenBy(t => t.TimeLimit).ThenBy(t => t.CreatedAt);
        var rows = await sorted.ThenBy(t => t.Id).Skip(filter.Page * PageSize).Take(PageSize)
            .Select(t => new TaskRow(t.Id, t.Subject, t.Kind, t.State, t.PlannedOn, t.CreatedAt, t.ClientId,
                db.Clients.Where(c => c.Id == t.ClientId).Select(c => c.Name).FirstOrDefault(),
                db.Contracts.Where(c => c.Id == t.ContractId).Select(c => c.Number).FirstOrDefault(),
                t.DecidedBy, t.DecidedAt)
            {
                TimeLimit = t.TimeLimit, Urgent = t.Urgent,
                Late = t.State == TaskState.Open && t.Kind != TaskKind.Notification && (t.PlannedOn < today || (t.PlannedOn == today && t.TimeLimit < time)),
                People = (from r in t.Recipients join p in db.Users on r.PersonId equals p.Id orderby p.LastName, p.FirstName select p.FirstName + " " + p.LastName).ToList(),
                Lists = (from g in t.Groups join l in db.UserLists on g.ListId equals l.Id select new TaskList(l.Id, l.Name, l.System)).ToList(),
            })
            .ToListAsync(ct);
        return new(rows, await found.CountAsync(ct));
    }

    private IQueryable<TaskItem> Chosen(BrokerDb db, Filter filter)
    {
        var me = db.Actor.PersonId;
        var (today, time) = (clock.Today, TimeOnly.FromDateTime(clock.ToFirm(clock.Now)));
        var found = db.Tasks.AsNoTracking().Where(t => (t.State != TaskState.Open) == filter.Ended);
        if (!filter.Ended)
        {
            found = filter.Due == TaskDue.Later ? found.Where(t => t.PlannedOn > today) : found.Where(t => !t.OnlyOnceDue || t.PlannedOn <= today);
            if (filter.Due == TaskDue.Due) found = found.Where(t => t.PlannedOn <= today);
            if (filter.Due == TaskDue.Today) found = found.Where(t => t.PlannedOn == today);
            if (filter.Due == TaskDue.Late) found = found.Where(t => t.Kind != TaskKind.Notification && (t.PlannedOn < today || (t.PlannedOn == today && t.TimeLimit < time)));
        }
        if (filter.Mine) found = found.Where(t => t.Recipients.Any(r => r.PersonId == me) || t.Groups.Any(g => db.UserListMembers.Any(m => m.ListId == g.ListId && m.PersonId == me)));
        if (filter.ValidationsOnly) found = found.Where(t => t.Kind == TaskKind.Validation || t.Kind == TaskKind.ExtranetValidation);
        return found;
    }
}
