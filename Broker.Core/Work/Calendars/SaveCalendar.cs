using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work.Calendars;

/// <summary>A new calendar of the caller's, or what one of theirs holds. A new one answers the secret of its address, for this once.</summary>
public sealed class SaveCalendar(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        /// <summary>Null for a new one.</summary>
        public Guid? Id { get; set; }
        public Guid? Version { get; set; }
        [Required, MaxLength(CalendarFeed.NameLength)] public string? Name { get; set; }
        public bool Tasks { get; set; } = true;
        public bool Actions { get; set; } = true;
        public bool NamesClients { get; set; } = true;

        /// <summary>Takes the place of the one that is; of the only one it is true whatever is said.</summary>
        public bool Default { get; set; }

        public static Input Of(CalendarsQuery.CalendarRow row) => new()
        {
            Id = row.Id, Version = row.Version, Name = row.Name, Tasks = row.Tasks, Actions = row.Actions, NamesClients = row.NamesClients, Default = row.Default,
        };
    }

    /// <param name="Secret">Of a new one.</param>
    public sealed record Answer(Guid Id, string? Secret);

    public async Task<Result<Answer>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!input.Tasks && !input.Actions) return new Problem("calendar.empty", nameof(Input.Tasks));
        // A calendar is somebody's.
        if (db.Actor.PersonId is not { } me) return Problem.Missing;

        var mine = await db.CalendarFeeds.Where(f => f.PersonId == me).ToListAsync(ct);
        var feed = input.Id is null ? null : mine.Find(f => f.Id == input.Id);
        if (input.Id is not null && feed is null) return Problem.Missing;
        if (feed is not null && feed.Version != input.Version) return Problem.Stale;
        if (feed is null && mine.Count >= CalendarFeed.Most) return Problem.Of("calendar.too-many", CalendarFeed.Most);

        string? secret = null;
        if (feed is null)
        {
            feed = db.Add(new CalendarFeed { PersonId = me, Name = "" }).Entity;
            secret = feed.Renew(clock.Now);
        }
        (feed.Name, feed.Tasks, feed.Actions, feed.NamesClients) = (input.Name!.Trim(), input.Tasks, input.Actions, input.NamesClients);
        var others = mine.Where(f => f != feed).ToList();
        if (input.Default || !others.Exists(f => f.Default))
        {
            feed.Default = true;
            foreach (var other in others.Where(f => f.Default)) other.Default = false;
        }
        // Two at the same moment: one of them looks again.
        foreach (var other in others) db.Hold(other);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : new Answer(feed.Id, secret);
    }
}
