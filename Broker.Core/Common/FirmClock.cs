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

    public DateTime ToFirm(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
}
