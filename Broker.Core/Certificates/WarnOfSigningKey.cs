using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Whoever set the firm's key hears in time that it expires, while it is used. Days that were missed are caught up in one word.</summary>
public sealed class WarnOfSigningKey(BrokerStore store, FirmClock clock)
{
    private static readonly int[] DaysBefore = [30, 7, 1, 0];

    /// <returns>How many were told.</returns>
    public async Task<Result<int>> RunAsync(Caller by, DateOnly from, DateOnly to, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var settings = await db.PaperSettings.AsNoTracking().SingleOrDefaultAsync(ct);
        if (settings is not { Protection: PaperProtection.Signed, KeyExpiresAt: { } until, KeySetById: { } who }) return 0;
        var end = DateOnly.FromDateTime(clock.ToFirm(until));
        if (!DaysBefore.Any(days => end.AddDays(-days) >= from && end.AddDays(-days) <= to)) return 0;
        db.Add(new Notification { PersonId = who, At = clock.Now, Code = end <= clock.Today ? "notice.key-expired" : "notice.key-expires", Args = [settings.KeySubject ?? "", Dates.Iso(end)], Link = "/settings/papers" });
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : 1;
    }
}
