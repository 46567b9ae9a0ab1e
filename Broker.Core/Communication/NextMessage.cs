using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>The mail whose turn it is: queued and due, or left by a process that died over it. Null when there is none.</summary>
public sealed class NextMessage(BrokerStore store, FirmClock clock)
{
    public async Task<Guid?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var now = clock.Now;
        return await db.Messages.Where(m => (m.State == MessageState.Queued || m.State == MessageState.Sending) && m.DueAt <= now)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct);
    }
}
