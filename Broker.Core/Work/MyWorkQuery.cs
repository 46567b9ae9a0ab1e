using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <param name="Actions">Remaining ones assigned to me.</param>
/// <param name="Tasks">Open and shown, sent to me by name or through a list.</param>
public sealed record MyWork(int Actions, int LateActions, int Tasks, int TasksToday, int LateTasks);

/// <summary>What waits for the caller: on every screen of the staff, hence read for everybody at once, once per change.</summary>
public sealed class MyWorkQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(ClientAction), typeof(ActionStatus), typeof(TaskItem), typeof(UserList), typeof(Client));
    private static readonly MyWork Nothing = new(0, 0, 0, 0, 0);

    public async Task<MyWork> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        if (actor.PersonId is not { } me) return Nothing;
        var all = await answers.OfFirmAsync(actor, About, nameof(MyWork), () => CountAsync(by));
        return all.GetValueOrDefault(me, Nothing);
    }

    // Its own context and no token: many screens wait for this one answer, and the first to leave must not take it along.
    private async Task<Dictionary<Guid, MyWork>> CountAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var (today, time) = (clock.Today, TimeOnly.FromDateTime(clock.ToFirm(clock.Now)));
        var actions = await (
            from action in db.RemainingActions
            join client in db.Clients on action.ClientId equals client.Id
            group action by action.AssigneeId ?? client.HandlerId into g
            where g.Key != null
            select new { Key = g.Key!.Value, Count = g.Count(), Late = g.Count(a => a.DueOn < today) }).ToDictionaryAsync(g => g.Key);
        var shown = db.OpenTasks.Where(t => !t.OnlyOnceDue || t.PlannedOn <= today);
        var byName = from t in shown from r in t.Recipients select new { t.Id, r.PersonId, t.PlannedOn, t.TimeLimit, t.Kind };
        var byList = from t in shown from g in t.Groups join m in db.UserListMembers on g.ListId equals m.ListId select new { t.Id, m.PersonId, t.PlannedOn, t.TimeLimit, t.Kind };
        var tasks = await byName.Union(byList).GroupBy(t => t.PersonId).Select(g => new
        {
            g.Key, Count = g.Count(), Today = g.Count(t => t.PlannedOn == today), Late = g.Count(t => t.Kind != TaskKind.Notification && (t.PlannedOn < today || (t.PlannedOn == today && t.TimeLimit < time))),
        }).ToDictionaryAsync(g => g.Key);
        return actions.Keys.Union(tasks.Keys).ToDictionary(id => id, id =>
        {
            var (a, t) = (actions.GetValueOrDefault(id), tasks.GetValueOrDefault(id));
            return new MyWork(a?.Count ?? 0, a?.Late ?? 0, t?.Count ?? 0, t?.Today ?? 0, t?.Late ?? 0);
        });
    }
}
