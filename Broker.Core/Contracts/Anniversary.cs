namespace Broker.Core.Contracts;

/// <summary>A contract's day of the year: that of its effect.</summary>
public static class Anniversary
{
    /// <summary>The first one from that day on, a year after the effect at the earliest. One of 29 February falls on the 28th in other years.</summary>
    public static DateOnly Next(DateOnly effect, DateOnly first)
    {
        var year = Math.Max(first.Year, effect.Year + 1);
        return In(year) >= first ? In(year) : In(year + 1);

        DateOnly In(int y) => new(y, effect.Month, Math.Min(effect.Day, DateTime.DaysInMonth(y, effect.Month)));
    }
}
