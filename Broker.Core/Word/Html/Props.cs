using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Properties of a paragraph, run, table, row or cell, layer upon layer: what is laid over wins. Never changed once made.</summary>
internal sealed class Props
{
    public static readonly Props None = new([]);

    // Elements whose attributes, or whose children, are inherited one by one rather than as a whole.
    private static readonly HashSet<string> ByAttribute = ["spacing", "ind", "rFonts", "lang"];
    private static readonly HashSet<string> ByChild = ["pBdr", "tblBorders", "tcBorders", "tcMar", "tblCellMar", "numPr"];

    private readonly Dictionary<string, XElement> items;

    private Props(Dictionary<string, XElement> items) => this.items = items;

    public XElement? this[string name] => items.GetValueOrDefault(name);

    public string? Val(string name) => this[name].Val();

    public bool On(string name) => this[name].On();

    public bool Has(string name) => items.ContainsKey(name);

    public Props Over(XElement? layer)
    {
        if (layer is null || !layer.HasElements) return this;
        var merged = new Dictionary<string, XElement>(items);
        foreach (var e in layer.Elements().Where(e => e.Name.Namespace == W.Main)) Put(merged, e);
        return new Props(merged);
    }

    public Props Over(Props layer)
    {
        if (layer.items.Count == 0) return this;
        if (items.Count == 0) return layer;
        var merged = new Dictionary<string, XElement>(items);
        foreach (var e in layer.items.Values) Put(merged, e);
        return new Props(merged);
    }

    private static void Put(Dictionary<string, XElement> into, XElement e)
    {
        var name = e.Name.LocalName;
        into[name] = into.TryGetValue(name, out var under) ? Merge(name, under, e) : e;
    }

    private static XElement Merge(string name, XElement under, XElement over)
    {
        if (ByAttribute.Contains(name)) return MergeAttributes(name, under, over);
        if (ByChild.Contains(name))
            return new XElement(over.Name, under.Elements().Where(u => over.Element(u.Name) is null), over.Elements());
        if (name == "tabs")
            return new XElement(over.Name, under.Elements().Where(u => !over.Elements().Any(o => o.Attr("pos") == u.Attr("pos"))), over.Elements());
        return over;
    }

    private static XElement MergeAttributes(string name, XElement under, XElement over)
    {
        // A first-line indent replaces a hanging one and the reverse; a font by name replaces one by theme role and the reverse.
        bool Replaced(XAttribute u) => over.Attribute(u.Name) is not null || (name, u.Name.LocalName) switch
        {
            ("ind", "hanging") => over.Attr("firstLine") is not null,
            ("ind", "firstLine") => over.Attr("hanging") is not null,
            ("ind", "left") => over.Attr("start") is not null,
            ("ind", "right") => over.Attr("end") is not null,
            ("rFonts", "asciiTheme") => over.Attr("ascii") is not null,
            ("rFonts", "ascii") => over.Attr("asciiTheme") is not null,
            ("rFonts", "hAnsiTheme") => over.Attr("hAnsi") is not null,
            ("rFonts", "hAnsi") => over.Attr("hAnsiTheme") is not null,
            ("spacing", "beforeAutospacing") => over.Attr("before") is not null,
            ("spacing", "afterAutospacing") => over.Attr("after") is not null,
            _ => false,
        };
        return new XElement(over.Name, under.Attributes().Where(u => !Replaced(u)), over.Attributes());
    }
}
