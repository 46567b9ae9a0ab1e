namespace Broker.Core.Common;

/// <summary>The one place that knows what "today" is: the firm's time zone, whatever the machine's.</summary>
public sealed class FirmClock(TimeProvider clock, TimeZoneInfo zone)
{
    public TimeZoneInfo Zone => zone;

    /// <summary>The moment, in UTC.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public DateOnly Today => DateOnly.FromDateTime(ToFirm(Now));

    /// <summary>The moment, in UTC, at which a day of the firm's begins.</summary>
    public DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>The moment, in UTC, of an hour of the firm's; without one, of the day's beginning. An hour the clocks leap over is the one after; of two alike it is the first.</summary>
    public DateTime At(DateOnly day, TimeOnly? hour)
    {
        var wall = day.ToDateTime(hour ?? TimeOnly.MinValue);
        while (zone.IsInvalidTime(wall)) wall = wall.AddMinutes(30);
        return zone.IsAmbiguousTime(wall) ? DateTime.SpecifyKind(wall - zone.GetAmbiguousTimeOffsets(wall).Max(), DateTimeKind.Utc) : TimeZoneInfo.ConvertTimeToUtc(wall, zone);
    }

    public DateTime ToFirm(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
