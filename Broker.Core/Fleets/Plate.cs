using System.Text.RegularExpressions;

namespace Broker.Core.Fleets;

/// <summary>Siv: since 2009, AA-123-AA. Fni: before, 1234 AB 69. Provisional: WW. None: not registered, an electric scooter or a machine.</summary>
public enum PlateKind { Siv, Fni, Provisional, Foreign, None }

/// <summary>A registration as it is shown, with dashes, and as it is compared and searched, without.</summary>
public readonly record struct PlateReading(PlateKind Kind, string Shown, string Key);

/// <summary>Reads registrations however they are typed: "ab123cd", "AB 123 CD" and "AB-123-CD" are one (R-FLEET, D-42).</summary>
public static partial class Plate
{
    public const int Length = 20, LeastForeign = 2;

    /// <summary>Without dashes, blanks or case: what tells two vehicles apart.</summary>
    public static string Key(string? typed) => string.Concat((typed ?? "").Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant));

    /// <summary>What a French plate is by itself; null when it is none.</summary>
    public static PlateReading? Read(string? typed)
    {
        var key = Key(typed);
        if (Provisional().Match(key) is { Success: true } ww) return Parted(PlateKind.Provisional, ww, key);
        if (OldProvisional().Match(key) is { Success: true } old) return Parted(PlateKind.Provisional, old, key);
        if (Siv().Match(key) is { Success: true } siv && siv.Groups[1].Value != "SS" && siv.Groups[3].Value != "SS") return Parted(PlateKind.Siv, siv, key);
        if (Fni().Match(key) is { Success: true } fni) return Parted(PlateKind.Fni, fni, key);
        return null;
    }

    /// <summary>As somebody says it is: a foreign plate may look like a French one.</summary>
    public static PlateReading? Read(string? typed, PlateKind said)
    {
        if (said == PlateKind.None) return new(PlateKind.None, "", "");
        if (said != PlateKind.Foreign) return Read(typed) is { } read && read.Kind == said ? read : null;
        var key = Key(typed);
        return key.Length is >= LeastForeign and <= Length && key.Any(char.IsAsciiDigit) && Shown(typed!).Length <= Length ? new(PlateKind.Foreign, Shown(typed!), key) : null;
    }

    /// <summary>Two letters, or nothing said.</summary>
    public static bool IsCountry(string? typed) => string.IsNullOrWhiteSpace(typed) || (typed.Trim() is { Length: Vehicle.CountryLength } code && code.All(char.IsAsciiLetter));

    private static string Shown(string typed) => string.Join('-', Pieces().Split(typed.Trim().ToUpperInvariant()).Where(piece => piece.Length > 0));

    private static PlateReading Parted(PlateKind kind, Match match, string key) => new(kind, string.Join('-', match.Groups.Values.Skip(1).Select(g => g.Value)), key);

    // Letters that look like figures are not given out: I, O and U; nor WW on the left, which is provisional.
    [GeneratedRegex("^(?!WW)([A-HJ-NP-TV-Z]{2})([0-9]{3})([A-HJ-NP-TV-Z]{2})$")]
    private static partial Regex Siv();

    [GeneratedRegex("^(WW|W)([0-9]{3})([A-HJ-NP-TV-Z]{2})$")]
    private static partial Regex Provisional();

    [GeneratedRegex("^([0-9]{1,4})(WW[A-Z]?)([0-9]{2,3}|2[AB])$")]
    private static partial Regex OldProvisional();

    [GeneratedRegex("^([0-9]{1,4})([A-HJ-NP-TV-Z]{1,3})(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-6])$")]
    private static partial Regex Fni();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex Pieces();
}
