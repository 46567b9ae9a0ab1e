using System.Globalization;
using System.Text;
using Broker.Core.Common;

namespace Broker.Core.Files.Sheets;

/// <summary>What a cell means, written by whoever it was: days and figures in either language's form, whatever the language of the reader.</summary>
public static class CellValues
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR"), English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] Days =
    [
        "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd", "d/M/yy", "d MMMM yyyy", "d MMM yyyy", "dddd d MMMM yyyy", "MMMM d yyyy", "MMM d yyyy", "d-MMM-yyyy", "d-MMM-yy",
    ];

    private static readonly string[] Times = ["H:mm", "H:mm:ss", "H'h'mm", "H'h'"];

    /// <summary>One line, no signs no screen shows: what was written in another program comes with them.</summary>
    public static string Tidy(string typed) => Canonical(typed).Trim();

    /// <summary>As a text comes back from a spreadsheet, whichever kind: line ends are one, and what XML cannot hold is gone.</summary>
    public static string Canonical(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && text.AsSpan().IndexOfAny("\u00A0\u202F\uFFFE\uFFFF") < 0) return text;
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r')
            {
                if (i + 1 == text.Length || text[i + 1] != '\n') kept.Append('\n');
            }
            else if (text[i] is '\u00A0' or '\u202F') kept.Append(' ');
            else if (text[i] is '\n' or '\t' || text[i] >= ' ' && text[i] is not ('\uFFFE' or '\uFFFF')) kept.Append(text[i]);
        }
        return kept.ToString();
    }

    /// <summary>The text itself, without the apostrophe that keeps a spreadsheet from taking it for a formula.</summary>
    public static string Plain(string typed) => typed.Length > 1 && typed[0] == '\'' && "=+-@\t\r".Contains(typed[1]) ? typed[1..] : typed;

    /// <summary>A day, with its hour where there is one; null when it is none.</summary>
    public static DateTime? Moment(SheetCell cell)
    {
        if (cell.Kind is CellKind.Day) return cell.ToMoment();
        // Days lose their look when a column is made plain: what is left is their serial number.
        if (cell.Kind is CellKind.Number) return cell.Number is >= 10_000 and < 80_000 ? cell.ToMoment() : null;
        var typed = Tidy(cell.Text);
        if (typed.Length is < 6 or > 40) return null;
        if (DateTime.TryParseExact(typed, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var usual)) return usual;
        if (Day(typed) is { } day) return day;
        var at = typed.LastIndexOfAny([' ', 'T']);
        // "22/11/2026 à 14:30"
        if (at < 6 || !TimeOnly.TryParseExact(typed[(at + 1)..], Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        var date = typed[..at].TrimEnd(' ', ',');
        if (date.EndsWith(" à", StringComparison.Ordinal) || date.EndsWith(" at", StringComparison.Ordinal)) date = date[..date.LastIndexOf(' ')];
        return Day(date.TrimEnd(' ', ','))?.Add(time.ToTimeSpan());
    }

    private static DateTime? Day(string typed)
    {
        var plain = typed.Replace(",", "").Replace("1er ", "1 ", StringComparison.OrdinalIgnoreCase);
        foreach (var language in (CultureInfo[])[French, English])
            foreach (var written in (string[])[plain, plain.Replace(".", "")])
                if (DateTime.TryParseExact(written, Days, language, DateTimeStyles.AllowWhiteSpaces, out var day)) return day;
        return Abbreviated(plain);
    }

    /// <summary>"22 nov. 2026", "3 févr 2026", "Sept 3 2026": months as people shorten them.</summary>
    private static DateTime? Abbreviated(string typed)
    {
        var parts = typed.Split([' ', '-', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3) return null;
        if (char.IsAsciiLetter(Searchable.Fold(parts[0]).FirstOrDefault())) (parts[0], parts[1]) = (parts[1], parts[0]);
        if (!int.TryParse(parts[0], NumberStyles.None, null, out var day) || !int.TryParse(parts[2], NumberStyles.None, null, out var year) || Searchable.Fold(parts[1]) is not { Length: >= 3 } month) return null;
        var number = Array.FindIndex(Months, m => m.Any(word => word.StartsWith(month, StringComparison.Ordinal))) + 1;
        if (year < 100) year += 2000;
        return number > 0 && year is > 0 and < 10_000 && day >= 1 && day <= DateTime.DaysInMonth(year, number) ? new(year, number, day) : null;
    }

    private static readonly string[][] Months =
    [
        ["janvier", "january"], ["fevrier", "february"], ["mars", "march"], ["avril", "april"], ["mai", "may"], ["juin", "june"],
        ["juillet", "july", "juil"], ["aout", "august"], ["septembre", "september"], ["octobre", "october"], ["novembre", "november"], ["decembre", "december"],
    ];

    /// <summary>
    /// "1 234,56", "1,234.56", "1.234,56 €": a sign that stands once and has exactly three digits behind it parts thousands, since nothing here has three decimals.
    /// </summary>
    public static decimal? Number(SheetCell cell)
    {
        if (cell.Kind == CellKind.Number) return Math.Abs(cell.Number) < 1e15 ? (decimal)cell.Number : null;
        if (cell.Kind != CellKind.Text) return null;
        var typed = Tidy(cell.Text).Replace(" ", "").Replace("\u2009", "").Replace("'", "").Replace("\u2212", "-");
        foreach (var unit in (string[])["€", "eur", "euros", "m²", "m2", "kg", "t"])
            if (typed.EndsWith(unit, StringComparison.OrdinalIgnoreCase)) typed = typed[..^unit.Length];
        if (typed.StartsWith('€')) typed = typed[1..];
        if (typed.Length is 0 or > 24) return null;
        var (comma, dot) = (typed.LastIndexOf(','), typed.LastIndexOf('.'));
        var point = Math.Max(comma, dot);
        var once = point >= 0 && (comma < 0 || dot < 0) && typed.Count(c => c == typed[point]) == 1;
        var isDecimal = point >= 0 && ((comma >= 0 && dot >= 0) || once) && !(once && typed.Length - point - 1 == 3);
        var plain = new StringBuilder();
        for (var i = 0; i < typed.Length; i++)
        {
            if (i == point && isDecimal) plain.Append('.');
            else if (typed[i] is not (',' or '.')) plain.Append(typed[i]);
        }
        return decimal.TryParse(plain.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Yes or no in either language; null for anything else.</summary>
    public static bool? Flag(SheetCell cell) => cell.Kind == CellKind.Flag ? cell.Number != 0 : Searchable.Fold(cell.Typed) switch
    {
        "oui" or "yes" or "o" or "y" or "vrai" or "true" or "x" or "1" => true,
        "non" or "no" or "n" or "faux" or "false" or "0" => false,
        _ => null,
    };
}
