using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Paragraph properties as style declarations and as the marks the paginator reads.</summary>
internal static class ParagraphCss
{
    public static string Of(ParagraphLook look, ParagraphLook? previous, ParagraphLook? next, Draft draft)
    {
        var css = new StringBuilder();
        var before = look.Contextual && previous is not null && previous.StyleId == look.StyleId ? 0 : look.Before;
        var after = look.Contextual && next is not null && next.StyleId == look.StyleId ? 0 : look.After;
        var (padTop, padBottom, padLeft, left, right) = (0d, 0d, 0d, look.Left, look.Right);

        var borders = look.P["pBdr"];
        if (look.FirstLine < 0 && (borders is { HasElements: true } || look.P.Has("shd")))
        {
            // The box reaches as far left as the first line does.
            padLeft = -look.FirstLine;
            left += look.FirstLine;
        }
        bool joinsAbove = look.Joins(previous), joinsBelow = look.Joins(next);
        foreach (var side in (string[])["top", "bottom", "left", "right"])
        {
            var line = borders.Get(side);
            if (side == "top" && joinsAbove) line = borders.Get("between");
            if (side == "bottom" && joinsBelow) line = null;
            if (Borders.Line(line, draft.Theme) is not { } drawn) continue;
            css.Append("border-").Append(side).Append(':').Append(drawn).Append(';');
            var space = Math.Clamp(W.Number(line.Attr("space")) ?? 0, 0, 31);
            if (side == "left") padLeft += space;
            else css.Append("padding-").Append(side).Append(':').Append(Css.Pt(space)).Append(';');
            // Side borders stand outside the text, which keeps its indent.
            if (side == "left") left -= space + Borders.Width(line);
            if (side == "right") right -= space + Borders.Width(line);
        }
        // Inside one box the space between paragraphs belongs to the box.
        if (joinsAbove && !Borders.Drawn(borders.Get("between"))) (padTop, before) = (before, 0);
        if (joinsBelow) (padBottom, after) = (after, 0);
        if (draft.SpacingAdds && before > 0 && padTop == 0 && !Borders.Drawn(borders.Get("top"))) (padTop, before) = (before, 0);

        if (padLeft > 0) css.Append("padding-left:").Append(Css.Pt(padLeft)).Append(';');
        if (padTop > 0) css.Append("padding-top:").Append(Css.Pt(padTop)).Append(';');
        if (padBottom > 0) css.Append("padding-bottom:").Append(Css.Pt(padBottom)).Append(';');
        if (before != 0 || after != 0 || left != 0 || right != 0)
            css.Append("margin:").Append(Css.Pt(before)).Append(' ').Append(Css.Pt(right)).Append(' ').Append(Css.Pt(after)).Append(' ').Append(Css.Pt(left)).Append(';');
        if (look.FirstLine != 0) css.Append("text-indent:").Append(Css.Pt(look.FirstLine)).Append(';');
        if (look.Align != "left") css.Append("text-align:").Append(look.Align).Append(';');
        if (look.P.Val("jc") == "distribute") css.Append("text-align-last:justify;");
        if (look.P.On("bidi")) css.Append("direction:rtl;");
        if (RunCss.Shading(look.P["shd"], draft.Theme) is { } ground) css.Append("background:").Append(ground).Append(';');
        return css.ToString();
    }

    /// <summary>How the paginator may break the paragraph, and where its tab stops are (points from the text's left edge).</summary>
    public static string Marks(ParagraphLook look, bool hasTabs, Draft draft)
    {
        var marks = new StringBuilder();
        var keep = (look.P.On("keepNext") ? "next " : "") + (look.P.On("keepLines") ? "lines " : "") + (look.P["widowControl"] is { } w && !w.On() ? "loose" : "");
        if (keep.Length > 0) marks.Append(" data-keep=\"").Append(keep.Trim()).Append('"');
        if (look.Line.Drop != 0) marks.Append(" data-drop=\"").Append(Css.Num(look.Line.Drop)).Append('"');
        if (!hasTabs) return marks.ToString();

        var stops = (look.P["tabs"]?.Elements(W.Main + "tab") ?? [])
            .Where(t => t.Val() is not ("clear" or "bar" or null))
            .Select(t => (At: t.Twips("pos") ?? 0, Kind: Kind(t.Val()), Leader: Leader(t.Attr("leader"))))
            .ToList();
        // A hanging indent is itself a stop.
        if (look.FirstLine < 0) stops.Add((look.Left, 'l', '-'));
        var list = stops.OrderBy(s => s.At).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Kind}{s.Leader}{Css.Num(s.At)}"));
        marks.Append(" data-tabs=\"").AppendJoin(' ', list).Append("\" data-every=\"").Append(Css.Num(draft.DefaultTab)).Append('"');
        marks.Append(" data-left=\"").Append(Css.Num(look.Left)).Append('"');
        return marks.ToString();
    }

    private static char Kind(string? val) => val switch { "center" => 'c', "right" or "end" => 'r', "decimal" => 'd', _ => 'l' };

    private static char Leader(string? leader) => leader switch { "dot" or "middleDot" => '.', "hyphen" => 'h', "underscore" or "heavy" => '_', _ => '-' };
}
