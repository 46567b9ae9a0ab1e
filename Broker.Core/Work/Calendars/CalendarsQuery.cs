using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work.Calendars;

/// <summary>The caller's own calendars, the default one first. Their addresses are told only when they are made.</summary>
public sealed class CalendarsQuery(BrokerStore store)
{
    public sealed record CalendarRow(Guid Id, Guid Version, string Name, bool Default, bool Tasks, bool Actions, bool NamesClients, DateTime MadeAt, DateTime? ReadAt);

    public async Task<IReadOnlyList<CalendarRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await db.CalendarFeeds.AsNoTracking().Where(f => f.PersonId == db.Actor.PersonId).OrderByDescending(f => f.Default).ThenBy(f => f.Name).ThenBy(f => f.Id)
            .Select(f => new CalendarRow(f.Id, f.Version, f.Name, f.Default, f.Tasks, f.Actions, f.NamesClients, f.MadeAt, f.ReadAt)).ToListAsync(ct);
    }
}
