using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

internal enum SectionShape { Inline, Paragraphs, Rows, Crossed }

/// <summary>Which start belongs to which end, and what lies between them: words of a line, paragraphs, or rows.</summary>
internal static class TagSections
{
    /// <summary>Wrappers inside a paragraph that may be cut in two without changing what they mean.</summary>
    public static readonly IReadOnlySet<XName> Divisible =
        new HashSet<XName> { W + "ins", W + "moveTo", W + "hyperlink", W + "smartTag", W + "customXml", W + "bdo", W + "dir" };

    private const int MaxNesting = 16;

    public static IReadOnlyList<(XElement Mark, string Code)> Pair(IEnumerable<XElement> marks)
    {
        var wrong = new List<(XElement, string)>();
        var open = new List<XElement>();
        var number = 0;
        foreach (var mark in marks.Where(m => TagMark.ErrorOf(m) is null))
        {
            if (TagMark.KindOf(mark) is TagKind.SectionStart or TagKind.InvertedStart)
            {
                if (open.Count == MaxNesting) wrong.Add((mark, "tag.too-deep"));
                open.Add(mark);
            }
            if (TagMark.KindOf(mark) != TagKind.SectionEnd) continue;

            var at = open.FindLastIndex(s => string.Equals(TagMark.PathOf(s), TagMark.PathOf(mark), StringComparison.OrdinalIgnoreCase));
            if (at < 0)
            {
                wrong.Add((mark, "tag.end-without-start"));
                continue;
            }
            var start = open[at];
            TagMark.Pair(start, mark, ++number);
            var shape = Of(start, mark).Shape;
            TagMark.Shape(start, shape);
            if (at < open.Count - 1 || shape == SectionShape.Crossed) wrong.Add((mark, "tag.section-crossed"));
            open.RemoveAt(at);
        }
        wrong.AddRange(open.Select(start => (start, "tag.section-unclosed")));
        return wrong;
    }

    /// <summary>For paragraphs and rows, the first and the last of them, which are siblings.</summary>
    public static (SectionShape Shape, XElement First, XElement Last) Of(XElement start, XElement end)
    {
        var found = Place(start, end);
        return found.Shape == SectionShape.Inline || IsWhole(found.First, found.Last) ? found : (SectionShape.Crossed, start, end);
    }

    private static (SectionShape Shape, XElement First, XElement Last) Place(XElement start, XElement end)
    {
        var line = TagLine.OwnerOf(start);
        if (line == TagLine.OwnerOf(end)) return InOneLine(line, start, end);

        var common = start.Ancestors().Intersect(end.Ancestors()).First();
        if (common.Name == Row && NearestRow(start) == common && NearestRow(end) == common) return (SectionShape.Rows, common, common);

        var (first, last) = (ChildOf(common, start), ChildOf(common, end));
        if (Holds(first, NearestRow(start)) && Holds(last, NearestRow(end))) return (SectionShape.Rows, first, last);
        return first == line && last == TagLine.OwnerOf(end) && first.Name == Paragraph && last.Name == Paragraph
            ? (SectionShape.Paragraphs, first, last)
            : (SectionShape.Crossed, first, last);
    }

    private static (SectionShape, XElement, XElement) InOneLine(XElement line, XElement start, XElement end)
    {
        // Decided once, before any value is in: what a section repeats must not hang on the values around it.
        switch (TagMark.ShapeOf(start) ?? ShapeInLine(line, start, end))
        {
            case SectionShape.Rows: return (SectionShape.Rows, NearestRow(start)!, NearestRow(start)!);
            case SectionShape.Paragraphs: return (SectionShape.Paragraphs, line, line);
        }
        var common = start.Ancestors().Intersect(end.Ancestors()).First(a => a.Name != Run);
        var cut = start.Ancestors().Skip(1).Concat(end.Ancestors().Skip(1)).Where(a => a.Ancestors().Contains(common));
        var between = line.Descendants().SkipWhile(e => e != start).TakeWhile(e => e != end);
        return cut.All(a => Divisible.Contains(a.Name)) && FieldsAreWhole(between)
            ? (SectionShape.Inline, start, end)
            : (SectionShape.Crossed, start, end);
    }

    private static SectionShape ShapeInLine(XElement line, XElement start, XElement end)
    {
        if (line.Name != Paragraph || !TagLine.Of(line).IsOnly(start, end)) return SectionShape.Inline;
        // A section that is all a row says is about the row.
        var isAllOfItsRow = line.Parent is { Parent: { } row } cell && cell.Name == Cell && row.Name == Row
            && cell.Elements().Count(e => e.Name != W + "tcPr") == 1
            && row.Elements(Cell).Count() == 1 && !row.Elements(Control).Any();
        return isAllOfItsRow ? SectionShape.Rows : SectionShape.Paragraphs;
    }

    private static bool IsWhole(XElement first, XElement last) =>
        FieldsAreWhole(Siblings(first, last).DescendantsAndSelf());

    /// <summary>From the first to the last, both included.</summary>
    public static IEnumerable<XElement> Siblings(XElement first, XElement last)
    {
        for (var at = first; at is not null; at = at.ElementsAfterSelf().FirstOrDefault())
        {
            yield return at;
            if (at == last) yield break;
        }
    }

    /// <summary>A field cut in two would leave a document Word calls damaged.</summary>
    private static bool FieldsAreWhole(IEnumerable<XElement> elements)
    {
        var depth = 0;
        foreach (var mark in elements.Where(e => e.Name == FieldMark))
        {
            depth += (string?)mark.Attribute(W + "fldCharType") switch { "begin" => 1, "end" => -1, _ => 0 };
            if (depth < 0) return false;
        }
        return depth == 0;
    }

    private static XElement? NearestRow(XElement mark) =>
        mark.Ancestors().TakeWhile(a => a.Name != TextBox).FirstOrDefault(a => a.Name == Row);

    private static XElement ChildOf(XElement ancestor, XElement mark) => mark.Ancestors().First(a => a.Parent == ancestor);

    /// <summary>The row itself, or a content control around whole rows.</summary>
    private static bool Holds(XElement sibling, XElement? row) =>
        row is not null && (sibling == row || (sibling.Name == Control && row.Parent?.Parent == sibling));
}
