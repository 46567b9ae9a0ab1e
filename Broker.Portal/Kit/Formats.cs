using System.Globalization;
using Broker.Core.Common;
using Broker.Core.Lists;
using Microsoft.Extensions.Localization;

namespace Broker.Portal.Kit;

/// <summary>How numbers, amounts, dates and moments are written: in the reader's language, in the firm's time zone,
/// never broken at the end of a line.</summary>
public sealed class Formats(FirmClock clock, IStringLocalizer<CommonText> text)
{
    private const char Nbsp = '\u00A0', NarrowNbsp = '\u202F', Minus = '\u2212';

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    private static bool French => Culture.TwoLetterISOLanguageName == "fr";

    /// <summary>Of what is counted only so far: "1 000+".</summary>
    public string Capped(int count, int most) => count > most ? Number(most) + "+" : Number(count);

    public string Number(decimal value, int decimals = 0) =>
        Signed(value < 0, Digits(Math.Abs(value), decimals));

    public string Percent(decimal share, int decimals = 0) =>
        French ? Number(share * 100, decimals) + Nbsp + "%" : Number(share * 100, decimals) + "%";

    public string Money(Money money)
    {
        var amount = Digits(Math.Abs(money.Amount), 2);
        var symbol = money.Currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", _ => money.Currency };
        if (French) return Signed(money.Minor < 0, amount + Nbsp + symbol);
        return Signed(money.Minor < 0, symbol.Length == 1 ? symbol + amount : symbol + Nbsp + amount);
    }

    /// <summary>For grids: 24/11/2026 in French, 24 Nov 2026 in English, where day and month would be confused.</summary>
    public string Date(DateOnly date) => French ? date.ToString("dd/MM/yyyy", Culture) : Tied(date.ToString("d MMM yyyy", Culture));

    /// <summary>For sentences: 1ᵉʳ janvier 2027, 24 November 2026.</summary>
    public string LongDate(DateOnly date) => Tied(First(date) + date.ToString(" MMMM yyyy", Culture));

    /// <summary>With the day of the week: mardi 24 novembre 2026.</summary>
    public string FullDate(DateOnly date) => Tied(date.ToString("dddd ", Culture)) + LongDate(date);

    /// <summary>24 nov.: the year goes without saying when it is the present one.</summary>
    public string ShortDate(DateOnly date) =>
        Tied(First(date) + date.ToString(date.Year == clock.Today.Year ? " MMM" : " MMM yyyy", Culture));

    /// <summary>novembre 2026</summary>
    public string Month(DateOnly date) => Tied(date.ToString("MMMM yyyy", Culture));

    /// <summary>nov.: under a bar of a chart.</summary>
    public string MonthName(DateOnly date) => date.ToString("MMM", Culture);

    /// <summary>For the scale of a chart: 450, 12 k, 1,5 M.</summary>
    public string Rounded(decimal value) => Math.Abs(value) switch
    {
        >= 1_000_000 => Scaled(value / 1_000_000, "M"),
        >= 1_000 => Scaled(value / 1_000, "k"),
        _ => Scaled(value, ""),
    };

    public string Time(DateTime utc) => clock.ToFirm(utc).ToString("HH:mm", Culture);

    public string Moment(DateTime utc) => text["moment", Date(Day(utc)), Time(utc)];

    /// <summary>The exact moment, for what hovers over a relative one.</summary>
    public string Exactly(DateTime utc) => text["moment", FullDate(Day(utc)), clock.ToFirm(utc).ToString("HH:mm:ss", Culture)];

    /// <summary>As people say it: à l’instant, il y a 3 h, hier à 18:42, 12 nov.</summary>
    public string Ago(DateTime utc)
    {
        var gone = clock.Now - utc;
        var days = clock.Today.DayNumber - Day(utc).DayNumber;
        var ahead = gone < TimeSpan.Zero;
        if (gone.Duration() < TimeSpan.FromMinutes(1)) return text["time.now"];
        if (gone.Duration() < TimeSpan.FromHours(1)) return text[ahead ? "time.in-minutes" : "time.minutes-ago", (int)gone.Duration().TotalMinutes];
        if (days == 0 || gone.Duration() < TimeSpan.FromHours(6)) return text[ahead ? "time.in-hours" : "time.hours-ago", (int)gone.Duration().TotalHours];
        return days switch
        {
            1 => text["time.yesterday", Time(utc)],
            -1 => text["time.tomorrow", Time(utc)],
            _ => ShortDate(Day(utc)),
        };
    }

    /// <summary>How long something takes or remains: 17 h 42 min, 3 j.</summary>
    public string Length(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => text["length.moment"],
        { TotalHours: < 1 } => text["length.minutes", span.Minutes],
        { TotalHours: < 72 } => text["length.hours", (int)span.TotalHours, span.Minutes],
        _ => text["length.days", (int)span.TotalDays],
    };

    public string FileSize(long bytes) => bytes switch
    {
        < 1024 => text["size.bytes", bytes],
        < 1024 * 1024 => text["size.kilobytes", Number(bytes / 1024m)],
        _ => text["size.megabytes", Number(bytes / (1024m * 1024m), 1)],
    };

    /// <summary>Any value, as a sentence would carry it.</summary>
    public object? Show(object? value) => value switch
    {
        Money money => Money(money),
        DateOnly date => LongDate(date),
        DateTime utc => Moment(utc),
        TimeSpan span => Length(span),
        int or long => Number(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        decimal number => Number(number, number == decimal.Truncate(number) ? 0 : 2),
        _ => value,
    };

    /// <summary>What a record holds in one of the firm's own fields; null when it holds nothing.</summary>
    public string? Custom(CustomValueRow row) => row.Field.Type switch
    {
        CustomFieldType.Number when CustomField.NumberOf(row.Value) is { } number => Number(number, number.Scale),
        CustomFieldType.Date when CustomField.DateOf(row.Value) is { } date => Date(date),
        CustomFieldType.YesNo when row.Value is not null => text[row.Value == "true" ? "yes" : "no"],
        CustomFieldType.Choice => row.Field.ChoiceOf(row.Value),
        _ => row.Value,
    };

    private string Scaled(decimal value, string unit) => Number(value, value == decimal.Truncate(value) ? 0 : 1) + (unit == "" ? "" : French ? Nbsp + unit : unit);

    private DateOnly Day(DateTime utc) => DateOnly.FromDateTime(clock.ToFirm(utc));

    private static string First(DateOnly date) => French && date.Day == 1 ? "1ᵉʳ" : date.Day.ToString(Culture);

    private static string Tied(string words) => words.Replace(' ', Nbsp);

    // The culture's narrow space between thousands all but vanishes in our font.
    private static string Digits(decimal value, int decimals) => value.ToString("N" + decimals, Culture).Replace(NarrowNbsp, Nbsp);

    private static string Signed(bool negative, string digits) => negative ? Minus + digits : digits;
}
