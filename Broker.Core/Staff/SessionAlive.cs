using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Asked by open screens: is this person's session still good?</summary>
public sealed class SessionAlive(BrokerStore store, FirmClock clock)
{
    public async Task<bool> RunAsync(Caller by, Guid personId, string keyHash, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandSystem();
        DateTime now = clock.Now, idleSince = now - SignInSession.Idle;
        return await db.SignInSessions.AnyAsync(s => s.KeyHash == keyHash && s.PersonId == personId && s.ExpiresAt > now && (s.Lasts || s.SeenAt > idleSince), ct)
            && await db.Users.AnyAsync(p => p.Id == personId && p.Active, ct);
    }
}
