using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work.Calendars;

/// <summary>
/// What a calendar programme reads under a calendar's address: the work of the colleague it belongs to, as they may see it at that moment. Whoever has the address
/// needs nothing else; whoever has lost their access, or the right to see clients, leaves nothing to read.
/// </summary>
public sealed class ReadCalendar(BrokerStore store, FirmClock clock)
{
    /// <summary>Work that was ended is struck out of calendars for a while, as those keep what is merely gone.</summary>
    private const int EndedDays = 60, Most = 1_000;

    /// <param name="Reminds">The default one alone does: who reads several is reminded once.</param>
    /// <param name="Entries">In the order of their days.</param>
    public sealed record Answer(string Name, string Language, bool Reminds, IReadOnlyList<Entry> Entries);

    /// <param name="Path">Local address of its page.</param>
    /// <param name="At">When, in UTC; null for all of the day.</param>
    /// <param name="Stamp">When it last changed, as far as is known.</param>
    public sealed record Entry(string Key, string Title, string? Client, string? Text, DateOnly Day, DateTime? At, bool Cancelled, bool Urgent, DateTime Stamp, string Path);

    /// <returns>Null when the address opens nothing.</returns>
    public async Task<Answer?> RunAsync(Caller by, Guid calendarId, string secret, CancellationToken ct = default)
    {
        CalendarFeed? feed;
        // Nobody is known here yet: only the calendar is looked for.
        await using (var door = await store.OpenAsync(Caller.System(Jobs.Calendar), ct))
        {
            feed = await door.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == calendarId, ct);
            if (feed?.Opens(secret) != true) return null;
            if (feed.Read(clock.Now)) await door.SaveAsync(ct);
        }
        await using var db = await store.OpenToReadAsync(Caller.Staff(feed.PersonId), ct);
        if (!db.Actor.May(Permission.ViewClients)) return null;
        List<Entry> entries = [.. feed.Tasks ? await TasksAsync(db, feed, ct) : [], .. feed.Actions ? await ActionsAsync(db, feed, ct) : []];
        return new(feed.Name, db.Actor.Language, feed.Default, [.. entries.OrderBy(e => e.Day).ThenBy(e => e.At).ThenBy(e => e.Key, StringComparer.Ordinal)]);
    }

    private async Task<IEnumerable<Entry>> TasksAsync(BrokerDb db, CalendarFeed feed, CancellationToken ct)
    {
        var (me, today, since) = (feed.PersonId, clock.Today, clock.Now.AddDays(-EndedDays));
        var mine = db.Tasks.AsNoTracking().Where(t => t.Recipients.Any(r => r.PersonId == me) || t.Groups.Any(g => db.UserListMembers.Any(m => m.ListId == g.ListId && m.PersonId == me)));
        // R-TSK-03: what is shown only once due is not in a calendar before its day either.
        var rows = await mine.Where(t => (t.State == TaskState.Open && (!t.OnlyOnceDue || t.PlannedOn <= today)) || (t.State != TaskState.Open && t.DecidedAt >= since))
            .OrderByDescending(t => t.PlannedOn).ThenBy(t => t.Id).Take(Most)
            .Select(t => new
            {
                t.Id, t.Subject, t.Description, t.PlannedOn, t.TimeLimit, t.Urgent, t.State, t.CreatedAt, t.DecidedAt,
                Client = feed.NamesClients ? db.Clients.Where(c => c.Id == t.ClientId).Select(c => c.Name).FirstOrDefault() : null,
            }).ToListAsync(ct);
        return rows.Select(t => new Entry($"task-{t.Id:N}", t.Subject, t.Client, t.Description, t.PlannedOn, Moment(t.PlannedOn, t.TimeLimit), t.State != TaskState.Open, t.Urgent, t.DecidedAt ?? t.CreatedAt, $"/tasks/{t.Id}"));
    }

    private static async Task<IEnumerable<Entry>> ActionsAsync(BrokerDb db, CalendarFeed feed, CancellationToken ct)
    {
        var me = feed.PersonId;
        var rows = await (
            from action in db.RemainingActions.AsNoTracking()
            join client in db.Clients on action.ClientId equals client.Id
            where action.DueOn != null && (action.AssigneeId ?? client.HandlerId) == me
            orderby action.DueOn descending, action.Id
            select new { action.Id, action.Name, action.DueOn, action.CreatedAt, action.ClientId, Client = feed.NamesClients ? client.Name : null }).Take(Most).ToListAsync(ct);
        return rows.Select(a => new Entry($"action-{a.Id:N}", a.Name, a.Client, null, a.DueOn!.Value, null, false, false, a.CreatedAt, $"/clients/{a.ClientId}?tab=actions"));
    }

    /// <summary>An hour that the clocks leave out is the next there is.</summary>
    private DateTime? Moment(DateOnly day, TimeOnly? time)
    {
        if (time is not { } hour) return null;
        var local = day.ToDateTime(hour);
        if (clock.Zone.IsInvalidTime(local)) local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, clock.Zone);
    }
}
