using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The caller has seen what they were told up to now.</summary>
public sealed class ReadNotifications(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        foreach (var unread in await db.Notifications.Where(n => n.PersonId == db.Actor.PersonId && n.ReadAt == null).ToListAsync(ct)) unread.ReadAt = clock.Now;
        return await db.SaveAsync(ct);
    }
}
