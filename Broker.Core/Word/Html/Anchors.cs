using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>
/// Where something floating stands: relative to what, aligned or how far, and how text keeps clear of it. Written as marks;
/// the paginator places it once it knows the page.
/// </summary>
internal sealed record Anchors
{
    /// <summary>page, margin, column, character, leftMargin, rightMargin.</summary>
    public string Across { get; init; } = "column";
    public string? AcrossAlign { get; init; }
    public double X { get; init; }
    public double? AcrossShare { get; init; }

    /// <summary>page, margin, paragraph, line, topMargin, bottomMargin.</summary>
    public string Down { get; init; } = "paragraph";
    public string? DownAlign { get; init; }
    public double Y { get; init; }
    public double? DownShare { get; init; }

    /// <summary>none, square or bands (text above and below only).</summary>
    public string Wrap { get; init; } = "none";
    public string Side { get; init; } = "both";
    public bool Behind { get; init; }
    public (double Top, double Right, double Bottom, double Left) Clear { get; init; }

    /// <summary>The class and data attributes of the floating element.</summary>
    /// <param name="css">Class name of its size.</param>
    public string Attributes(string css = "")
    {
        var html = new StringBuilder(" class=\"anchor");
        if (Behind) html.Append(" behind");
        if (css.Length > 0) html.Append(' ').Append(css);
        html.Append("\" data-h=\"").Append(Known(Across, Columns, "column")).Append("\" data-v=\"").Append(Known(Down, Rows, "paragraph")).Append('"');
        if (AcrossAlign is "left" or "center" or "right" or "inside" or "outside") html.Append(" data-ha=\"").Append(AcrossAlign).Append('"');
        if (DownAlign is "top" or "center" or "bottom" or "inside" or "outside") html.Append(" data-va=\"").Append(DownAlign).Append('"');
        html.Append(" data-x=\"").Append(Css.Num(X)).Append("\" data-y=\"").Append(Css.Num(Y)).Append('"');
        if (AcrossShare is { } h) html.Append(" data-hp=\"").Append(Css.Num(h)).Append('"');
        if (DownShare is { } v) html.Append(" data-vp=\"").Append(Css.Num(v)).Append('"');
        if (Wrap is "square" or "bands") html.Append(" data-wrap=\"").Append(Wrap).Append("\" data-clear=\"").Append(Css.Num(Clear.Top)).Append(' ').Append(Css.Num(Clear.Right)).Append(' ')
            .Append(Css.Num(Clear.Bottom)).Append(' ').Append(Css.Num(Clear.Left)).Append('"');
        if (Side is "left" or "right") html.Append(" data-side=\"").Append(Side).Append('"');
        return html.ToString();
    }

    public static Anchors Of(XElement anchor)
    {
        var parts = Unwrap.Children(anchor).ToList();
        var h = parts.FirstOrDefault(e => e.Name == W.Wp + "positionH");
        var v = parts.FirstOrDefault(e => e.Name == W.Wp + "positionV");
        var wrap = parts.FirstOrDefault(e => e.Name.Namespace == W.Wp && e.Name.LocalName.StartsWith("wrap", StringComparison.Ordinal));
        double Dist(string name) => W.Emu(anchor.Bare(name)) ?? 0;
        return new Anchors
        {
            Across = h.Bare("relativeFrom") ?? "column",
            AcrossAlign = h?.Element(W.Wp + "align")?.Value.Trim(),
            X = W.Emu(h?.Element(W.Wp + "posOffset")?.Value) ?? 0,
            AcrossShare = W.Number(h?.Descendants(W.Wp14 + "pctPosHOffset").FirstOrDefault()?.Value) / 100000,
            Down = v.Bare("relativeFrom") ?? "paragraph",
            DownAlign = v?.Element(W.Wp + "align")?.Value.Trim(),
            Y = W.Emu(v?.Element(W.Wp + "posOffset")?.Value) ?? 0,
            DownShare = W.Number(v?.Descendants(W.Wp14 + "pctPosVOffset").FirstOrDefault()?.Value) / 100000,
            Wrap = wrap?.Name.LocalName switch { "wrapSquare" or "wrapTight" or "wrapThrough" => "square", "wrapTopAndBottom" => "bands", _ => "none" },
            Side = wrap.Bare("wrapText") ?? "both",
            Behind = W.IsOn(anchor.Bare("behindDoc")),
            Clear = (Dist("distT"), Dist("distR"), Dist("distB"), Dist("distL")),
        };
    }

    /// <summary>A frame around paragraphs, as old templates place an address.</summary>
    public static string OfFrame(XElement frame)
    {
        var css = new StringBuilder();
        if (frame.Twips("w") is > 0 and { } width) css.Append("width:").Append(Css.Pt(width));
        if (frame.Twips("h") is > 0 and { } height) css.Append(css.Length > 0 ? ";" : "").Append(frame.Attr("hRule") == "exact" ? "height:" : "min-height:").Append(Css.Pt(height));
        double h = frame.Twips("hSpace") ?? 0, v = frame.Twips("vSpace") ?? 0;
        var dropped = frame.Attr("dropCap") is "drop";
        return new Anchors
        {
            Across = dropped ? "column" : Margin(frame.Attr("hAnchor"), "column"),
            AcrossAlign = frame.Attr("xAlign"),
            X = frame.Twips("x") ?? 0,
            Down = dropped ? "paragraph" : Margin(frame.Attr("vAnchor"), "paragraph"),
            DownAlign = frame.Attr("yAlign"),
            Y = frame.Twips("y") ?? 0,
            Wrap = frame.Attr("wrap") is "none" or "notBeside" ? "bands" : "square",
            Clear = (v, h, v, h),
        }.Attributes() + (css.Length > 0 ? $" style=\"{css}\"" : "");
    }

    public static string OfTable(XElement position) => new Anchors
    {
        Across = Margin(position.Attr("horzAnchor"), "column"),
        AcrossAlign = position.Attr("tblpXSpec"),
        X = position.Twips("tblpX") ?? 0,
        Down = Margin(position.Attr("vertAnchor"), "paragraph"),
        DownAlign = position.Attr("tblpYSpec"),
        Y = position.Twips("tblpY") ?? 0,
        Wrap = "square",
        Clear = (position.Twips("topFromText") ?? 0, position.Twips("rightFromText") ?? 0, position.Twips("bottomFromText") ?? 0, position.Twips("leftFromText") ?? 0),
    }.Attributes() + " data-table";

    private static readonly HashSet<string> Columns = ["page", "margin", "column", "character", "leftMargin", "rightMargin", "insideMargin", "outsideMargin"];
    private static readonly HashSet<string> Rows = ["page", "margin", "paragraph", "line", "topMargin", "bottomMargin"];

    private static string Margin(string? anchor, string text) => anchor switch { "page" => "page", "margin" => "margin", _ => text };

    private static string Known(string value, HashSet<string> known, string otherwise) => known.Contains(value) ? value : otherwise;
}
