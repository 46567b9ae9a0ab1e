using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>What the firm has decided about reminders that leave by themselves, and whom they concern.</summary>
public sealed class ReminderRulesQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Waiting">Clients and prospects something mandatory is missing of today.</param>
    /// <param name="Prospects">Of these, prospects.</param>
    /// <param name="Lately">Reminders that left by themselves in the last thirty days.</param>
    public sealed record Decided(SaveReminderRules.Input Input, int Waiting, int Prospects, int Lately);

    public async Task<Decided> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var rules = await db.ReminderRules.AsNoTracking().SingleOrDefaultAsync(ct);
        var waiting = db.Clients.Where(c => c.State != ClientState.Archived && StandingDocuments.Of(db, clock.Today, null).Any(e => e.ClientId == c.Id && e.IsMissing));
        var lately = clock.Today.AddDays(-30);
        return new(SaveReminderRules.Input.Of(rules ?? new(), rules?.Version ?? Guid.Empty), await waiting.CountAsync(ct), await waiting.CountAsync(c => c.State == ClientState.Prospect, ct),
            await db.DocumentReminders.CountAsync(r => r.Slot == Guid.Empty && r.Day > lately, ct));
    }

    /// <summary>When one would speak of what is asked for today, if nothing were brought: the first days, as the rules stand on the screen.</summary>
    public static IReadOnlyList<DateOnly> DaysOf(SaveReminderRules.Input input, DateOnly asked, int most)
    {
        if (input.Before() is not { } before || input is not { Term: { } term, Daily: { } daily } || term is < 1 or > ReminderRules.MostTerm || daily is < 0 or > ReminderRules.MostDaily) return [];
        var rules = new ReminderRules();
        rules.Decide(true, term, before, daily, asked);
        List<DateOnly> days = [];
        foreach (var day in rules.DaysOf(asked))
        {
            var on = day;
            while (input.OfficeDays && !WorkingDays.IsOfficeDay(on)) on = on.AddDays(1);
            if (!days.Contains(on)) days.Add(on);
            if (days.Count == most) break;
        }
        return days;
    }
}
