using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Border lines of paragraphs, cells and pages.</summary>
internal static class Borders
{
    public static bool Drawn(XElement? side) => side?.Val() is not (null or "nil" or "none");

    public static double Width(XElement? side)
    {
        if (!Drawn(side)) return 0;
        var width = Math.Clamp((W.Number(side.Attr("sz")) ?? 4) / 8, 0.25, 12);
        // Word's size is that of one stroke.
        var kind = side.Val()!;
        if (kind.StartsWith("thin", StringComparison.Ordinal) || kind.StartsWith("thick", StringComparison.Ordinal) && kind != "thick")
            return width + (kind.EndsWith("LargeGap", StringComparison.Ordinal) ? 3 : 1.5);
        return kind switch { "double" => width * 3, "thick" => Math.Max(width, 1), "triple" => width * 5, _ => width };
    }

    /// <summary>Width, style and colour; null when the side is not drawn.</summary>
    public static string? Line(XElement? side, Theme theme)
    {
        if (!Drawn(side)) return null;
        var kind = side.Val()!;
        var style = kind switch
        {
            "double" or "triple" => "double",
            "dotted" => "dotted",
            "dashed" or "dashSmallGap" or "dotDash" or "dotDotDash" or "dashDotStroked" => "dashed",
            "inset" => "inset",
            "outset" => "outset",
            _ when kind.StartsWith("thinThick", StringComparison.Ordinal) || kind.StartsWith("thickThin", StringComparison.Ordinal) => "double",
            _ => "solid",
        };
        var color = theme.Word(side, "color") ?? "#000000";
        var width = Width(side);
        return $"{Css.Pt(style == "double" ? Math.Max(width, 1.5) : width)} {style} {color}";
    }

    public static bool Same(XElement? a, XElement? b) => a is not null && b is not null && XNode.DeepEquals(a, b);
}
