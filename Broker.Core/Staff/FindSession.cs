using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The ticket kept for a session's key, or null when the session has ended or its person may no longer come in.</summary>
public sealed class FindSession(BrokerStore store, FirmClock clock)
{
    public async Task<byte[]?> RunAsync(Caller by, string keyHash, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        return await (
            from session in db.SignInSessions.AsNoTracking()
            join person in db.Users on session.PersonId equals person.Id
            where session.KeyHash == keyHash && session.ExpiresAt > clock.Now && person.Active
            select session.Ticket).SingleOrDefaultAsync(ct);
    }
}
