using System.Globalization;

namespace Broker.Core.Staff;

/// <summary>Whether one can write on the firm's colour. The screens bound its lightness, so that any choice stays readable; the firm is told when they do.</summary>
public static class FirmColour
{
    /// <summary>What WCAG AA asks of a text of ordinary size.</summary>
    public const double Enough = 4.5;

    /// <summary>Contrast of white words on a colour written "#1f5f5b": from 1, none, to 21. Null for anything else.</summary>
    public static double? OnWhite(string? colour) =>
        colour is ['#', ..] && colour.Length == 7 && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? 1.05 / (Luminance(rgb) + 0.05) : null;

    private static double Luminance(int rgb) => 0.2126 * Linear(rgb >> 16) + 0.7152 * Linear(rgb >> 8) + 0.0722 * Linear(rgb);

    private static double Linear(int channel) => (channel & 0xFF) / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
