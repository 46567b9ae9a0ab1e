using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Page geometry of one section and the names of its headers and footers, as the paginator reads them. Points.</summary>
internal sealed record SectionPlan
{
    public double Width { get; init; }
    public double Height { get; init; }
    public double Top { get; init; }
    public double Right { get; init; }
    public double Bottom { get; init; }
    public double Left { get; init; }
    public double HeaderAt { get; init; }
    public double FooterAt { get; init; }

    /// <summary>Left and right change places on even pages, as in a book.</summary>
    public bool Mirrored { get; init; }

    /// <summary>nextPage, continuous, evenPage, oddPage or nextColumn.</summary>
    public string Start { get; init; } = "nextPage";

    /// <summary>Width of each column and the gap after it.</summary>
    public IReadOnlyList<double[]> Columns { get; init; } = [];
    public bool ColumnLine { get; init; }
    public bool FirstDiffers { get; init; }
    public bool EvenDiffers { get; init; }
    public int? FirstNumber { get; init; }
    public string NumberFormat { get; init; } = "decimal";
    public string Align { get; init; } = "top";

    /// <summary>Story ids by default, first and even.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Footers { get; init; } = new Dictionary<string, string>();
    public string PageName { get; init; } = "";
    public string? Borders { get; init; }
}

/// <summary>Reads section properties. A section inherits the headers and footers it does not name.</summary>
internal sealed class Sections(Draft draft, Func<string, bool, string?> storyOf)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<string, string> headers = [];
    private readonly Dictionary<string, string> footers = [];
    private readonly Dictionary<(double, double), string> pages = [];

    public string Write(SectionPlan plan) => HtmlText.Encode(JsonSerializer.Serialize(plan, Json));

    public SectionPlan Read(XElement? section)
    {
        foreach (var reference in section?.Elements() ?? [])
        {
            if (reference.Name.LocalName is not ("headerReference" or "footerReference") || (string?)reference.Attribute(W.Rel + "id") is not { } id) continue;
            var header = reference.Name.LocalName == "headerReference";
            if (storyOf(id, header) is { } story) (header ? headers : footers)[reference.Attr("type") ?? "default"] = story;
        }
        var size = section.Get("pgSz");
        var margins = section.Get("pgMar");
        double width = Math.Clamp(size.Twips("w") ?? 595.3, 36, 4000), height = Math.Clamp(size.Twips("h") ?? 841.9, 36, 4000);
        double left = Margin("left", 72), right = Margin("right", 72), gutter = Margin("gutter", 0);
        left += gutter;
        // Margins that leave no room are no margins.
        if (left + right > width - 18) (left, right) = (0, 0);
        if (!pages.TryGetValue((width, height), out var name))
        {
            pages.Add((width, height), name = draft.Mark + "s" + pages.Count);
            draft.Css.Rule($"@page {name}{{size:{Css.Pt(width)} {Css.Pt(height)};margin:0}}");
        }
        return new SectionPlan
        {
            Width = width, Height = height, Left = left, Right = right, Top = Margin("top", 72), Bottom = Margin("bottom", 72),
            HeaderAt = Margin("header", 36), FooterAt = Margin("footer", 36), Mirrored = draft.Settings.Get("mirrorMargins").On() && left != right,
            Start = section.Get("type").Val() is ("continuous" or "evenPage" or "oddPage" or "nextColumn") and var start ? start : "nextPage",
            Columns = Columns(section.Get("cols"), width - left - right),
            ColumnLine = W.IsOn(section.Get("cols").Attr("sep")),
            FirstDiffers = section.Get("titlePg").On(),
            EvenDiffers = draft.Settings.Get("evenAndOddHeaders").On(),
            FirstNumber = W.Whole(section.Get("pgNumType").Attr("start")),
            NumberFormat = section.Get("pgNumType").Attr("fmt") is ("lowerRoman" or "upperRoman" or "lowerLetter" or "upperLetter") and var format ? format : "decimal",
            Align = section.Get("vAlign").Val() is ("center" or "bottom") and var align ? align : "top",
            Headers = new Dictionary<string, string>(headers),
            Footers = new Dictionary<string, string>(footers),
            PageName = name,
            Borders = PageBorders(section.Get("pgBorders"), left, right, Margin("top", 72), Margin("bottom", 72)),
        };

        double Margin(string side, double otherwise) => Math.Clamp(margins.Twips(side) ?? otherwise, -2000, 2000);
    }

    private static List<double[]> Columns(XElement? cols, double room)
    {
        var count = Math.Clamp(W.Whole(cols.Attr("num")) ?? 1, 1, 20);
        var named = cols?.Elements(W.Main + "col").Select(c => new[] { c.Twips("w") ?? 0, c.Twips("space") ?? 0 }).Where(c => c[0] > 1).Take(20).ToList() ?? [];
        if (named.Count > 0 && !W.IsOn(cols.Attr("equalWidth") ?? "0"))
        {
            // Columns wider than the page altogether are taken by share.
            var total = named.Sum(c => c[0]) + named.SkipLast(1).Sum(c => c[1]);
            var scale = total > room * 1.02 ? room / total : 1;
            return [.. named.Select(c => new[] { Math.Round(c[0] * scale, 3), Math.Round(c[1] * scale, 3) })];
        }
        var gap = count > 1 ? Math.Clamp(cols.Twips("space") ?? 36, 0, room / count) : 0;
        return [.. Enumerable.Repeat(new[] { Math.Round((room - gap * (count - 1)) / count, 3), Math.Round(gap, 3) }, count)];
    }

    // As declarations for a box inside the page.
    private string? PageBorders(XElement? borders, double left, double right, double top, double bottom)
    {
        if (borders is null) return null;
        var fromPage = borders.Attr("offsetFrom") == "page";
        var css = "";
        foreach (var (side, margin) in new[] { ("top", top), ("right", right), ("bottom", bottom), ("left", left) })
        {
            var line = borders.Get(side);
            var space = Math.Clamp(W.Number(line.Attr("space")) ?? 0, 0, 31);
            css += $"{side}:{Css.Pt(fromPage ? space : Math.Abs(margin) - space - Html.Borders.Width(line))};";
            if (Html.Borders.Line(line, draft.Theme) is { } drawn) css += $"border-{side}:{drawn};";
        }
        return draft.Css.ClassOf("position:absolute;box-sizing:border-box;" + css.TrimEnd(';'));
    }
}
