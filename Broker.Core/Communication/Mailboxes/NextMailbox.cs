using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>The mailbox that waits longest to be fetched from; null when none is due.</summary>
public sealed class NextMailbox(BrokerStore store, FirmClock clock)
{
    public async Task<Guid?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var now = clock.Now;
        return await db.MailboxStandings.Where(s => s.NextAt <= now && (s.ClaimedUntil == null || s.ClaimedUntil <= now) && db.Mailboxes.Any(m => m.Id == s.MailboxId && m.Active))
            .OrderBy(s => s.NextAt).Select(s => (Guid?)s.MailboxId).FirstOrDefaultAsync(ct);
    }
}
