using Broker.Core.Common;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>
/// Whether, and when, clients are reminded of what is missing without anybody asking for it (AS-19). One row; without it, none is. A document is due so many days after it was asked for; its
/// reminders come some days before, then every day.
/// </summary>
public sealed class ReminderRules : Entity
{
    public const int MostTerm = 180, MostBefore = 90, MostTimes = 10, MostDaily = 365;
    public static readonly Guid OnlyId = new("f1a3b5c7-0000-7000-8000-000000000003");

    /// <summary>The day it was turned on: what was asked for before counts from then. Null while it is off.</summary>
    public DateOnly? OnSince { get; private set; }

    /// <summary>In how many days what is asked for is due.</summary>
    public int Term { get; private set; } = 15;

    /// <summary>How many days before that one is reminded of it, the most first.</summary>
    public List<int> DaysBefore { get; private set; } = [10, 5, 3, 1];

    /// <summary>From its day on, every day, so many times; then a person takes over.</summary>
    public int Daily { get; private set; } = 30;

    /// <summary>Hours of the firm's in which they leave; the others are quiet.</summary>
    public TimeOnly From { get; private set; } = new(9, 0);
    public TimeOnly Until { get; private set; } = new(18, 0);

    /// <summary>Monday to Friday without public holidays only; what falls on another day is said on the next.</summary>
    public bool OfficeDays { get; private set; } = true;

    public bool IsOn => OnSince is not null;

    public void Decide(bool on, int term, IEnumerable<int> before, int daily, DateOnly today)
    {
        OnSince = on ? OnSince ?? today : null;
        (Term, Daily, DaysBefore) = (term, daily, [.. before.Distinct().OrderDescending()]);
    }

    public void Keep(TimeOnly from, TimeOnly until, bool officeDays) => (From, Until, OfficeDays) = (from, until, officeDays);

    /// <summary>They may leave at that moment of the firm's.</summary>
    public bool IsAwake(DateTime local) => IsOn && TimeOnly.FromDateTime(local) is var hour && hour >= From && hour < Until && (!OfficeDays || WorkingDays.IsOfficeDay(DateOnly.FromDateTime(local)));

    /// <summary>Days on which one speaks of what was asked for that day, if nothing is brought.</summary>
    public IEnumerable<DateOnly> DaysOf(DateOnly asked)
    {
        var start = StartOf(asked);
        var due = start.AddDays(Term);
        return DaysBefore.Where(d => d < Term).Select(d => due.AddDays(-d)).Concat(Enumerable.Range(0, Daily).Select(d => due.AddDays(d)));
    }

    /// <summary>One of these days has come since the client was last reminded: a day on which nothing left is made up for, once.</summary>
    /// <param name="last">Of anything of the client's, by hand or not.</param>
    public bool IsTurn(DateOnly asked, DateOnly? last, DateOnly today) => DaysOf(asked).Any(day => day <= today && !(day <= last));

    /// <summary>Nothing that was asked for after this day can have its turn on that one.</summary>
    public DateOnly LatestAsked(DateOnly today) => today.AddDays(-Math.Max(0, Term - DaysBefore.Where(d => d < Term).DefaultIfEmpty().Max()));

    private DateOnly StartOf(DateOnly asked) => OnSince is { } since && since > asked ? since : asked;
}
