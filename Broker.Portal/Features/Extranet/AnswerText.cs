using System.Globalization;
using System.Text.RegularExpressions;
using Broker.Core.Templates;

namespace Broker.Portal.Features.Extranet;

/// <summary>Between what a person types in their language and the one form in which answers are kept: numbers with a point and no spaces.</summary>
public static partial class AnswerText
{
    /// <summary>What is not a number stays as typed: the desk says so beside the field.</summary>
    public static string? ToKept(FieldType type, string? typed)
    {
        if (type is not (FieldType.Number or FieldType.Amount) || string.IsNullOrWhiteSpace(typed)) return typed;
        return Number(string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '€')))?.ToString(CultureInfo.InvariantCulture) ?? typed;
    }

    /// <summary>
    /// A point or a comma, whichever the reader's language has: nobody who writes 1250,50 means a hundred times as much. One sign before exactly three digits stands between
    /// thousands, unless the language says otherwise.
    /// </summary>
    private static decimal? Number(string plain)
    {
        var last = plain.AsSpan().LastIndexOfAny('.', ',');
        var grouped = last >= 0 && (plain.Count(c => c == plain[last]) > 1
            || (plain.Length - last == 4 && plain.IndexOfAny(['.', ',']) == last && plain[last].ToString() != CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator));
        var (whole, rest) = last < 0 || grouped ? (plain, "") : (plain[..last], plain[last..].Replace(',', '.'));
        if (whole.AsSpan().IndexOfAny('.', ',') >= 0 && !Thousands().IsMatch(whole)) return null;
        return decimal.TryParse(whole.Replace(".", "").Replace(",", "") + rest, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}([.,][0-9]{3})+$")]
    private static partial Regex Thousands();

    public static string? ToTyped(FieldType type, string? kept) =>
        type is FieldType.Number or FieldType.Amount && decimal.TryParse(kept, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.CurrentCulture) : kept;
}
