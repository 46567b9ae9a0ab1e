using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>The daily round of what was accepted for a time that is over: another one is expected. It may be made again at any time.</summary>
public sealed class ExpireExpectedDocuments(BrokerStore store, FirmIdentity configured, FirmClock clock)
{
    private const int AtOnce = 200;

    /// <returns>How many are no longer good.</returns>
    public async Task<Result<int>> RunAsync(Caller by, DateOnly today, CancellationToken ct = default)
    {
        for (var all = 0; ;)
        {
            await using var db = await store.OpenAsync(by, ct);
            db.Actor.DemandSystem();
            var over = await db.ExpectedDocuments.Include(e => e.Collected).Where(e => e.ValidUntil < today && e.State == ExpectedState.Accepted).OrderBy(e => e.ValidUntil).Take(AtOnce).ToListAsync(ct);
            if (over.Count == 0) return all;
            var firm = (await db.FirmIdentityAsync(configured, ct)).Name;
            foreach (var expected in over.Where(e => e.Expire(today, clock.Now)))
            {
                all++;
                await db.TellAsync(expected, ExpectedEvents.Expired, Dates.Iso(expected.ValidUntil!.Value), ct, firm);
            }
            var saved = await db.SaveAsync(ct);
            if (saved.Failed) return saved.Problem;
        }
    }
}
