using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work.Calendars;

/// <summary>Gives one of the caller's calendars a new address, answered for this once; the former one opens nothing any more.</summary>
public sealed class RenewCalendar(BrokerStore store, FirmClock clock)
{
    public async Task<Result<string>> RunAsync(Caller by, Guid calendarId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == calendarId && f.PersonId == db.Actor.PersonId, ct) is not { } feed) return Problem.Missing;
        var secret = feed.Renew(clock.Now);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : secret;
    }
}
