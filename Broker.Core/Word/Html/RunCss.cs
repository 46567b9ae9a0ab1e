using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>A paragraph's line spacing: a multiple of each font's natural height, an exact height, or a least one.</summary>
internal readonly record struct LineSpacing(string Rule, double Value)
{
    /// <summary>How far the text stands below the middle of its line, where a browser would set it; the same for all of a paragraph.</summary>
    public double Drop { get; private init; }

    /// <summary>A multiple opens the line under its text; what is least or exact opens it, or cuts it, above.</summary>
    public LineSpacing For(double size, Fonts.Family font)
    {
        var own = size * font.LineHeight;
        var drop = Rule switch
        {
            "exact" => (Value - own) / 2,
            "atLeast" => Math.Max(Value - own, 0) / 2,
            _ => -Math.Abs(Value - 1) * own / 2,
        };
        return this with { Drop = Math.Round(drop + font.Drop * size, 2) };
    }

    public static LineSpacing Of(XElement? spacing)
    {
        var rule = spacing.Attr("lineRule") ?? "auto";
        var line = W.Number(spacing.Attr("line")) ?? 240;
        return rule is "exact" or "atLeast" ? new LineSpacing(rule, Math.Abs(line) / 20) : new LineSpacing("auto", line <= 0 ? 1 : line / 240);
    }

    /// <summary>Unitless where it may be, so that it scales with the size of the run.</summary>
    public string Css(double size, double natural) => Rule switch
    {
        "exact" => Html.Css.Pt(Value),
        "atLeast" when Value > size * natural => Html.Css.Pt(Value),
        "atLeast" => Html.Css.Num(natural),
        _ => Html.Css.Num(natural * Value),
    };
}

/// <summary>Run properties as style declarations.</summary>
internal static class RunCss
{
    public static double Size(Props run) => Math.Clamp(W.Number(run.Val(IsComplex(run) ? "szCs" : "sz")) / 2 ?? 10, 0.5, 1638);

    /// <summary>Written from right to left, or said to be: sizes, weights and fonts have their own names there.</summary>
    public static bool IsComplex(Props run) => run.On("rtl") || run.On("cs");

    public static string? FontName(Props run, Theme theme)
    {
        var fonts = run["rFonts"];
        if (IsComplex(run) && (theme.Font(fonts.Attr("cstheme")) ?? fonts.Attr("cs")) is { } complex) return complex;
        return theme.Font(fonts.Attr("asciiTheme")) ?? fonts.Attr("ascii") ?? theme.Font(fonts.Attr("hAnsiTheme")) ?? fonts.Attr("hAnsi");
    }

    /// <param name="symbolFont">The font of a symbol, where it is not the run's.</param>
    public static string Of(Props run, LineSpacing line, Draft draft, string? ground, string? symbolFont = null)
    {
        var css = new StringBuilder();
        var family = draft.Fonts.Resolve(symbolFont ?? FontName(run, draft.Theme));
        var size = Size(run);
        var raised = run.Val("vertAlign");
        var shown = raised is "superscript" or "subscript" ? size * 0.62 : size;
        css.Append("font-family:").Append(family.Css).Append(";font-size:").Append(Css.Pt(shown)).Append(";line-height:").Append(line.Css(shown, family.LineHeight));

        var rise = (raised switch { "superscript" => size * 0.33, "subscript" => -size * 0.14, _ => 0 }) + (W.Number(run.Val("position")) / 2 ?? 0);
        if (rise != 0) css.Append(";vertical-align:").Append(Css.Pt(rise));
        var drop = line.Drop - (W.Number(run.Val(Styles.RaisedWithin)) / 2 ?? 0);
        if (drop != 0) css.Append(";position:relative;top:").Append(Css.Pt(drop));
        if (run.On(IsComplex(run) ? "bCs" : "b")) css.Append(";font-weight:bold");
        if (run.On(IsComplex(run) ? "iCs" : "i")) css.Append(";font-style:italic");
        if (run.On("caps")) css.Append(";text-transform:uppercase");
        if (W.Number(run.Val("kern")) is > 0 and { } least && size >= least / 2) css.Append(";font-kerning:normal");
        if (W.Twips(run["spacing"], "val") is { } apart && apart != 0) css.Append(";letter-spacing:").Append(Css.Pt(apart));

        Colours(css, run, draft, ground);
        Lines(css, run, draft);
        if (run.On("rtl")) css.Append(";direction:rtl;unicode-bidi:embed");
        return css.ToString();
    }

    /// <summary>Percent of their natural width that the letters take; null where that is all of it.</summary>
    public static int? Wide(Props run) => W.Whole(run.Val("w")?.TrimEnd('%')) is >= 1 and <= 600 and not 100 and { } share ? share : null;

    private static void Colours(StringBuilder css, Props run, Draft draft, string? ground)
    {
        var back = Colors.Highlight(run.Val("highlight")) ?? Shading(run["shd"], draft.Theme);
        if (back is not null) css.Append(";background:").Append(back);
        var color = draft.Theme.Word(run["color"]);
        if (color is null && (back ?? ground) is { } under && Colors.IsDark(under)) color = "#ffffff";
        if (color is not null && color != "#000000") css.Append(";color:").Append(color);
    }

    private static void Lines(StringBuilder css, Props run, Draft draft)
    {
        var under = run.Val("u") is { } u && u != "none" ? u : null;
        var struck = run.On("strike") || run.On("dstrike");
        if (under is not null || struck)
        {
            css.Append(";text-decoration:").Append(under is null ? "line-through" : struck ? "underline line-through" : "underline");
            var style = run.On("dstrike") || under is "double" or "wavyDouble" ? "double"
                : under is null ? null
                : under.StartsWith("dot", StringComparison.Ordinal) ? "dotted"
                : under.StartsWith("dash", StringComparison.Ordinal) ? "dashed"
                : under.StartsWith("wav", StringComparison.Ordinal) ? "wavy" : null;
            if (style is not null) css.Append(' ').Append(style);
            if (draft.Theme.Word(run["u"], "color") is { } color) css.Append(' ').Append(color);
            if (under is "thick") css.Append(";text-decoration-thickness:1.5pt");
        }
        if (run["bdr"] is { } border && Borders.Line(border, draft.Theme) is { } line) css.Append(";border:").Append(line);
    }

    /// <summary>The ground of a shading: its fill, with the pattern's share of the pattern colour mixed in.</summary>
    public static string? Shading(XElement? shd, Theme theme)
    {
        if (shd is null) return null;
        var fill = theme.Word(shd, "fill", "themeFill");
        var pattern = shd.Val() ?? "clear";
        var front = theme.Word(shd, "color") ?? "#000000";
        if (pattern == "solid") return front;
        // Hatchings are drawn in the grey they make.
        if (pattern.EndsWith("Stripe", StringComparison.Ordinal) || pattern.EndsWith("Cross", StringComparison.Ordinal)) return Colors.Mix(front, fill ?? "#ffffff", pattern.StartsWith("thin", StringComparison.Ordinal) ? 0.12 : 0.2);
        return pattern.StartsWith("pct", StringComparison.Ordinal) && W.Number(pattern[3..]) is { } share
            ? Colors.Mix(front, fill ?? "#ffffff", Math.Clamp(share / 100, 0, 1))
            : fill;
    }
}
