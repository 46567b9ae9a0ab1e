using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Open tasks whose day has come, in the firm and for each person they were sent to, by name or through a list: one read for everybody's dashboard.</summary>
public sealed class TaskFiguresQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(TaskItem), typeof(UserList));

    /// <param name="Due">Planned for today or before.</param>
    /// <param name="Late">Of these, those whose day or hour has passed, as the list says it.</param>
    public sealed record Figures(int Due, int Late);

    public sealed record TaskFigures(Figures All, IReadOnlyDictionary<Guid, Figures> ByPerson)
    {
        public Figures Of(Guid? personId) => ByPerson.GetValueOrDefault(personId ?? Guid.Empty, new(0, 0));
    }

    public async Task<TaskFigures> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(TaskFiguresQuery), () => ReadAsync(by));
    }

    private async Task<TaskFigures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var (today, time) = (clock.Today, TimeOnly.FromDateTime(clock.ToFirm(clock.Now)));
        var due = db.OpenTasks.Where(t => t.PlannedOn <= today);
        var byName = from task in due from r in task.Recipients select new { task.Id, r.PersonId, task.PlannedOn, task.TimeLimit, task.Kind };
        var byList = from task in due from g in task.Groups join m in db.UserListMembers on g.ListId equals m.ListId select new { task.Id, m.PersonId, task.PlannedOn, task.TimeLimit, task.Kind };
        var byPerson = await byName.Union(byList).GroupBy(t => t.PersonId)
            .Select(g => new { g.Key, Due = g.Count(), Late = g.Count(t => t.Kind != TaskKind.Notification && (t.PlannedOn < today || t.TimeLimit < time)) }).ToDictionaryAsync(g => g.Key, g => new Figures(g.Due, g.Late));
        return new(new(await due.CountAsync(), await due.CountAsync(t => t.Kind != TaskKind.Notification && (t.PlannedOn < today || t.TimeLimit < time))), byPerson);
    }
}
