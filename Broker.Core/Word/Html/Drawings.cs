using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>DrawingML: pictures, shapes and groups, in the line or floating.</summary>
internal sealed class Drawings(Story story)
{
    private readonly Draft draft = story.Draft;

    public void Write(Inline inline, ParagraphLook look, XElement drawing)
    {
        foreach (var place in drawing.Elements().Where(e => e.Name == W.Wp + "inline" || e.Name == W.Wp + "anchor"))
        {
            var extent = place.Element(W.Wp + "extent");
            double w = W.Emu(extent.Bare("cx")) ?? 0, h = W.Emu(extent.Bare("cy")) ?? 0;
            var about = place.Element(W.Wp + "docPr");
            if (W.IsOn(about.Bare("hidden"))) continue;
            var alt = about.Bare("descr") ?? about.Bare("title") ?? "";
            var content = Graphic(place.Element(W.A + "graphic")?.Element(W.A + "graphicData"), w, h, alt);
            if (content.Html.Length == 0) continue;
            inline.HasBlocks |= content.HasText || place.Name.LocalName == "anchor";
            var tag = inline.HasBlocks ? "div" : "span";
            var link = Links.OfRelationship(story.Part, (string?)about?.Element(W.A + "hlinkClick")?.Attribute(W.Rel + "id"));
            if (link is not null) content = content with { Html = $"<a href=\"{HtmlText.Encode(link)}\">{content.Html}</a>" };

            // A shape that fits its text is as tall as that: the height kept with it is of the last time Word looked.
            var size = draft.Css.ClassOf($"width:{Css.Pt(w)};height:{(content.Grows ? "auto" : Css.Pt(h))}");
            if (place.Name.LocalName == "anchor")
            {
                var grow = content.Grows ? " grow" : "";
                inline.Html.Append("<div").Append(Anchors.Of(place).Attributes(size + grow)).Append(Shares(place)).Append('>').Append(content.Html).Append("</div>");
            }
            else
            {
                // A line of exact height clips nothing: the picture keeps its own.
                inline.Line.Append('<').Append(tag).Append(" class=\"box ").Append(size).Append("\">").Append(content.Html).Append("</").Append(tag).Append('>');
            }
        }
    }

    /// <summary>What fills a box of the given size.</summary>
    internal readonly record struct Content(string Html, bool HasText = false, bool Grows = false);

    private Content Graphic(XElement? data, double w, double h, string alt)
    {
        if (data is null) return new Content("");
        foreach (var e in Unwrap.Children(data))
        {
            if (e.Name == W.Pic + "pic") return new Content(Picture(e, alt));
            if (e.Name == W.Wps + "wsp") return Shape(e, w, h);
            if (e.Name == W.Wpg + "wgp" || e.Name == W.Wpc + "wpc") return Group(e, w, h);
        }
        var uri = data.Bare("uri") ?? "";
        draft.CannotDraw(uri.EndsWith("/chart", StringComparison.Ordinal) || uri.Contains("chartex", StringComparison.Ordinal) ? "chart"
            : uri.EndsWith("/diagram", StringComparison.Ordinal) ? "diagram" : uri.Contains("Ink", StringComparison.OrdinalIgnoreCase) ? "ink" : "object", story, data);
        return new Content("");
    }

    private string Picture(XElement pic, string alt)
    {
        var fill = pic.Element(W.Pic + "blipFill");
        var blip = fill?.Element(W.A + "blip");
        var properties = pic.Element(W.Pic + "spPr");
        var img = Pictures.Write(story, pic, (string?)blip?.Attribute(W.Rel + "embed"), alt, (string?)blip?.Attribute(W.Rel + "link") ?? "");
        var cut = fill?.Element(W.A + "srcRect");
        double Share(string side) => Math.Clamp((W.Number(cut.Bare(side)) ?? 0) / 100000, -5, 0.999);
        img = Pictures.Crop(img, Share("l"), Share("t"), Share("r"), Share("b"));
        var line = properties?.Element(W.A + "ln");
        if (img.Length > 0 && line?.Element(W.A + "solidFill") is { } stroke && draft.Theme.Drawing(stroke) is { } color)
            img = $"<span class=\"crop {draft.Css.ClassOf($"outline:{Css.Pt(W.Emu(line.Bare("w")) ?? 0.75)} solid {color}")}\">{img}</span>";
        return Turned(properties?.Element(W.A + "xfrm"), img);
    }

    private Content Shape(XElement shape, double w, double h)
    {
        var body = shape.Element(W.Wps + "bodyPr");
        var grows = body?.Element(W.A + "spAutoFit") is not null;
        var art = new Shapes(draft.Theme).Draw(shape, w, h, grows, out var known);
        if (!known) draft.CannotDraw("shape", story, shape);
        var fill = shape.Element(W.Wps + "spPr")?.Element(W.A + "blipFill")?.Element(W.A + "blip");
        if (fill is not null) art = $"<span class=\"piece {draft.Css.ClassOf("inset:0")}\">{Pictures.Write(story, shape, (string?)fill.Attribute(W.Rel + "embed"), "")}</span>" + art;
        var xfrm = shape.Element(W.Wps + "spPr")?.Element(W.A + "xfrm");
        var text = Unwrap.Children(shape).FirstOrDefault(e => e.Name == W.Wps + "txbx")?.Get("txbxContent");
        if (text is null) return new Content(Turned(xfrm, art));

        double Inset(string name, double otherwise) => Math.Clamp(W.Emu(body.Bare(name)) ?? otherwise, 0, 400);
        var css = new StringBuilder("padding:");
        css.Append(Css.Pt(Inset("tIns", 3.6))).Append(' ').Append(Css.Pt(Inset("rIns", 7.2))).Append(' ').Append(Css.Pt(Inset("bIns", 3.6))).Append(' ').Append(Css.Pt(Inset("lIns", 7.2)));
        css.Append(body.Bare("anchor") switch { "ctr" => ";justify-content:center", "b" => ";justify-content:flex-end", _ => "" });
        if (body.Bare("vert") is "vert270") css.Append(";writing-mode:sideways-lr");
        else if (body.Bare("vert") is "vert" or "eaVert") css.Append(";writing-mode:vertical-rl");

        var fontColor = draft.Theme.Drawing(shape.Element(W.Wps + "style")?.Element(W.A + "fontRef"));
        var run = fontColor is null ? Props.None : Props.None.Over(new XElement(W.Main + "rPr", new XElement(W.Main + "color", new XAttribute(W.Main + "val", fontColor[1..]))));
        var html = new StringBuilder(art).Append("<div class=\"frame ").Append(draft.Css.ClassOf(css.ToString())).Append("\"><div>");
        new Blocks(story).Write(html, text, new Layer(Props.None, run, null));
        html.Append("</div></div>");
        return new Content(Turned(xfrm, html.ToString()), HasText: true, Grows: grows);
    }

    private Content Group(XElement group, double w, double h)
    {
        var xfrm = group.Element(W.Wpg + "grpSpPr")?.Element(W.A + "xfrm");
        XElement? from = xfrm?.Element(W.A + "chOff"), span = xfrm?.Element(W.A + "chExt");
        double x0 = W.Emu(from.Bare("x")) ?? 0, y0 = W.Emu(from.Bare("y")) ?? 0;
        double sx = W.Emu(span.Bare("cx")) is > 0 and { } cx ? w / cx : 1, sy = W.Emu(span.Bare("cy")) is > 0 and { } cy ? h / cy : 1;
        var html = new StringBuilder();
        var text = false;
        foreach (var e in Unwrap.Children(group))
        {
            var own = e.Name == W.Wpg + "grpSp" ? e.Element(W.Wpg + "grpSpPr") : e.Element(W.Wps + "spPr") ?? e.Element(W.Pic + "spPr");
            if (own?.Element(W.A + "xfrm") is not { } at) continue;
            double pw = (W.Emu(at.Element(W.A + "ext").Bare("cx")) ?? 0) * sx, ph = (W.Emu(at.Element(W.A + "ext").Bare("cy")) ?? 0) * sy;
            var content = e.Name == W.Pic + "pic" ? new Content(Picture(e, Named(e))) : e.Name == W.Wps + "wsp" ? Shape(e, pw, ph) : e.Name == W.Wpg + "grpSp" ? Group(e, pw, ph) : new Content("");
            if (content.Html.Length == 0) continue;
            text |= content.HasText;
            double x = ((W.Emu(at.Element(W.A + "off").Bare("x")) ?? 0) - x0) * sx, y = ((W.Emu(at.Element(W.A + "off").Bare("y")) ?? 0) - y0) * sy;
            var css = draft.Css.ClassOf($"left:{Css.Pt(x)};top:{Css.Pt(y)};width:{Css.Pt(pw)};height:{Css.Pt(ph)}");
            html.Append("<div class=\"piece ").Append(css).Append("\">").Append(content.Html).Append("</div>");
        }
        // A group holds blocks even when none of them is text.
        return new Content(Turned(xfrm, html.ToString()), HasText: text || html.Length > 0);
    }

    private static string Named(XElement pic) => pic.Element(W.Pic + "nvPicPr")?.Element(W.Pic + "cNvPr").Bare("descr") ?? "";

    private string Turned(XElement? xfrm, string html)
    {
        if (html.Length == 0) return html;
        var turn = (W.Number(xfrm.Bare("rot")) ?? 0) / 60000;
        bool across = W.IsOn(xfrm.Bare("flipH")), down = W.IsOn(xfrm.Bare("flipV"));
        // Mirrored text stays readable, as Word keeps it.
        var mirror = !html.Contains("class=\"frame", StringComparison.Ordinal) && (across || down);
        if (turn == 0 && !mirror) return html;
        var css = draft.Css.ClassOf($"inset:0;transform:rotate({Css.Num(turn)}deg)" + (mirror ? $" scale({(across ? -1 : 1)},{(down ? -1 : 1)})" : ""));
        var tag = html.Contains("<div", StringComparison.Ordinal) ? "div" : "span";
        return $"<{tag} class=\"piece {css}\">{html}</{tag}>";
    }

    // Sizes given as a share of the page or of its margins.
    private static string Shares(XElement anchor)
    {
        var marks = new StringBuilder();
        foreach (var (name, mark, part) in new[] { ("sizeRelH", "data-w", "pctWidth"), ("sizeRelV", "data-t", "pctHeight") })
        {
            var size = anchor.Element(W.Wp14 + name);
            if (W.Number(size?.Element(W.Wp14 + part)?.Value) is not (> 0 and var share)) continue;
            var from = size.Bare("relativeFrom") is "page" ? "page" : "margin";
            marks.Append(' ').Append(mark).Append("=\"").Append(from).Append(' ').Append(Css.Num(share / 100000)).Append('"');
        }
        return marks.ToString();
    }
}
