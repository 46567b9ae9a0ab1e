using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>The mail of the door whose turn it is. Null when there is none.</summary>
public sealed class NextDoorMail(BrokerStore store, FirmClock clock)
{
    public async Task<Guid?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var now = clock.Now;
        return await db.DoorMails.Where(m => (m.State == DoorMailState.Queued || m.State == DoorMailState.Sending) && m.DueAt <= now)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
    }
}
