using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>Cuts out what a section encloses: sibling rows, paragraphs or runs, without the section's own two marks.</summary>
internal static class SectionRegion
{
    public static IReadOnlyList<XElement> Take(XElement start, XElement end)
    {
        var (shape, first, last) = TagSections.Of(start, end);
        return shape switch
        {
            SectionShape.Inline => Runs(start.Parent!, end.Parent!),
            SectionShape.Paragraphs when first != last => Paragraphs(start, end, first, last),
            _ => WithoutMarks(start, end, TagSections.Siblings(first, last).ToList()),
        };
    }

    /// <summary>Copies after the first: what must be said once in a document is taken off them.</summary>
    public static void ForgetIdentity(XElement copy)
    {
        copy.Descendants().Where(e => Once.Contains(e.Name)).Remove();
        copy.Descendants(W + "sdtPr").Elements(W + "id").Remove();
        copy.Descendants().Where(e => e.Name.Namespace == V).Attributes("id").Remove();
        copy.Descendants().Attributes().Where(a => a.Name == W14 + "paraId" || a.Name == W14 + "textId").Remove();
    }

    /// <summary>A condition that shows nothing in its line may leave the line empty.</summary>
    public static void LeaveNothing(XElement first)
    {
        if (!IsBlock(first)) first.AddBeforeSelf(new XElement(Run, new XElement(Nothing)));
    }

    private static readonly HashSet<XName> Once =
    [
        W + "bookmarkStart", W + "bookmarkEnd", W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "permStart", W + "permEnd",
        V + "shapetype",
    ];

    private static bool IsBlock(XElement e) => e.Name == Row || e.Name == Paragraph || e.Name == Table || e.Descendants(Paragraph).Any();

    private static List<XElement> WithoutMarks(XElement start, XElement end, List<XElement> region)
    {
        start.Parent!.Remove();
        end.Parent!.Remove();
        return region;
    }

    private static List<XElement> Runs(XElement start, XElement end)
    {
        var common = start.Ancestors().Intersect(end.Ancestors()).First();
        Lift(start, common);
        Lift(end, common);
        var between = start.ElementsAfterSelf().TakeWhile(e => e != end).ToList();
        // An empty section has nothing to copy, but its line may have to close up.
        if (between.Count == 0) start.AddBeforeSelf(new XElement(Run, new XElement(Nothing)));
        start.Remove();
        end.Remove();
        return between;
    }

    /// <summary>What stands before the start or after the end in their paragraphs stays outside, in a paragraph of its own.</summary>
    private static List<XElement> Paragraphs(XElement start, XElement end, XElement first, XElement last)
    {
        var (startRun, endRun) = (start.Parent!, end.Parent!);
        if (!TagLine.Of(first).IsBlankBefore(start))
        {
            Lift(startRun, first);
            var before = Alike(first);
            Move(startRun.ElementsBeforeSelf().Where(e => e.Name != W + "pPr"), before);
            first.AddBeforeSelf(before);
        }
        if (!TagLine.Of(last).IsBlankAfter(end))
        {
            Lift(endRun, last);
            var after = Alike(last);
            last.AddAfterSelf(after);
            Move(endRun.ElementsAfterSelf(), after);
            // A section break belongs to the end of the text.
            if (last.Element(W + "pPr")?.Element(W + "sectPr") is { } section)
            {
                section.Remove();
                after.Element(W + "pPr")!.Add(section);
            }
        }
        var region = WithoutMarks(start, end, TagSections.Siblings(first, last).ToList());
        Drop(first, region);
        Drop(last, region);
        return region;
    }

    /// <summary>A paragraph that held the loop's tag alone goes, unless a section of the document ends with it.</summary>
    private static void Drop(XElement paragraph, List<XElement> region)
    {
        if (!FillTidy.IsEmpty(paragraph)) return;
        region.Remove(paragraph);
        if (!FillTidy.EndsSection(paragraph)) paragraph.Remove();
    }

    private static XElement Alike(XElement paragraph)
    {
        var alike = new XElement(Paragraph, paragraph.Element(W + "pPr"));
        alike.Descendants(W + "sectPr").Remove();
        return alike;
    }

    private static void Move(IEnumerable<XElement> elements, XElement to)
    {
        foreach (var element in elements.ToList())
        {
            element.Remove();
            to.Add(element);
        }
    }

    /// <summary>Brings a run up to stand directly in its ancestor, cutting the wrappers between (links, insertions) in two around it.</summary>
    private static void Lift(XElement run, XElement ancestor)
    {
        while (run.Parent is { } wrapper && wrapper != ancestor)
        {
            var rest = new XElement(wrapper.Name, wrapper.Attributes(), wrapper.Elements().Where(e => e.Name.LocalName.EndsWith("Pr", StringComparison.Ordinal)));
            Move(run.ElementsAfterSelf(), rest);
            run.Remove();
            wrapper.AddAfterSelf(run, rest.HasElements ? rest : null);
            if (!wrapper.HasElements) wrapper.Remove();
        }
    }
}
