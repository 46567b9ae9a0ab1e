using System.Globalization;
using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>What two records of the same client have in common, whatever the case, the accents, the blanks and the order of the words.</summary>
public static class Sameness
{
    private const int FewestDigits = 6;
    private static readonly HashSet<string> LegalWords =
        ["sarl", "sas", "sasu", "sa", "eurl", "sci", "snc", "scop", "selarl", "earl", "gaec", "ei", "eirl", "ste", "societe", "ets", "etablissements"];

    public static string? Email(string? email) => Inputs.Tidy(email)?.ToLowerInvariant();

    /// <summary>The digits alone, a French number always as 0X: "+33 (0)6 12…", "0033 6 12…" and "06.12…" are the same.</summary>
    public static string? Phone(string? number)
    {
        var text = (number ?? "").Replace("(0)", "", StringComparison.Ordinal);
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (text.TrimStart().StartsWith('+')) digits = "00" + digits;
        if (digits.StartsWith("0033", StringComparison.Ordinal)) digits = "0" + digits[4..];
        return digits.Length < FewestDigits ? null : digits[..Math.Min(digits.Length, ClientPhone.NumberLength)];
    }

    public static string? With(string? name, string? postalCode) =>
        Name(name) is { } words && Searchable.Fold(postalCode) is { Length: > 0 } place ? $"{words}|{place}" : null;

    public static string? With(string? name, DateOnly? born) =>
        Name(name) is { } words && born is { } day ? string.Create(CultureInfo.InvariantCulture, $"{words}|{day:yyyy-MM-dd}") : null;

    /// <summary>Words folded and sorted, without the legal form: "SARL Martin Frères" is "Frères Martin".</summary>
    private static string? Name(string? name)
    {
        var words = (name ?? "").Split([' ', '-', '’', '\'', '.', ','], StringSplitOptions.RemoveEmptyEntries).Select(Searchable.Fold).Where(word => word.Length > 0).Order(StringComparer.Ordinal).ToList();
        var told = words.Where(word => !LegalWords.Contains(word)).ToList();
        return words.Count == 0 ? null : string.Concat(told.Count > 0 ? told : words);
    }
}
