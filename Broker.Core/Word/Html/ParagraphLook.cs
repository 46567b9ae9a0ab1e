using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>A paragraph with every layer of its properties resolved.</summary>
internal sealed class ParagraphLook
{
    private readonly Styles styles;

    public ParagraphLook(XElement source, Draft draft, Layer layer)
    {
        styles = draft.Styles;
        Source = source;
        Layer = layer;
        var direct = source.Get("pPr");
        StyleId = direct.Get("pStyle").Val() is { } named && draft.Styles.Find(named) is not null ? named : draft.Styles.DefaultParagraph;
        var styled = draft.Styles.ParagraphDefaults.Over(layer.Paragraph).Over(draft.Styles.Of(StyleId, "pPr"));
        var number = styled.Over(direct)["numPr"];
        if (direct.Get("numPr") is not null && number is not null) styled = styled.Over(draft.Numbering.LevelOf(number, StyleId).Get("pPr"));
        // The same old rule as for sizes: text set to the left by the default style stands as the table's style says.
        if (layer.InTable && styles.TablesDecideSize && StyleId == styles.DefaultParagraph && layer.Paragraph["jc"] is { } stands && styled.Val("jc") is "left" or "start")
            styled = styled.Over(new XElement(W.Main + "pPr", stands));
        P = styled.Over(direct);
        NumPr = number;

        Spacing = P["spacing"];
        Ind = P["ind"];
        Left = Ind.Twips("start") ?? Ind.Twips("left") ?? Chars("leftChars") ?? 0;
        Right = Ind.Twips("end") ?? Ind.Twips("right") ?? Chars("rightChars") ?? 0;
        FirstLine = Ind.Twips("firstLine") ?? -Ind.Twips("hanging") ?? 0;
        var list = number is not null && number.Get("numId").Val() is not (null or "0");
        Before = W.IsOn(Spacing.Attr("beforeAutospacing")) ? list ? 0 : 14 : Lines("beforeLines") ?? Spacing.Twips("before") ?? 0;
        After = W.IsOn(Spacing.Attr("afterAutospacing")) ? list ? 0 : 14 : Lines("afterLines") ?? Spacing.Twips("after") ?? 0;
        Ground = RunCss.Shading(P["shd"], draft.Theme) ?? layer.Ground;
        // In a table that floats, Word repeats the table's own place on each paragraph, and heeds it there no more.
        Frame = layer.InTable ? null : P["framePr"];
        var first = source.Elements(W.Main + "r").FirstOrDefault(r => r.Get("t") is not null)?.Get("rPr") ?? MarkRun;
        var text = Run(first);
        Line = LineSpacing.Of(Spacing).For(RunCss.Size(text), draft.Fonts.Resolve(RunCss.FontName(text, draft.Theme)));
    }

    public XElement Source { get; }

    public Layer Layer { get; }

    public Props P { get; }

    public string? StyleId { get; }

    public XElement? NumPr { get; }

    public XElement? Spacing { get; }

    public LineSpacing Line { get; }

    public XElement? Ind { get; }

    public double Left { get; }

    public double Right { get; }

    public double FirstLine { get; }

    public double Before { get; }

    public double After { get; }

    public string? Ground { get; }

    public XElement? Frame { get; }

    public bool Contextual => P.On("contextualSpacing");

    public string Align => P.Val("jc") switch
    {
        "center" => "center",
        "right" or "end" => P.On("bidi") ? "left" : "right",
        "both" or "distribute" or "lowKashida" or "mediumKashida" or "highKashida" => "justify",
        _ => P.On("bidi") ? "right" : "left",
    };

    public Props Run(XElement? rPr) => styles.Run(Layer, StyleId, rPr);

    /// <summary>The paragraph mark's own look: it gives an empty paragraph its height, and a list its number's look.</summary>
    public XElement? MarkRun => Source.Get("pPr").Get("rPr");

    /// <summary>Drawn in one box with a neighbour of the same borders and indents.</summary>
    public bool Joins(ParagraphLook? other) =>
        other is not null && P["pBdr"] is { } mine && mine.HasElements && Borders.Same(mine, other.P["pBdr"]) && other.Left == Left && other.Right == Right;

    // Hundredths of a line, taken as 12 points high: where they are said, the length beside them is not meant.
    private double? Lines(string attribute) => W.Number(Spacing.Attr(attribute)) is > 0 and { } lines ? lines / 100 * 12 : null;

    // Hundredths of a character, taken as 12 points wide.
    private double? Chars(string attribute) => W.Number(Ind.Attr(attribute)) / 100 * 12;
}
