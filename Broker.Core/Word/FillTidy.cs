using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>After the values are in: lines that came out empty close up, and what Word would call damaged is made whole.</summary>
internal static class FillTidy
{
    /// <summary>What a run may hold without anything to see. Whatever is not named here counts as seen: rather an empty line than a lost word.</summary>
    private static readonly HashSet<XName> Unseen =
    [
        RunLook, Nothing, Break, W + "cr", W + "tab", W + "delText", W + "delInstrText", W + "lastRenderedPageBreak", W + "softHyphen", W + "commentReference",
    ];

    private static readonly HashSet<XName> NeedParagraph =
    [
        Cell, TextBox, W + "hdr", W + "ftr", W + "footnote", W + "endnote", W + "comment", W + "body",
    ];

    public static void Tidy(XElement root)
    {
        foreach (var paragraph in root.Descendants(Nothing).Select(TagLine.OwnerOf).Distinct().ToList()) CloseUp(paragraph);
        foreach (var nothing in root.Descendants(Nothing).ToList()) RemoveFromRun(nothing);

        foreach (var table in root.Descendants(Table).Where(t => !t.Descendants(Row).Any()).ToList()) table.Remove();
        foreach (var control in root.Descendants(Control).Where(c => c.Element(W + "sdtContent") is not { HasElements: true }).ToList()) control.Remove();
        foreach (var holder in root.DescendantsAndSelf().Where(e => NeedParagraph.Contains(e.Name)).ToList()) EndWithParagraph(holder);
        DropHalfBookmarks(root);
    }

    /// <summary>Nothing to see in it. Deleted text counts for nothing, marks of tags still to be filled count.</summary>
    public static bool IsEmpty(XElement paragraph) => !paragraph.Descendants().Any(IsSeen) && !paragraph.Descendants(Break).Any();

    public static bool EndsSection(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "sectPr") is not null;

    private static bool IsSeen(XElement e) =>
        e.Name.LocalName == "oMath"
        || (e.Parent!.Name == Run && !Unseen.Contains(e.Name) && !(e.Name == TemplateXml.Text && string.IsNullOrWhiteSpace(e.Value)));

    private static void CloseUp(XElement paragraph)
    {
        CloseUpLines(paragraph);
        if (paragraph.Name != Paragraph || !IsEmpty(paragraph) || EndsSection(paragraph)) return;

        // A content control around nothing else goes with it.
        var unit = paragraph;
        while (unit.Parent is { Parent: { } control } content && control.Name == Control && content.Elements().Count() == 1) unit = control;
        // The only paragraph of a cell or a header stays, empty: it holds the place and its look.
        if (unit.ElementsBeforeSelf().Concat(unit.ElementsAfterSelf()).Any(e => e.Name == Paragraph || e.Name == Table || e.Name == Control)) unit.Remove();
    }

    /// <summary>A content control that holds a tag is filled: it no longer shows a placeholder, nor lets its bound data overwrite the value.</summary>
    public static void ReleaseControls(XElement root)
    {
        foreach (var control in root.Descendants(Tag).Ancestors(Control).Distinct().ToList())
        {
            var settings = control.Element(W + "sdtPr");
            var wasPlaceholder = settings?.Element(W + "showingPlcHdr") is not null;
            settings?.Elements().Where(e => e.Name.LocalName is "showingPlcHdr" or "dataBinding").Remove();
            if (wasPlaceholder) control.Descendants(RunLook).Where(look => look.Parent!.Name == Run).Elements(W + "rStyle").Remove();
        }
    }

    /// <summary>A paragraph may hold several lines, cut by line feeds: an address is often typed so.</summary>
    private static void CloseUpLines(XElement paragraph)
    {
        var line = new List<XElement>();
        XElement? breakBefore = null;
        foreach (var piece in paragraph.Descendants().Where(e => e.Parent!.Name == Run && TagLine.OwnerOf(e) == paragraph).ToList())
        {
            if (!IsLineFeed(piece))
            {
                line.Add(piece);
                continue;
            }
            if (CameOutEmpty(line)) Remove(line, piece);
            else breakBefore = piece;
            line.Clear();
        }
        if (breakBefore is not null && CameOutEmpty(line)) Remove(line, breakBefore);
    }

    private static bool CameOutEmpty(List<XElement> line) => line.Any(e => e.Name == Nothing) && !line.Any(e => IsSeen(e) || e.Name == Break);

    private static void Remove(List<XElement> line, XElement lineFeed)
    {
        foreach (var piece in line.Where(e => e.Name != RunLook)) RemoveFromRun(piece);
        RemoveFromRun(lineFeed);
    }

    private static void RemoveFromRun(XElement piece)
    {
        var run = piece.Parent;
        piece.Remove();
        if (run is not null && run.Elements().All(e => e.Name == RunLook)) run.Remove();
    }

    private static void EndWithParagraph(XElement holder)
    {
        var last = holder.Elements().LastOrDefault(e => e.Name == Paragraph || e.Name == Table || e.Name == Control);
        if (last?.Name == Paragraph || last?.Name == Control || (last is not null && holder.Name != Cell)) return;
        var after = last ?? holder.Elements().LastOrDefault(e => e.Name.LocalName.EndsWith("Pr", StringComparison.Ordinal) && e.Name != W + "sectPr");
        if (after is null) holder.AddFirst(new XElement(Paragraph));
        else after.AddAfterSelf(new XElement(Paragraph));
    }

    /// <summary>A row taken out may leave one end of a bookmark behind.</summary>
    private static void DropHalfBookmarks(XElement root)
    {
        var starts = root.Descendants(W + "bookmarkStart").Select(IdOf).ToHashSet();
        var ends = root.Descendants(W + "bookmarkEnd").Select(IdOf).ToHashSet();
        root.Descendants(W + "bookmarkStart").Where(b => !ends.Contains(IdOf(b))).Remove();
        root.Descendants(W + "bookmarkEnd").Where(b => !starts.Contains(IdOf(b))).Remove();
    }

    private static string? IdOf(XElement bookmark) => (string?)bookmark.Attribute(W + "id");
}
