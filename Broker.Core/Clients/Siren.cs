namespace Broker.Core.Clients;

/// <summary>The nine digits by which France knows a company; the last one checks the others (Luhn).</summary>
public static class Siren
{
    /// <summary>The digits alone, however they were typed; null when it is no SIREN.</summary>
    public static string? Read(string typed)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '.'));
        return digits.Length == 9 && digits.All(char.IsAsciiDigit) && Luhn(digits) % 10 == 0 ? digits : null;
    }

    private static int Luhn(string digits) => digits.Reverse().Select((c, place) => (c - '0') * (place % 2 + 1)).Sum(n => n > 9 ? n - 9 : n);
}
