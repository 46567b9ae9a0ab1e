using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>The style sheet of the document: defaults, and styles each based on another.</summary>
internal sealed class Styles
{
    // Properties that two style layers switch against each other: bold in both gives plain.
    private static readonly string[] Toggles = ["b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "vanish", "emboss", "imprint", "outline", "shadow"];

    /// <summary>A raise of our own naming: the text moves, its line does not grow.</summary>
    public const string RaisedWithin = "raisedWithin";

    private readonly Dictionary<string, XElement> byId = [];
    private readonly Dictionary<(string Id, string Part), Props> chains = [];
    private readonly Numbering numbering;

    public Styles(XElement? root, Numbering numbering)
    {
        this.numbering = numbering;
        foreach (var style in root?.Elements(W.Main + "style") ?? [])
        {
            var id = style.Attr("styleId");
            if (id is null) continue;
            byId.TryAdd(id, style);
            if (!W.IsOn(style.Attr("default"))) continue;
            if (style.Attr("type") == "paragraph") DefaultParagraph ??= id;
            if (style.Attr("type") == "table") DefaultTable ??= id;
        }
        var defaults = root.Get("docDefaults");
        ParagraphDefaults = Props.None.Over(defaults.Get("pPrDefault").Get("pPr"));
        RunDefaults = Props.None.Over(defaults.Get("rPrDefault").Get("rPr"));
    }

    public string? DefaultParagraph { get; }

    /// <summary>Unless the document says that styles of paragraphs override those of tables in this too.</summary>
    public bool TablesDecideSize { get; init; } = true;

    public string? DefaultTable { get; }

    public Props ParagraphDefaults { get; }

    public Props RunDefaults { get; }

    public XElement? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    /// <summary>The style and those it is based on, the most basic first.</summary>
    public IReadOnlyList<XElement> Chain(string? id)
    {
        var chain = new List<XElement>();
        for (var style = Find(id); style is not null && !chain.Contains(style) && chain.Count < 50; style = Find(style.Get("basedOn").Val())) chain.Add(style);
        chain.Reverse();
        return chain;
    }

    /// <param name="part">pPr, rPr, tblPr, trPr or tcPr.</param>
    public Props Of(string? id, string part)
    {
        if (id is null) return Props.None;
        if (chains.TryGetValue((id, part), out var known)) return known;
        var props = Props.None;
        foreach (var style in Chain(id))
        {
            var own = style.Get(part);
            // A style that numbers takes the level's indents first, and may then set its own.
            if (part == "pPr" && own.Get("numPr") is not null && props.Over(own)["numPr"] is { } number)
                props = props.Over(numbering.LevelOf(number, style.Attr("styleId")).Get("pPr"));
            props = props.Over(own);
        }
        return chains[(id, part)] = props;
    }

    /// <summary>How a run looks, all layers counted.</summary>
    /// <param name="table">What the table's style, or the shape around, says here.</param>
    public Props Run(Layer table, string? paragraphStyle, XElement? direct)
    {
        var paragraph = Of(paragraphStyle, "rPr");
        var character = Of(direct.Get("rStyle").Val(), "rPr");
        var under = RunDefaults.Over(table.Run);
        var run = under.Over(paragraph).Over(character).Over(direct);
        XElement? settled = null;
        void Settle(string name, string value) => (settled ??= new XElement(W.Main + "rPr")).Add(new XElement(W.Main + name, new XAttribute(W.Main + "val", value)));

        // An old rule of Word's: in a table, 11 or 12 points that the default style asks for give way to the table's size, or to the document's.
        if (table.InTable && TablesDecideSize && paragraphStyle == DefaultParagraph && run["sz"] == paragraph["sz"] && run.Val("sz") is "22" or "24" && under.Val("sz") is { } size) Settle("sz", size);
        // What a table's style raises does not open its lines.
        if (table.Run["position"] is { } raised && run["position"] == raised)
        {
            Settle("position", "0");
            Settle(RaisedWithin, raised.Val() ?? "0");
        }
        foreach (var name in Toggles)
        {
            if (direct.Get(name) is not null || !paragraph.On(name) || !character.On(name)) continue;
            Settle(name, "0");
        }
        return run.Over(settled);
    }

    /// <summary>1 to 9 for a heading, by outline level or by the style's well-known name; 0 for ordinary text.</summary>
    public int HeadingLevel(string? styleId, Props paragraph)
    {
        if (W.Whole(paragraph.Val("outlineLvl")) is { } level) return level is >= 0 and <= 8 ? level + 1 : 0;
        foreach (var style in Chain(styleId))
        {
            var name = style.Get("name").Val() ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && W.Whole(name[8..]) is >= 1 and <= 9 and var n) return n;
        }
        return 0;
    }
}
