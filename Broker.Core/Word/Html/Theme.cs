using System.Globalization;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>The document's theme: two fonts and twelve colours that styles refer to by role.</summary>
internal sealed class Theme(XElement? root)
{
    private readonly XElement? fonts = root?.Element(W.A + "themeElements")?.Element(W.A + "fontScheme");
    private readonly XElement? colors = root?.Element(W.A + "themeElements")?.Element(W.A + "clrScheme");
    private readonly XElement? formats = root?.Element(W.A + "themeElements")?.Element(W.A + "fmtScheme");

    /// <param name="role">minorHAnsi, majorAscii, minorBidi …</param>
    public string? Font(string? role)
    {
        if (role is null) return null;
        var set = fonts?.Element(W.A + (role.StartsWith("major", StringComparison.Ordinal) ? "majorFont" : "minorFont"));
        var script = role.EndsWith("Bidi", StringComparison.Ordinal) ? "cs" : role.EndsWith("EastAsia", StringComparison.Ordinal) ? "ea" : "latin";
        var face = set?.Element(W.A + script).Bare("typeface");
        return string.IsNullOrEmpty(face) ? null : face;
    }

    public string? Color(string? role)
    {
        var name = role switch
        {
            "dark1" or "text1" or "tx1" => "dk1",
            "light1" or "background1" or "bg1" => "lt1",
            "dark2" or "text2" or "tx2" => "dk2",
            "light2" or "background2" or "bg2" => "lt2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            "dk1" or "lt1" or "dk2" or "lt2" or "hlink" or "folHlink" or "accent1" or "accent2" or "accent3" or "accent4" or "accent5" or "accent6" => role,
            _ => null,
        };
        var entry = name is null ? null : colors?.Element(W.A + name);
        return Colors.Hex(entry?.Element(W.A + "srgbClr").Bare("val") ?? entry?.Element(W.A + "sysClr").Bare("lastClr"))
            ?? name switch { "dk1" => "#000000", "lt1" => "#ffffff", _ => null };
    }

    /// <summary>A colour as WordprocessingML writes it: a value, or a theme role with a tint or shade.</summary>
    /// <param name="prefix">theme for an element's own colour, themeFill for a shading's ground.</param>
    public string? Word(XElement? e, string value = "val", string prefix = "theme")
    {
        if (e is null) return null;
        var role = e.Attr(prefix == "theme" ? "themeColor" : prefix);
        var color = Color(role);
        if (color is null) return Colors.Hex(e.Attr(value));
        if (Share(e.Attr(prefix + "Tint")) is { } t) color = Colors.Shade(color, 1 - t);
        if (Share(e.Attr(prefix + "Shade")) is { } s) color = Colors.Shade(color, s - 1);
        return color;
    }

    /// <summary>A colour as DrawingML writes it, with its changes of lightness; null for none or unknown.</summary>
    /// <param name="placeholder">What <c>phClr</c> stands for inside the theme's own formats.</param>
    public string? Drawing(XElement? holder, string? placeholder = null)
    {
        var e = holder?.Elements().FirstOrDefault(c => c.Name.Namespace == W.A && c.Name.LocalName.EndsWith("Clr", StringComparison.Ordinal));
        if (e is null) return null;
        var color = e.Name.LocalName switch
        {
            "srgbClr" => Colors.Hex(e.Bare("val")),
            "sysClr" => Colors.Hex(e.Bare("lastClr")),
            "prstClr" => Colors.Highlight(e.Bare("val")),
            "schemeClr" => e.Bare("val") == "phClr" ? placeholder : Color(e.Bare("val")),
            _ => null,
        };
        if (color is null) return null;
        double Part(string name, double otherwise) => W.Number(e.Element(W.A + name).Bare("val")) / 100000 ?? otherwise;
        if (e.Element(W.A + "lumMod") is not null || e.Element(W.A + "lumOff") is not null) color = Colors.Luminance(color, Part("lumMod", 1), Part("lumOff", 0));
        if (e.Element(W.A + "tint") is not null) color = Colors.Shade(color, 1 - Part("tint", 1));
        if (e.Element(W.A + "shade") is not null) color = Colors.Shade(color, Part("shade", 1) - 1);
        return color;
    }

    /// <summary>The theme's line widths, by the index a shape's style names (from 1).</summary>
    public double LineWidth(int index) =>
        W.Emu(formats?.Element(W.A + "lnStyleLst")?.Elements(W.A + "ln").ElementAtOrDefault(index - 1).Bare("w")) ?? 0.75;

    private static double? Share(string? hex) =>
        int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 0, 255) / 255d : null;
}
