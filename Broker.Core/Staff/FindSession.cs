using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The ticket kept for a session's key, or null when the session has ended, has been idle too long, or its person may no longer come in.</summary>
public sealed class FindSession(BrokerStore store, FirmClock clock)
{
    public async Task<byte[]?> RunAsync(Caller by, string keyHash, CancellationToken ct = default)
    {
        DateTime now = clock.Now, idleSince = now - SignInSession.Idle, touch = now - SignInSession.Touch;
        byte[] ticket;
        await using (var db = await store.OpenToReadAsync(by, ct))
        {
            db.Actor.DemandSystem();
            var found = await (
                from session in db.SignInSessions.AsNoTracking()
                join person in db.Users on session.PersonId equals person.Id
                where session.KeyHash == keyHash && session.ExpiresAt > now && (session.Lasts || session.SeenAt > idleSince) && person.Active
                select new { session.Ticket, session.SeenAt }).SingleOrDefaultAsync(ct);
            if (found is null) return null;
            if (found.SeenAt > touch) return found.Ticket;
            ticket = found.Ticket;
        }
        await TouchSession.WriteAsync(store, keyHash, now, ct);
        return ticket;
    }
}
