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
        var sessions = await SignInSessions.IgnoreQueryFilters(["personal"]).AsNoTracking().Where(s => EF.Parameter(people).Contains(s.PersonId)).Select(s => new { s.PersonId, s.SeenAt, s.Agent }).ToListAsync(ct);
#pragma warning restore RS0030
        return sessions.GroupBy(s => s.PersonId).Select(mine => mine.MaxBy(s => s.SeenAt)!).ToDictionary(s => s.PersonId, s => (s.SeenAt, s.Agent));
    }
}
