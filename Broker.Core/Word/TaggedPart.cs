using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>One part of a document with every tag isolated as a mark, sections paired, errors told. Reading and filling both begin here.</summary>
internal sealed class TaggedPart
{
    private const int WordsBefore = 40;

    private readonly Dictionary<XElement, TagPlace> places = [];
    private readonly List<TagError> errors = [];
    private readonly List<MergeTag> tags = [];

    private TaggedPart(XElement root, TagPart part)
    {
        Root = root;
        MergeFields.Rewrite(root);
        IsolateAll(part);
        if (places.Count > 0) List();
    }

    public XElement Root { get; }

    public IReadOnlyList<MergeTag> Tags => tags;

    public IReadOnlyList<TagError> Errors => errors;

    public bool HasTags => places.Count > 0;

    public static TaggedPart Read(XElement root, TagPart part) => new(root, part);

    private void IsolateAll(TagPart part)
    {
        var before = "";
        foreach (var line in TagLine.All(Root).ToList())
        {
            foreach (var (mark, start) in line.Marks) places[mark] = PlaceOf(mark, part, line.Text[..start], before);
            foreach (var found in TagGrammar.FindAll(line.Text).Reverse())
            {
                var mark = TagMark.Of(part == TagPart.Title ? found.Tag.Unless(TagKind.Picture) : found.Tag, line.Text[found.Start..found.End]);
                line.Isolate(found.Start, found.End, mark);
                places[mark] = PlaceOf(mark, part, line.Text[..found.Start], before);
            }
            if (!string.IsNullOrWhiteSpace(line.Text)) before = line.Text;
        }
        foreach (var (mark, spot, words) in TagAttributes.Isolate(Root))
            places[mark] = PlaceOf(mark, part, words, TagLine.Of(TagLine.OwnerOf(mark)).Text) with { Spot = spot };
    }

    private void List()
    {
        var marks = Root.Descendants(Tag).ToList();
        foreach (var wrong in TagSections.Pair(marks)) wrong.Mark.SetAttributeValue("error", wrong.Code);

        var around = new List<XElement>();
        foreach (var mark in marks)
        {
            if (TagMark.KindOf(mark) == TagKind.SectionEnd) around.RemoveAll(m => TagMark.PairOf(m) == TagMark.PairOf(mark));
            if (!IsSecondCopy(mark)) Tell(mark, around.Select(TagMark.PathOf).ToList());
            if (TagMark.PairOf(mark) is not null && TagMark.KindOf(mark) != TagKind.SectionEnd) around.Add(mark);
        }
    }

    private void Tell(XElement mark, IReadOnlyList<string> inside)
    {
        if (TagMark.ErrorOf(mark) is { } code) errors.Add(new(code, TagMark.TextOf(mark), places[mark]));
        else tags.Add(new(TagMark.PathOf(mark), TagMark.KindOf(mark), TagMark.FormatOf(mark), places[mark], inside));
    }

    /// <summary>Word writes a drawing twice, for itself and for older programs: what both say is one tag.</summary>
    private static bool IsSecondCopy(XElement mark) =>
        mark.Ancestors(Mc + "Fallback").Any(f => f.Parent!.Elements(Mc + "Choice").Descendants(Tag).Any());

    private static TagPlace PlaceOf(XElement mark, TagPart part, string before, string lineBefore)
    {
        var around = mark.Ancestors().TakeWhile(a => a.Name != TextBox).ToList();
        var row = around.FirstOrDefault(a => a.Name == Row);
        var words = string.IsNullOrWhiteSpace(before) ? lineBefore : before;
        return new(part, mark.Ancestors(TextBox).Any(), row is null ? null : RowNumber(row), LastWords(words));
    }

    private static int RowNumber(XElement row)
    {
        var table = row.Ancestors(Table).FirstOrDefault();
        return table is null ? 1 : table.Descendants(Row).Where(r => r.Ancestors(Table).First() == table).TakeWhile(r => r != row).Count() + 1;
    }

    private static string LastWords(string text)
    {
        var plain = string.Join(' ', text.Replace("\uFFFC", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (plain.Length <= WordsBefore) return plain;
        var cut = plain[^WordsBefore..];
        return cut.Contains(' ') ? cut[(cut.IndexOf(' ') + 1)..] : cut;
    }
}
