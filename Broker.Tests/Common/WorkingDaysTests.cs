using System.Globalization;
using Broker.Core.Common;

namespace Broker.Tests.Common;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2024-03-31"), InlineData("2025-04-20"), InlineData("2026-04-05"), InlineData("2027-03-28"), InlineData("2038-04-25"), InlineData("2285-03-22")]
    public void Easter_falls_where_the_almanac_says(string day) => Assert.Equal(Day(day), WorkingDays.Easter(Day(day).Year));

    [Fact]
    public void A_year_has_its_eleven_holidays_and_no_other()
    {
        var found = Enumerable.Range(0, 365).Select(n => new DateOnly(2026, 1, 1).AddDays(n)).Where(WorkingDays.IsHoliday).Select(d => $"{d:MM-dd}");
        Assert.Equal(["01-01", "04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25"], found);
    }

    [Theory]
    [InlineData("2026-06-13", true)] // a Saturday
    [InlineData("2026-06-14", false)]
    [InlineData("2026-06-15", true)]
    [InlineData("2026-07-14", false)]
    [InlineData("2026-05-25", false)] // Whit Monday
    public void Saturdays_count_Sundays_and_holidays_do_not(string day, bool working) => Assert.Equal(working, WorkingDays.IsWorkingDay(Day(day)));

    [Theory]
    [InlineData("2026-06-15", 0, "2026-06-15")]
    [InlineData("2026-06-15", 1, "2026-06-16")]
    [InlineData("2026-06-13", 1, "2026-06-15")]
    [InlineData("2026-06-15", 10, "2026-06-26")]
    [InlineData("2026-04-30", 10, "2026-05-15")] // over the first and the eighth of May, and Ascension
    [InlineData("2026-12-24", 2, "2026-12-28")]
    public void A_term_begins_the_day_after_and_counts_working_days_only(string start, int days, string end) => Assert.Equal(Day(end), WorkingDays.After(Day(start), days));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
