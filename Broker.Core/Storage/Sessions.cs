using Broker.Core.Access;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>With the next save, every signed-in browser of this person is signed out, whoever asks: what it may have kept is void.</summary>
    internal async Task EndSessionsOfAsync(Person person, CancellationToken ct)
    {
        person.SecurityStamp = Guid.NewGuid().ToString("N");
#pragma warning disable RS0030 // One ends the sessions of another without being able to read them.
        SignInSessions.RemoveRange(await SignInSessions.IgnoreQueryFilters(["personal"]).Where(s => s.PersonId == person.Id).ToListAsync(ct));
#pragma warning restore RS0030
    }

    /// <summary>The sessions of a principal's group: one's own stays a session, without the members; one that came in by the second credentials alone is over.</summary>
    internal async Task EndGroupSessionsAsync(Guid principal, CancellationToken ct)
    {
#pragma warning disable RS0030 // The same.
        var sessions = await SignInSessions.IgnoreQueryFilters(["personal"]).Where(s => s.GroupOf == principal).ToListAsync(ct);
#pragma warning restore RS0030
        var keys = await Users.Where(p => p.GroupOf == principal).Select(p => p.Id).ToListAsync(ct);
        SignInSessions.RemoveRange(sessions.Where(s => keys.Contains(s.PersonId)));
        foreach (var session in sessions.Where(s => !keys.Contains(s.PersonId))) session.GroupOf = null;
    }

    /// <summary>When each of these was last signed in, and with what: told to those who decide whether they may come in.</summary>
    internal async Task<IReadOnlyDictionary<Guid, (DateTime At, string? Agent)>> LastSeenAsync(IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
#pragma warning disable RS0030 // Somebody else's sessions, of which only the hour and the browser's name are read.
        return Latest(await SignInSessions.IgnoreQueryFilters(["personal"]).AsNoTracking().Where(s => EF.Parameter(people).Contains(s.PersonId)).Select(s => new Seen(s.PersonId, s.SeenAt, s.Agent)).ToListAsync(ct));
#pragma warning restore RS0030
    }

    /// <summary>The same of all who have an access to this client's space: records ask it each time they open.</summary>
    internal async Task<IReadOnlyDictionary<Guid, (DateTime At, string? Agent)>> LastSeenAsync(Guid clientId, CancellationToken ct) => Latest(await Visits.Of(this, clientId).ToListAsync(ct));

    private static Dictionary<Guid, (DateTime At, string? Agent)> Latest(IEnumerable<Seen> sessions) =>
        sessions.GroupBy(s => s.PersonId).Select(mine => mine.MaxBy(s => s.At)!).ToDictionary(s => s.PersonId, s => (s.At, s.Agent));

    private sealed record Seen(Guid PersonId, DateTime At, string? Agent);

    private static readonly string[] Personal = ["personal"];

#pragma warning disable RS0030 // The same.
    private static readonly Asked<Seen> Visits = new((db, client, _) =>
        from membership in db.Memberships
        join session in db.SignInSessions.IgnoreQueryFilters(Personal) on membership.PersonId equals session.PersonId
        where membership.ClientId == client && membership.Active
        select new Seen(session.PersonId, session.SeenAt, session.Agent));
#pragma warning restore RS0030
}
