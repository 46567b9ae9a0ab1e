using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work.Calendars;

/// <summary>Takes one of the caller's calendars away, and its address with it; of those left, the oldest becomes the default one where it was that.</summary>
public sealed class RemoveCalendar(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid calendarId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var mine = await db.CalendarFeeds.Where(f => f.PersonId == db.Actor.PersonId).OrderBy(f => f.MadeAt).ThenBy(f => f.Id).ToListAsync(ct);
        if (mine.Find(f => f.Id == calendarId) is not { } feed) return Problem.Missing;
        db.Remove(feed);
        if (feed.Default && mine.Find(f => f != feed) is { } next) next.Default = true;
        return await db.SaveAsync(ct);
    }
}
