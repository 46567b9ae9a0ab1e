using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>Walks the marks in order; each section becomes as many copies of what it encloses as it has items, filled one by one.</summary>
internal sealed class SectionFill(ValueInk ink)
{
    /// <summary>Lists within lists multiply: 400 vehicles three deep are 64 million rows nobody will print.</summary>
    private const int MaxElements = 1_000_000;

    private int copied;

    public void Run(XElement root, MergeScope scope)
    {
        var marks = root.Descendants(Tag).ToList();
        var ends = marks.Where(m => TagMark.KindOf(m) == TagKind.SectionEnd).ToDictionary(m => TagMark.PairOf(m)!.Value);
        foreach (var mark in marks)
        {
            // A section resolved before may have taken it along.
            if (mark.AncestorsAndSelf().Last() != root) continue;
            if (TagMark.KindOf(mark) is TagKind.SectionStart or TagKind.InvertedStart) Expand(mark, ends[TagMark.PairOf(mark)!.Value], scope);
            else ink.Print(mark, scope);
        }
    }

    private void Expand(XElement start, XElement end, MergeScope scope)
    {
        var path = TagMark.PathOf(start);
        var value = scope.Find(path);
        if (value is null && ink.KeepsUnknown)
        {
            ink.KeepVisible(start);
            ink.KeepVisible(end);
            return;
        }
        var rounds = Rounds(path, value, TagMark.KindOf(start) == TagKind.InvertedStart, scope);
        var region = SectionRegion.Take(start, end);
        if (region.Count == 0) return;

        var last = region[^1];
        var size = region.DescendantsAndSelf().Count();
        for (var i = 0; i < rounds.Count; i++)
        {
            if ((copied += size) > MaxElements) throw new InvalidOperationException($"The lists of the template multiply beyond {MaxElements} elements.");
            var copy = new XElement("copy", region);
            if (i > 0) SectionRegion.ForgetIdentity(copy);
            Run(copy, rounds[i]);
            foreach (var element in copy.Elements().ToList())
            {
                element.Remove();
                last.AddAfterSelf(element);
                last = element;
            }
        }
        if (rounds.Count == 0) SectionRegion.LeaveNothing(region[0]);
        foreach (var element in region) element.Remove();
    }

    private static IReadOnlyList<MergeScope> Rounds(string path, MergeValue? value, bool inverted, MergeScope scope)
    {
        var isTrue = value is { IsTrue: true };
        if (inverted) return isTrue ? [] : [scope];
        if (!isTrue) return [];
        return value is MergeList list ? [.. list.Items.Select(item => new MergeScope(item, path, scope))] : [scope];
    }
}
