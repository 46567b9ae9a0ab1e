using System.Globalization;

namespace Broker.Core.Common;

/// <summary>Dates as they are kept in the values of events and notifications, for every reader to read in their own language.</summary>
public static class Dates
{
    /// <summary>"2026-12-31".</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
