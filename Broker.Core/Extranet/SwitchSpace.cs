using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// From one client account to another in which one may act (IND-25, R-EXT-08). The caller is who one would be there; the session remembers where one went,
/// so that a screen left behind can say so. Going into a member's account is a line of that member's history (D-23).
/// </summary>
public sealed class SwitchSpace(BrokerStore store)
{
    public const string Entered = "client.environment-entered";

    public async Task<Result> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (!db.Actor.May(Permission.UseExtranet) || by.ClientId is not { } space) return Problem.Missing;
        if (db.Actor.Viewer is not null) return Result.Done;
        var session = await db.SignInSessions.SingleOrDefaultAsync(s => s.KeyHash == by.Session, ct);
        if (session is not null)
        {
            if (session.Space == space) return Result.Done;
            session.Space = space;
        }
        if (db.Actor.From is { } from) db.AddEvent(space, null, Entered, from.Name);
        return await db.SaveAsync(ct);
    }
}
