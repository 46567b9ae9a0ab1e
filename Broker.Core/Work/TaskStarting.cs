using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>The tasks the firm's templates make of what just happened, in the same save. Validations are made by what they hold back.</summary>
    internal async Task StartTasksAsync(TaskTrigger trigger, Guid? clientId, Guid? contractId, Guid? handlerId, DateOnly today, CancellationToken ct)
    {
        if (clientId is { } client) await WriteMessagesAsync(trigger, client, contractId, today, ct);
        var me = Actor.PersonId;
        var templates = await TaskTemplates.AsNoTracking().Include(t => t.Recipients).Include(t => t.Groups)
            .Where(t => t.Active && t.Trigger == trigger && t.Kind != TaskKind.Validation && t.Kind != TaskKind.ExtranetValidation)
            .Where(t => t.ActorsId == null || UserListMembers.Any(m => m.ListId == t.ActorsId && m.PersonId == me))
            .OrderBy(t => t.Id).ToListAsync(ct);
        foreach (var template in templates)
        {
            var task = template.Make(today, Clock.GetUtcNow().UtcDateTime, me, me is null ? "" : Actor.Name, clientId, contractId);
            var people = template.Recipients.Select(r => r.PersonId);
            if (template.ToHandler && handlerId is { } handler) people = people.Append(handler);
            task.Address(people, template.Groups.Select(g => g.ListId));
            Add(task);
            await TellRecipientsAsync(task, today, ct);
        }
    }

    /// <summary>Puts a new task, or one passed on, under the bell of those it is for; not of those in <paramref name="already"/>, nor of whoever acts.</summary>
    internal async Task TellRecipientsAsync(TaskItem task, DateOnly today, CancellationToken ct, IReadOnlyCollection<Guid>? already = null)
    {
        if (task.OnlyOnceDue && task.PlannedOn > today) return;
        foreach (var person in await ReceiversAsync(task, ct))
        {
            if (person == Actor.PersonId || already?.Contains(person) == true) continue;
            Add(new Notification { PersonId = person, At = Clock.GetUtcNow().UtcDateTime, Code = "notice.task-assigned", Args = [task.Subject, task.CreatedBy], Link = $"/tasks/{task.Id}" });
        }
    }

    /// <summary>Those a task is for, by name or through a list, who are still there.</summary>
    internal async Task<List<Guid>> ReceiversAsync(TaskItem task, CancellationToken ct)
    {
        var (people, lists) = (task.Recipients.Select(r => r.PersonId).ToList(), task.Groups.Select(g => g.ListId).ToList());
        return await Users.Where(p => p.Active && p.ProfileId != null && (people.Contains(p.Id) || UserListMembers.Any(m => lists.Contains(m.ListId) && m.PersonId == p.Id)))
            .Select(p => p.Id).ToListAsync(ct);
    }

    /// <summary>Tells everyone on one of the lists that ship how something ended (R-JOB-02).</summary>
    internal async Task TellListAsync(SystemList list, string code, IEnumerable<string> args, string? link, CancellationToken ct)
    {
        var people = await UserListMembers.Where(m => UserLists.Any(l => l.Id == m.ListId && l.System == list)).Select(m => m.PersonId).ToListAsync(ct);
        List<string> values = [.. args];
        foreach (var person in people) Add(new Notification { PersonId = person, At = Clock.GetUtcNow().UtcDateTime, Code = code, Args = values, Link = link });
    }
}
