using System.Globalization;
using Broker.Core.Common;

namespace Broker.Core.Word;

/// <summary>One way to print a value; the first name is its own, the others say the same in other words.</summary>
public sealed record TagFormat(string Name, params string[] Aliases);

/// <summary>The closed list of what may stand behind the bar in {{path | format}}.</summary>
public static class TagFormats
{
    public static readonly IReadOnlyList<TagFormat> All =
    [
        new("date", "short_date", "date_courte"),
        new("long_date", "date_longue"),
        new("time", "heure"),
        new("money", "montant"),
        new("number", "nombre"),
        new("upper", "majuscules"),
        new("lower", "minuscules"),
        new("capital", "majuscule"),
    ];

    private static readonly Dictionary<string, string> Known = All
        .SelectMany(f => f.Aliases.Append(f.Name).Select(alias => (alias, f.Name)))
        .ToDictionary(pair => pair.alias, pair => pair.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The format's own name, or null when there is none.</summary>
    public static string? Find(string alias) => Known.GetValueOrDefault(alias);

    /// <summary>A value in words. A format that does not fit the value (a date asked of a name) leaves the value as it prints by itself.</summary>
    public static string Print(MergeValue value, string? format, CultureInfo culture) => (value, format) switch
    {
        (MergeDate d, "long_date") => LongDate(d.Value, culture),
        (MergeDate d, _) => ShortDate(d.Value),
        (MergeMoment m, "date") => ShortDate(DateOnly.FromDateTime(m.Local)),
        (MergeMoment m, "long_date") => LongDate(DateOnly.FromDateTime(m.Local), culture),
        (MergeMoment m, "time") => Time(m.Local),
        (MergeMoment m, _) => $"{ShortDate(DateOnly.FromDateTime(m.Local))} {Time(m.Local)}",
        (MergeAmount a, "number") => a.Value.Amount.ToString("N2", culture),
        (MergeAmount a, _) => Amount(a.Value, culture),
        (MergeNumber n, "money") when IsMoney(n.Value) => Amount(Money.Euros(n.Value), culture),
        (MergeNumber n, _) => Number(n.Value, culture),
        (MergeFlag f, _) => Cased(YesNo(f.Value, culture), format, culture),
        (MergeCountry c, _) => Cased(Countries.NameOf(c.Code, culture.TwoLetterISOLanguageName), format, culture),
        (MergeText t, _) => Cased(t.Value, format, culture),
        (MergeFollowed f, _) => FollowMark.Of(f.Number, format),
        _ => "",
    };

    /// <summary>Not so much that cents can no longer be counted.</summary>
    public static bool IsMoney(decimal number) => Math.Abs(number) < 1_000_000_000_000_000m;

    // Day first in both languages: an English reader of a French policy must not take 03/04 for the 4th of March.
    private static string ShortDate(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    private static string LongDate(DateOnly date, CultureInfo culture) =>
        IsFrench(culture) && date.Day == 1 ? "1er " + date.ToString("MMMM yyyy", culture) : date.ToString("d MMMM yyyy", culture);

    private static string Time(DateTime local) => local.ToString("HH':'mm", CultureInfo.InvariantCulture);

    private static string Number(decimal number, CultureInfo culture)
    {
        var decimals = Math.Min(6, (int)(number / 1.000000000000000000000000000000m).Scale);
        return number.ToString("N" + decimals, culture);
    }

    private static string Amount(Money money, CultureInfo culture)
    {
        var sign = money.Currency switch { "EUR" => "€", "GBP" => "£", "USD" => "$", var code => code };
        return IsFrench(culture) || sign.Length > 1
            ? money.Amount.ToString("N2", culture) + "\u00A0" + sign
            : (money.Minor < 0 ? "-" : "") + sign + Math.Abs(money.Amount).ToString("N2", culture);
    }

    private static string YesNo(bool yes, CultureInfo culture) => IsFrench(culture) ? yes ? "oui" : "non" : yes ? "yes" : "no";

    private static string Cased(string text, string? format, CultureInfo culture) => format switch
    {
        "upper" => text.ToUpper(culture),
        "lower" => text.ToLower(culture),
        "capital" when text.Length > 0 => char.ToUpper(text[0], culture) + text[1..],
        _ => text,
    };

    private static bool IsFrench(CultureInfo culture) => culture.TwoLetterISOLanguageName == "fr";
}
