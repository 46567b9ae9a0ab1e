using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>Decides whether clients are reminded of missing documents without anybody asking for it, on which days, and at what hours.</summary>
public sealed class SaveReminderRules(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public bool On { get; set; }

        /// <summary>In how many days what is asked for is due.</summary>
        [Required, Range(1, ReminderRules.MostTerm)] public int? Term { get; set; }

        /// <summary>Days before it is due, as one types several: "10, 5, 3, 1".</summary>
        [MaxLength(60)] public string? DaysBefore { get; set; }

        /// <summary>How many times it is said again, day after day, from the day it is due.</summary>
        [Required, Range(0, ReminderRules.MostDaily)] public int? Daily { get; set; }
        [Required] public TimeOnly? From { get; set; }
        [Required] public TimeOnly? Until { get; set; }
        public bool OfficeDays { get; set; }

        /// <summary>As it was read; empty while nothing was decided yet.</summary>
        public Guid Version { get; set; }

        internal static Input Of(ReminderRules rules, Guid version) => new()
        {
            On = rules.IsOn, Term = rules.Term, DaysBefore = string.Join(", ", rules.DaysBefore), Daily = rules.Daily, From = rules.From, Until = rules.Until, OfficeDays = rules.OfficeDays, Version = version,
        };

        /// <summary>Null when it is not a list of whole numbers of days.</summary>
        public IReadOnlyList<int>? Before()
        {
            var parts = (DaysBefore ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
            var days = parts.Select(part => int.TryParse(part, out var day) ? day : 0).ToList();
            return days.Count <= ReminderRules.MostTimes && days.TrueForAll(day => day is >= 1 and <= ReminderRules.MostBefore) ? days : null;
        }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (input.Before() is not { } before) return Problem.Of("reminder.days-not-understood", ReminderRules.MostTimes, ReminderRules.MostBefore).At(nameof(Input.DaysBefore));
        if (input.Until <= input.From) return new Problem("reminder.until-before-from", nameof(Input.Until));
        if (input.On && before.All(day => day >= input.Term) && input.Daily == 0) return new Problem("reminder.never", nameof(Input.DaysBefore));

        var rules = await db.ReminderRules.SingleOrDefaultAsync(ct);
        if ((rules?.Version ?? Guid.Empty) != input.Version) return Problem.Stale;
        rules ??= db.Add(new ReminderRules { Id = ReminderRules.OnlyId }).Entity;
        rules.Decide(input.On, input.Term!.Value, before, input.Daily!.Value, clock.Today);
        rules.Keep(input.From!.Value, input.Until!.Value, input.OfficeDays);
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Taken ? Problem.Stale : saved;
    }
}
