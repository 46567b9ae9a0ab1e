namespace Broker.Core.Common;

/// <summary>French working days (jours ouvrables): every day but Sundays and public holidays, Saturdays included, as regulations count them.</summary>
public static class WorkingDays
{
    public static bool IsWorkingDay(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !IsHoliday(day);

    /// <summary>Offices work (jour ouvré): Monday to Friday without public holidays.</summary>
    public static bool IsOfficeDay(DateOnly day) => IsWorkingDay(day) && day.DayOfWeek != DayOfWeek.Saturday;

    /// <summary>The last day of a term of so many working days: the day it starts on is not one of them.</summary>
    public static DateOnly After(DateOnly start, int days)
    {
        var day = start;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) days--;
        }
        return day;
    }

    /// <summary>The last day of a term of so many days on which offices work (jours ouvrés), Monday to Friday, as insurance law gives them to declare a claim.</summary>
    public static DateOnly AfterOfficeDays(DateOnly start, int days)
    {
        var day = start;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (IsOfficeDay(day)) days--;
        }
        return day;
    }

    /// <summary>The eleven of the labour code; those of Alsace-Moselle are not the whole country's.</summary>
    public static bool IsHoliday(DateOnly day)
    {
        if ((day.Month, day.Day) is (1, 1) or (5, 1) or (5, 8) or (7, 14) or (8, 15) or (11, 1) or (11, 11) or (12, 25)) return true;
        // Easter Monday, Ascension, Whit Monday.
        return day.DayNumber - Easter(day.Year).DayNumber is 1 or 39 or 50;
    }

    /// <summary>Easter Sunday of the Gregorian calendar.</summary>
    public static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
        return new DateOnly(year, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    }
}
