namespace Broker.Core.Clients;

/// <summary>The nine digits by which France knows a company; the last one checks the others (Luhn).</summary>
public static class Siren
{
    /// <summary>The digits alone, however they were typed; null when it is no SIREN.</summary>
    public static string? Read(string typed) => Digits(typed, 9) is { } digits && Luhn(digits) % 10 == 0 ? digits : null;

    internal static string? Digits(string typed, int count)
    {
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-')));
        return digits.Length == count && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    internal static int Luhn(string digits) => digits.Reverse().Select((c, place) => (c - '0') * (place % 2 + 1)).Sum(n => n > 9 ? n - 9 : n);
}

/// <summary>One establishment of a company: its SIREN and five digits more.</summary>
public static class Siret
{
    /// <summary>The post office alone numbers its counters otherwise: their digits add up to a multiple of five.</summary>
    private const string PostOffice = "356000000";

    public static string? Read(string typed)
    {
        if (Siren.Digits(typed, 14) is not { } digits || Siren.Read(digits[..9]) is not { } siren) return null;
        var right = Siren.Luhn(digits) % 10 == 0 || (siren == PostOffice && digits.Sum(c => c - '0') % 5 == 0);
        return right ? digits : null;
    }
}

/// <summary>The code of a trade in the French nomenclature: "49.41A".</summary>
public static class Naf
{
    public static string? Read(string typed)
    {
        var code = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '.')).ToUpperInvariant();
        return code.Length == 5 && code[..4].All(char.IsAsciiDigit) && char.IsAsciiLetterUpper(code[4]) ? $"{code[..2]}.{code[2..]}" : null;
    }
}

/// <summary>A VAT number: two letters for the country, then its own characters; the French one is checked against the SIREN it carries.</summary>
public static class VatNumber
{
    public static string? Read(string typed)
    {
        var number = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-'))).ToUpperInvariant();
        if (number.Length is < 4 or > 15 || !number.All(char.IsAsciiLetterOrDigit) || !number[..2].All(char.IsAsciiLetterUpper)) return null;
        return number.StartsWith("FR", StringComparison.Ordinal) && !IsFrench(number) ? null : number;
    }

    /// <summary>The SIREN within a French number.</summary>
    public static string? SirenOf(string number) => number.StartsWith("FR", StringComparison.Ordinal) && number.Length == 13 ? number[4..] : null;

    // Keys with letters exist too, which nothing computes.
    private static bool IsFrench(string number) =>
        number.Length == 13 && Siren.Read(number[4..]) is { } siren
        && (!number[2..4].All(char.IsAsciiDigit) || int.Parse(number[2..4], System.Globalization.CultureInfo.InvariantCulture) == KeyOf(siren));

    private static int KeyOf(string siren) => (12 + 3 * (int)(long.Parse(siren, System.Globalization.CultureInfo.InvariantCulture) % 97)) % 97;
}
