using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>The outline and fill of DrawingML shapes, as inline SVG made of numbers only.</summary>
internal sealed class Shapes(Theme theme)
{
    /// <param name="grows">It is as tall as its text, whatever height is kept with it: a rectangle then follows.</param>
    /// <param name="known">False when the shape's form is one we draw as a plain rectangle.</param>
    public string Draw(XElement shape, double w, double h, bool grows, out bool known)
    {
        known = true;
        var properties = shape.Element(W.Wps + "spPr");
        var style = shape.Element(W.Wps + "style");
        var fill = Fill(properties, style);
        var (stroke, width, dash) = Stroke(properties, style);
        if (fill is null && stroke is null) return "";
        var preset = properties?.Element(W.A + "prstGeom").Bare("prst");
        var custom = properties?.Element(W.A + "custGeom");
        if (grows && custom is null && preset is null or "rect" or "textBox") return Around(fill, stroke, width, dash);
        var form = custom is not null ? Custom(custom, w, h) : Preset(preset ?? "rect", properties, w, h);
        if (form is null)
        {
            known = false;
            form = Rectangle(w, h, 0);
        }
        return Svg(form, fill, stroke, width, dash, open: preset is "line" or "straightConnector1");
    }

    public static string Svg(string form, string? fill, string? stroke, double width, string? dash, bool open = false)
    {
        // One unit to the point: 4/3 pixel.
        return $"<svg class=\"art\" aria-hidden=\"true\"><g transform=\"scale(1.33333)\"{Paint(open ? null : fill, stroke, Css.Num(width), dash)}>{form}</g></svg>";
    }

    /// <summary>A rectangle as large as what it stands around.</summary>
    public static string Around(string? fill, string? stroke, double width, string? dash) =>
        $"<svg class=\"art\" aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\"{Paint(fill, stroke, Css.Num(width) + "pt", dash is null ? null : string.Join(' ', dash.Split(' ').Select(d => d + "pt")))}/></svg>";

    private static string Paint(string? fill, string? stroke, string width, string? dash) =>
        $" fill=\"{fill ?? "none"}\"" + (stroke is null ? "" : $" stroke=\"{stroke}\" stroke-width=\"{width}\"" + (dash is null ? "" : $" stroke-dasharray=\"{dash}\""));

    public static string Rectangle(double w, double h, double radius) =>
        $"<rect width=\"{Css.Num(Math.Max(w, 0))}\" height=\"{Css.Num(Math.Max(h, 0))}\"" + (radius > 0 ? $" rx=\"{Css.Num(radius)}\"" : "") + "/>";

    public static string Ellipse(double w, double h) => $"<ellipse cx=\"{Css.Num(w / 2)}\" cy=\"{Css.Num(h / 2)}\" rx=\"{Css.Num(w / 2)}\" ry=\"{Css.Num(h / 2)}\"/>";

    public static string Line(double x1, double y1, double x2, double y2) =>
        $"<line x1=\"{Css.Num(x1)}\" y1=\"{Css.Num(y1)}\" x2=\"{Css.Num(x2)}\" y2=\"{Css.Num(y2)}\"/>";

    private string? Fill(XElement? properties, XElement? style)
    {
        if (properties?.Element(W.A + "noFill") is not null) return null;
        if (properties?.Element(W.A + "solidFill") is { } solid) return theme.Drawing(solid);
        // A gradient is drawn in the colour of its middle.
        if (properties?.Element(W.A + "gradFill")?.Element(W.A + "gsLst")?.Elements().ToList() is { Count: > 0 } stops) return theme.Drawing(stops[stops.Count / 2]);
        if (properties?.Element(W.A + "pattFill")?.Element(W.A + "fgClr") is { } front) return theme.Drawing(front);
        var reference = style?.Element(W.A + "fillRef");
        return W.Whole(reference.Bare("idx")) is > 0 ? theme.Drawing(reference) : null;
    }

    private (string? Color, double Width, string? Dash) Stroke(XElement? properties, XElement? style)
    {
        var line = properties?.Element(W.A + "ln");
        var reference = style?.Element(W.A + "lnRef");
        var index = W.Whole(reference.Bare("idx")) ?? 0;
        var width = W.Emu(line.Bare("w")) ?? (index > 0 ? theme.LineWidth(index) : 0.75);
        if (line?.Element(W.A + "noFill") is not null) return default;
        var color = theme.Drawing(line?.Element(W.A + "solidFill")) ?? (index > 0 ? theme.Drawing(reference) : line?.Element(W.A + "solidFill") is not null ? "#000000" : null);
        var dash = line?.Element(W.A + "prstDash").Bare("val") switch
        {
            "dot" or "sysDot" => $"{Css.Num(width)} {Css.Num(width)}",
            "dash" or "lgDash" or "sysDash" or "dashDot" or "lgDashDot" or "sysDashDot" => $"{Css.Num(width * 4)} {Css.Num(width * 3)}",
            _ => null,
        };
        return (color, Math.Clamp(width, 0.1, 100), dash);
    }

    private static string? Preset(string preset, XElement? properties, double w, double h)
    {
        var adjust = W.Number(properties?.Element(W.A + "prstGeom")?.Element(W.A + "avLst")?.Element(W.A + "gd").Bare("fmla")?.Replace("val ", "", StringComparison.Ordinal)) / 100000;
        string Polygon(params double[] points) => $"<polygon points=\"{string.Join(' ', points.Select((p, i) => Css.Num(p * (i % 2 == 0 ? w : h))))}\"/>";
        return preset switch
        {
            "rect" or "flowChartProcess" or "textBox" or "foldedCorner" or "plaque" => Rectangle(w, h, 0),
            "roundRect" or "flowChartAlternateProcess" => Rectangle(w, h, Math.Min(w, h) * Math.Clamp(adjust ?? 0.16667, 0, 0.5)),
            "ellipse" => Ellipse(w, h),
            "line" or "straightConnector1" => Line(0, 0, w, h),
            "triangle" => Polygon(adjust ?? 0.5, 0, 1, 1, 0, 1),
            "rtTriangle" => Polygon(0, 0, 1, 1, 0, 1),
            "diamond" or "flowChartDecision" => Polygon(0.5, 0, 1, 0.5, 0.5, 1, 0, 0.5),
            "parallelogram" => Polygon(0.25, 0, 1, 0, 0.75, 1, 0, 1),
            "hexagon" => Polygon(0.25, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0.25, 1, 0, 0.5),
            "homePlate" => Polygon(0, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0, 1),
            "chevron" => Polygon(0, 0, 0.75, 0, 1, 0.5, 0.75, 1, 0, 1, 0.25, 0.5),
            "rightArrow" => Polygon(0, 0.25, 0.7, 0.25, 0.7, 0, 1, 0.5, 0.7, 1, 0.7, 0.75, 0, 0.75),
            "leftArrow" => Polygon(1, 0.25, 0.3, 0.25, 0.3, 0, 0, 0.5, 0.3, 1, 0.3, 0.75, 1, 0.75),
            _ => null,
        };
    }

    private static string? Custom(XElement geometry, double w, double h)
    {
        var html = new StringBuilder();
        foreach (var path in geometry.Element(W.A + "pathLst")?.Elements(W.A + "path") ?? [])
        {
            double pw = W.Number(path.Bare("w")) is > 0 and { } a ? a : w * 12700, ph = W.Number(path.Bare("h")) is > 0 and { } b ? b : h * 12700;
            var d = new StringBuilder();
            foreach (var step in path.Elements())
            {
                var points = step.Elements(W.A + "pt").Select(p => (X: W.Number(p.Bare("x")) / pw * w, Y: W.Number(p.Bare("y")) / ph * h)).ToList();
                // Guides by formula are not computed: the rectangle stands in.
                if (step.Name.LocalName is "arcTo" || points.Any(p => p.X is null || p.Y is null)) return null;
                d.Append(step.Name.LocalName switch { "moveTo" => 'M', "lnTo" => 'L', "cubicBezTo" => 'C', "quadBezTo" => 'Q', _ => 'Z' });
                d.AppendJoin(' ', points.Select(p => Css.Num(p.X!.Value) + " " + Css.Num(p.Y!.Value)));
            }
            html.Append("<path d=\"").Append(d).Append("\"/>");
        }
        return html.Length > 0 ? html.ToString() : null;
    }
}
