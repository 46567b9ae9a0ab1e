using System.Globalization;

namespace Broker.Core.Word.Html;

/// <summary>Colours, only ever written as <c>#rrggbb</c> made here: whatever else a document says is no colour.</summary>
internal static class Colors
{
    private static readonly Dictionary<string, string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["black"] = "000000", ["blue"] = "0000FF", ["cyan"] = "00FFFF", ["green"] = "00FF00", ["magenta"] = "FF00FF", ["red"] = "FF0000",
        ["yellow"] = "FFFF00", ["white"] = "FFFFFF", ["darkBlue"] = "00008B", ["darkCyan"] = "008B8B", ["darkGreen"] = "006400",
        ["darkMagenta"] = "800080", ["darkRed"] = "8B0000", ["darkYellow"] = "808000", ["darkGray"] = "A9A9A9", ["lightGray"] = "D3D3D3",
        ["gray"] = "808080", ["silver"] = "C0C0C0", ["navy"] = "000080", ["maroon"] = "800000", ["teal"] = "008080", ["olive"] = "808000",
        ["purple"] = "800080", ["lime"] = "00FF00", ["aqua"] = "00FFFF", ["fuchsia"] = "FF00FF", ["orange"] = "FFA500",
    };

    /// <summary>Six hexadecimal digits, with or without a hash; null for anything else (<c>auto</c> included).</summary>
    public static string? Hex(string? text)
    {
        if (text is null) return null;
        var digits = text.StartsWith('#') ? text[1..] : text;
        if (digits.Length == 3 && text[0] == '#' && digits.All(char.IsAsciiHexDigit)) digits = string.Concat(digits.Select(c => $"{c}{c}"));
        return digits.Length == 6 && digits.All(char.IsAsciiHexDigit) ? "#" + digits.ToLowerInvariant() : null;
    }

    public static string? Highlight(string? name) => name is not null && Named.TryGetValue(name, out var hex) ? Hex(hex) : null;

    /// <summary>VML says <c>#fff</c>, <c>red</c>, <c>#4f81bd [3204]</c>.</summary>
    public static string? Vml(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var first = text.Trim().Split(' ')[0];
        return Hex(first) ?? Highlight(first);
    }

    /// <summary>Towards white for a fraction above zero, towards black below.</summary>
    public static string Shade(string hex, double towardsWhite) => Map(hex, c => towardsWhite >= 0 ? c + (255 - c) * towardsWhite : c * (1 + towardsWhite));

    public static string Mix(string front, string back, double share)
    {
        var (r, g, b) = Parts(front);
        var (x, y, z) = Parts(back);
        return Join(r * share + x * (1 - share), g * share + y * (1 - share), b * share + z * (1 - share));
    }

    /// <summary>Multiplies and moves the lightness (HSL), as lumMod and lumOff ask.</summary>
    public static string Luminance(string hex, double factor, double offset)
    {
        var (r, g, b) = Parts(hex);
        (r, g, b) = (r / 255, g / 255, b / 255);
        double max = Math.Max(r, Math.Max(g, b)), min = Math.Min(r, Math.Min(g, b)), light = (max + min) / 2, range = max - min;
        var saturation = range == 0 ? 0 : range / (1 - Math.Abs(2 * light - 1));
        var hue = range == 0 ? 0 : max == r ? ((g - b) / range + 6) % 6 : max == g ? (b - r) / range + 2 : (r - g) / range + 4;
        light = Math.Clamp(light * factor + offset, 0, 1);
        var chroma = (1 - Math.Abs(2 * light - 1)) * saturation;
        var second = chroma * (1 - Math.Abs(hue % 2 - 1));
        var low = light - chroma / 2;
        var (p, q, s) = hue switch
        {
            < 1 => (chroma, second, 0d),
            < 2 => (second, chroma, 0d),
            < 3 => (0d, chroma, second),
            < 4 => (0d, second, chroma),
            < 5 => (second, 0d, chroma),
            _ => (chroma, 0d, second),
        };
        return Join((p + low) * 255, (q + low) * 255, (s + low) * 255);
    }

    /// <summary>Dark enough that automatic text on it is white.</summary>
    public static bool IsDark(string hex)
    {
        var (r, g, b) = Parts(hex);
        return 0.299 * r + 0.587 * g + 0.114 * b < 60;
    }

    private static string Map(string hex, Func<double, double> change)
    {
        var (r, g, b) = Parts(hex);
        return Join(change(r), change(g), change(b));
    }

    private static (double R, double G, double B) Parts(string hex) => (Part(hex, 1), Part(hex, 3), Part(hex, 5));

    private static double Part(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Join(double r, double g, double b) => $"#{Byte(r):x2}{Byte(g):x2}{Byte(b):x2}";

    private static int Byte(double value) => (int)Math.Clamp(Math.Round(value), 0, 255);
}
