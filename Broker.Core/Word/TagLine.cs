using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>
/// One paragraph as a reader sees it: its own text in one piece, whatever runs, marks and wrappers cut it, with the way back
/// from each character to its node. Deleted text is not part of it, nor is what a text box inside it says.
/// </summary>
internal sealed class TagLine
{
    private const char Object = '\uFFFC';

    /// <summary>A node of text. Its start never changes; its text gets shorter as tags are cut out, last tag first.</summary>
    private sealed class Atom(XElement node, int start, string text)
    {
        public XElement Node => node;
        public int Start => start;
        public string Text { get; private set; } = text;
        public int End => start + Text.Length;

        /// <summary>Takes out what lies before <paramref name="end"/>.</summary>
        public void CutHead(int end)
        {
            if (end >= End) node.Remove();
            else SetText(node, Text[(end - start)..]);
        }

        /// <summary>Keeps what lies before <paramref name="from"/>.</summary>
        public void KeepHead(int from)
        {
            Text = Text[..(from - start)];
            if (Text.Length == 0) node.Remove();
            else SetText(node, Text);
        }
    }

    private readonly List<Atom> atoms = [];

    private TagLine(XElement owner)
    {
        Collect(owner);
        Text = string.Concat(atoms.Select(a => a.Text));
    }

    public string Text { get; }

    /// <summary>Marks already in the line, each with its place.</summary>
    public IEnumerable<(XElement Mark, int Start)> Marks => atoms.Where(a => a.Node.Name == Tag).Select(a => (a.Node, a.Start));

    /// <summary>Nothing to read before the mark: no word, no picture, no other mark.</summary>
    public bool IsBlankBefore(XElement mark) => Before(mark).All(IsBlank);

    public bool IsBlankAfter(XElement mark) => After(mark).All(IsBlank);

    /// <summary>The section is all the line says, but for the starts and ends of sections around it.</summary>
    public bool IsOnly(XElement start, XElement end) =>
        Before(start).All(a => IsBlank(a) || IsMark(a, TagKind.SectionStart, TagKind.InvertedStart))
        && After(end).All(a => IsBlank(a) || IsMark(a, TagKind.SectionEnd));

    private IEnumerable<Atom> Before(XElement mark) => atoms.TakeWhile(a => a.Node != mark);

    private IEnumerable<Atom> After(XElement mark) => atoms.SkipWhile(a => a.Node != mark).Skip(1);

    private static bool IsBlank(Atom atom) => string.IsNullOrWhiteSpace(atom.Text);

    private static bool IsMark(Atom atom, params TagKind[] kinds) =>
        atom.Node.Name == Tag && TagMark.ErrorOf(atom.Node) is null && kinds.Contains(TagMark.KindOf(atom.Node));

    public static TagLine Of(XElement owner) => new(owner);

    /// <summary>The paragraph an element stands in, or what serves as one.</summary>
    public static XElement OwnerOf(XElement inside) => inside.Ancestors().First(a => IsOwner(a) || a.Parent is null);

    private static bool IsOwner(XElement e) => e.Name == Paragraph || e.Name == Mc + "Choice" || e.Name == Mc + "Fallback";

    /// <summary>Every line of a part, in order. A branch of an AlternateContent that holds bare runs is a line of its own.</summary>
    public static IEnumerable<TagLine> All(XElement root) =>
        root.Descendants().Where(IsOwner).Select(e => new TagLine(e)).Where(line => line.Text.Length > 0);

    /// <summary>Cuts the stretch out and leaves the mark in its place, in a run that looks as the stretch's first run did.</summary>
    public void Isolate(int start, int end, XElement mark)
    {
        var touched = atoms.Where(a => a.Start < end && a.End > start).ToList();
        var first = touched[0];
        foreach (var atom in touched.Skip(1))
        {
            var holder = atom.Node.Parent!;
            atom.CutHead(end);
            if (!HasContent(holder)) holder.Remove();
        }

        var run = first.Node.Parent!;
        var tail = new XElement(Run, run.Attributes(), run.Element(RunLook));
        if (end < first.End) tail.Add(TextElement(first.Text[(end - first.Start)..]));
        foreach (var later in first.Node.ElementsAfterSelf().ToList())
        {
            later.Remove();
            tail.Add(later);
        }
        run.AddAfterSelf(new XElement(Run, run.Attributes(), run.Element(RunLook), mark), HasContent(tail) ? tail : null);

        first.KeepHead(start);
        if (!HasContent(run)) run.Remove();
    }

    private static bool HasContent(XElement run) => run.Elements().Any(e => e.Name != RunLook);

    private void Collect(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            if (child.Name == TemplateXml.Text && parent.Name == Run) Add(child, child.Value);
            else if (child.Name == Tag) Add(child, TagMark.TextOf(child));
            else if (child.Name == W + "tab") Add(child, "\t");
            else if (IsLineFeed(child)) Add(child, "\n");
            else if (child.Name == W + "noBreakHyphen") Add(child, "-");
            else if (child.Name == Mc + "AlternateContent" || child.Name == W + "drawing" || child.Name == W + "pict" || child.Name == W + "object" || child.Name == Break) Add(child, Object.ToString());
            else if (!IsOutside(child.Name)) Collect(child);
        }
    }

    private void Add(XElement node, string text)
    {
        if (text.Length > 0) atoms.Add(new(node, atoms.Count == 0 ? 0 : atoms[^1].End, text));
    }

    /// <summary>Paragraphs inside this one are lines of their own; properties say nothing; what was deleted or moved away is gone.</summary>
    private static bool IsOutside(XName name) =>
        name == Paragraph || name == TextBox || name == W + "pPr" || name == RunLook || name == W + "sdtPr" || name == W + "del" || name == W + "moveFrom";
}
