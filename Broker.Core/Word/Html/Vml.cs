using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>VML, as documents of before 2010 and fallbacks draw: shapes, lines, pictures, text boxes, groups, watermarks.</summary>
internal sealed class Vml(Story story)
{
    private readonly Draft draft = story.Draft;

    public void Write(Inline inline, ParagraphLook look, XElement pict)
    {
        foreach (var shape in Unwrap.Children(pict).Where(IsShape))
        {
            var style = new VmlStyle(shape);
            if (style["visibility"] == "hidden") continue;
            if (W.IsOn((string?)shape.Attribute(W.O + "hr")))
            {
                inline.HasBlocks = true;
                inline.Line.Append("<div class=\"box ").Append(draft.Css.ClassOf($"width:100%;height:{Css.Pt(Math.Max(style.Length("height"), 1))};background:{Colors.Vml(shape.Bare("fillcolor")) ?? "#a0a0a0"}")).Append("\"></div>");
                continue;
            }
            var (w, h) = Size(shape, style);
            var html = Inside(shape, style, w, h);
            if (html.Length == 0) continue;
            inline.HasBlocks = true;
            var grow = Grows(shape);
            var size = draft.Css.ClassOf($"width:{Css.Pt(w)};height:{(grow ? "auto" : Css.Pt(h))}") + (grow ? " grow" : "");
            if (style.Floats)
            {
                var anchor = style.Anchor(shape);
                if (shape.Name.LocalName == "line") anchor = anchor with { X = Math.Min(Ends(shape).X1, Ends(shape).X2), Y = Math.Min(Ends(shape).Y1, Ends(shape).Y2) };
                inline.Html.Append("<div").Append(anchor.Attributes(size)).Append(style.Shares()).Append('>').Append(html).Append("</div>");
            }
            else
            {
                inline.Line.Append("<div class=\"box ").Append(size).Append("\">").Append(html).Append("</div>");
            }
        }
        if (pict.Is("object") && !pict.Descendants(W.V + "imagedata").Any()) draft.CannotDraw("object", story, pict);
    }

    private static bool Grows(XElement shape) => (shape.Element(W.V + "textbox").Bare("style") ?? "").Contains("mso-fit-shape-to-text:t", StringComparison.Ordinal);

    private static bool IsShape(XElement e) =>
        e.Name.Namespace == W.V && e.Name.LocalName is "shape" or "rect" or "roundrect" or "oval" or "line" or "group" or "image" or "polyline";

    private static (double, double) Size(XElement shape, VmlStyle style)
    {
        if (shape.Name.LocalName != "line") return (Math.Abs(style.Length("width")), Math.Abs(style.Length("height")));
        var (x1, y1, x2, y2) = Ends(shape);
        return (Math.Abs(x2 - x1), Math.Abs(y2 - y1));
    }

    private static (double X1, double Y1, double X2, double Y2) Ends(XElement line)
    {
        (double, double) Point(string? text) => text?.Split(',') is [var x, var y] ? (W.Length(x) ?? 0, W.Length(y) ?? 0) : (0, 0);
        var (x1, y1) = Point(line.Bare("from"));
        var (x2, y2) = Point(line.Bare("to"));
        return (x1, y1, x2, y2);
    }

    private string Inside(XElement shape, VmlStyle style, double w, double h)
    {
        var html = new StringBuilder();
        if (shape.Name.LocalName == "group") Group(html, shape, w, h);
        else if (shape.Element(W.V + "textpath") is { } path) html.Append(Watermark(path, shape, w, h));
        else if (shape.Element(W.V + "imagedata") is { } image) html.Append(Image(image, shape));
        else html.Append(Art(shape, w, h));

        if (shape.Element(W.V + "textbox") is { } box && box.Get("txbxContent") is { } text)
        {
            var css = Insets(box) + (style["v-text-anchor"] switch { "middle" or "middle-center" => ";justify-content:center", "bottom" => ";justify-content:flex-end", _ => "" });
            var flow = box.Bare("style") ?? "";
            if (flow.Contains("bottom-to-top", StringComparison.Ordinal)) css += ";writing-mode:sideways-lr";
            else if (flow.Contains("layout-flow:vertical", StringComparison.Ordinal)) css += ";writing-mode:vertical-rl";
            html.Append("<div class=\"frame ").Append(draft.Css.ClassOf(css)).Append("\"><div>");
            new Blocks(story).Write(html, text, Layer.Bare);
            html.Append("</div></div>");
        }
        if (html.Length == 0 || style.Turn == 0) return html.ToString();
        return $"<div class=\"piece {draft.Css.ClassOf($"inset:0;transform:rotate({Css.Num(style.Turn)}deg)")}\">{html}</div>";
    }

    private static string Insets(XElement box)
    {
        var given = (box.Bare("inset") ?? "").Split(',');
        double At(int i, double otherwise) => i < given.Length && W.Length(given[i]) is { } inset ? Math.Clamp(inset, 0, 400) : otherwise;
        return $"padding:{Css.Pt(At(1, 3.6))} {Css.Pt(At(2, 7.2))} {Css.Pt(At(3, 3.6))} {Css.Pt(At(0, 7.2))}";
    }

    private string Art(XElement shape, double w, double h)
    {
        var filled = shape.Bare("filled") is not ("f" or "false") && shape.Element(W.V + "fill").Bare("on") is not ("f" or "false");
        var stroked = shape.Bare("stroked") is not ("f" or "false") && shape.Element(W.V + "stroke").Bare("on") is not ("f" or "false");
        var fill = filled ? Colors.Vml(shape.Bare("fillcolor")) ?? "#ffffff" : null;
        var stroke = stroked ? Colors.Vml(shape.Bare("strokecolor")) ?? "#000000" : null;
        if (fill is null && stroke is null) return "";
        var weight = Math.Clamp(W.Length(shape.Bare("strokeweight")) ?? 0.75, 0.1, 100);
        var dash = shape.Element(W.V + "stroke").Bare("dashstyle") is { } d and not "solid" ? d.Contains("dot", StringComparison.OrdinalIgnoreCase) ? $"{Css.Num(weight)} {Css.Num(weight)}" : $"{Css.Num(weight * 4)} {Css.Num(weight * 3)}" : null;
        var type = shape.Bare("type") ?? "";
        if (shape.Name.LocalName == "line" || type.EndsWith("_t32", StringComparison.Ordinal))
        {
            var (x1, y1, x2, y2) = shape.Name.LocalName == "line" ? Ends(shape) : (0, 0, w, h);
            double left = Math.Min(x1, x2), top = Math.Min(y1, y2);
            return Shapes.Svg(Shapes.Line(x1 - left, y1 - top, x2 - left, y2 - top), null, stroke, weight, dash, open: true);
        }
        var form = shape.Name.LocalName switch
        {
            "oval" => Shapes.Ellipse(w, h),
            "roundrect" => Shapes.Rectangle(w, h, Math.Min(w, h) * Math.Clamp(Fraction(shape.Bare("arcsize")) ?? 0.2, 0, 0.5)),
            _ => Shapes.Rectangle(w, h, 0),
        };
        if (shape.Bare("path") is { Length: > 0 } path && shape.Name.LocalName == "shape" && VmlPath.Read(path, shape.Bare("coordsize"), shape.Bare("coordorigin"), w, h) is { } drawn) return Shapes.Svg(drawn, fill, stroke, weight, dash);
        if (shape.Bare("path") is { Length: > 0 } || shape.Name.LocalName == "polyline" || shape.Name.LocalName == "shape" && type.Length > 0 && !type.EndsWith("202", StringComparison.Ordinal) && !type.EndsWith("_t75", StringComparison.Ordinal)
            && !type.EndsWith("_t1", StringComparison.Ordinal)) draft.CannotDraw("shape", story, shape);
        if (Grows(shape) && shape.Name.LocalName is "shape" or "rect") return Shapes.Around(fill, stroke, weight, dash);
        return Shapes.Svg(form, fill, stroke, weight, dash);
    }

    private string Image(XElement image, XElement shape)
    {
        var alt = shape.Bare("alt") ?? (string?)image.Attribute(W.O + "title") ?? "";
        var id = (string?)image.Attribute(W.Rel + "id") ?? (string?)image.Attribute(W.O + "relid");
        var img = Pictures.Write(story, shape, id, alt, image.Bare("src") ?? (string?)image.Attribute(W.Rel + "href") ?? "");
        double Cut(string side) => Math.Clamp(Fraction(image.Bare("crop" + side)) ?? 0, -5, 0.999);
        return Pictures.Crop(img, Cut("left"), Cut("top"), Cut("right"), Cut("bottom"));
    }

    // Text stretched to fill its shape, as "COPY" across a page.
    private string Watermark(XElement path, XElement shape, double w, double h)
    {
        var text = path.Bare("string") ?? "";
        if (text.Trim().Length == 0 || w <= 0 || h <= 0) return "";
        var capitals = text == text.ToUpperInvariant();
        var (size, line) = capitals ? (h / 0.66, h) : (h / 0.95, h * 0.77);
        var family = draft.Fonts.Resolve(FontIn(path.Bare("style")));
        var opacity = Fraction(shape.Element(W.V + "fill").Bare("opacity")) ?? 1;
        var css = draft.Css.ClassOf($"font-family:{family.Css};font-size:{Css.Num(size)}px");
        return $"<svg class=\"art\" viewBox=\"0 0 {Css.Num(w)} {Css.Num(h)}\" preserveAspectRatio=\"none\"><text class=\"{css}\" x=\"0\" y=\"{Css.Num(line)}\" textLength=\"{Css.Num(w)}\" lengthAdjust=\"spacingAndGlyphs\""
            + $" fill=\"{Colors.Vml(shape.Bare("fillcolor")) ?? "#000000"}\" fill-opacity=\"{Css.Num(Math.Clamp(opacity, 0, 1))}\">{HtmlText.Encode(text)}</text></svg>";
    }

    private static string? FontIn(string? style)
    {
        var at = style?.IndexOf("font-family:", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : style![(at + 12)..].Split(';')[0].Trim(' ', '"', '\'');
    }

    private void Group(StringBuilder html, XElement group, double w, double h)
    {
        (double X, double Y) Pair(string? text, double x, double y) => text?.Split(',') is [var a, var b] ? (W.Number(a) ?? x, W.Number(b) ?? y) : (x, y);
        var (x0, y0) = Pair(group.Bare("coordorigin"), 0, 0);
        var (cw, ch) = Pair(group.Bare("coordsize"), 1000, 1000);
        double sx = cw > 0 ? w / cw : 1, sy = ch > 0 ? h / ch : 1;
        foreach (var shape in Unwrap.Children(group).Where(IsShape))
        {
            var style = new VmlStyle(shape);
            double x, y, pw, ph;
            if (shape.Name.LocalName == "line")
            {
                var (from, to) = (Pair(shape.Bare("from"), 0, 0), Pair(shape.Bare("to"), 0, 0));
                (x, y, pw, ph) = (Math.Min(from.X, to.X), Math.Min(from.Y, to.Y), Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
            }
            else
            {
                (x, y, pw, ph) = (style.Number("left"), style.Number("top"), style.Number("width"), style.Number("height"));
            }
            var inside = Inside(shape, style, pw * sx, ph * sy);
            if (inside.Length == 0) continue;
            var css = draft.Css.ClassOf($"left:{Css.Pt((x - x0) * sx)};top:{Css.Pt((y - y0) * sy)};width:{Css.Pt(pw * sx)};height:{Css.Pt(ph * sy)}");
            html.Append("<div class=\"piece ").Append(css).Append("\">").Append(inside).Append("</div>");
        }
    }

    // A share of one: .5, 50%, or 65 536ths that say f.
    private static double? Fraction(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (text.EndsWith('f')) return W.Number(text[..^1]) / 65536;
        return text.EndsWith('%') ? W.Number(text[..^1]) / 100 : W.Number(text);
    }
}
