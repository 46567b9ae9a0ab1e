using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>How many actions remain (R-ACT-04), in the firm and for each person: one read for everybody's dashboard.</summary>
public sealed class ActionFiguresQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    public static readonly Subjects About = Subjects.Of(typeof(ClientAction), typeof(ActionStatus), typeof(Client), typeof(UserList));

    /// <param name="Late">Of the remaining ones, those whose day has passed.</param>
    public sealed record Figures(int Remaining, int Late);

    /// <param name="ByHandler">Given to each person, or of the clients they are in charge of; nobody's under no id.</param>
    /// <param name="Mates">For each person in a team, those of their teams, themselves included.</param>
    public sealed record ActionFigures(Figures All, IReadOnlyDictionary<Guid, Figures> ByHandler, IReadOnlyDictionary<Guid, IReadOnlySet<Guid>> Mates)
    {
        public Figures OfTeam(Guid? personId)
        {
            var mates = Mates.GetValueOrDefault(personId ?? Guid.Empty)?.Select(mate => Of(mate)).ToList() ?? [Of(personId)];
            return new(mates.Sum(f => f.Remaining), mates.Sum(f => f.Late));
        }

        public Figures Of(Guid? personId) => ByHandler.GetValueOrDefault(personId ?? Guid.Empty, new(0, 0));
    }

    public async Task<ActionFigures> RunAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.ViewClients);
        return await answers.OfFirmAsync(actor, About, nameof(ActionFiguresQuery), () => ReadAsync(by), heavyRead: true);
    }

    private async Task<ActionFigures> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var today = clock.Today;
        var found = await (
            from action in db.RemainingActions
            join client in db.Clients on action.ClientId equals client.Id
            group action by action.AssigneeId ?? client.HandlerId into g
            select new { g.Key, Remaining = g.Count(), Late = g.Count(a => a.DueOn < today) }).ToListAsync();
        var byHandler = found.ToDictionary(g => g.Key ?? Guid.Empty, g => new Figures(g.Remaining, g.Late));
        return new(new(byHandler.Values.Sum(f => f.Remaining), byHandler.Values.Sum(f => f.Late)), byHandler, await MatesAsync(db));
    }

    private static async Task<Dictionary<Guid, IReadOnlySet<Guid>>> MatesAsync(BrokerDb db)
    {
        var members = await db.UserListMembers.Where(m => db.UserLists.Any(l => l.Id == m.ListId && l.IsTeam)).Select(m => new { m.ListId, m.PersonId }).ToListAsync();
        var teams = members.ToLookup(m => m.ListId, m => m.PersonId);
        return members.GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => (IReadOnlySet<Guid>)g.SelectMany(m => teams[m.ListId]).ToHashSet());
    }
}
