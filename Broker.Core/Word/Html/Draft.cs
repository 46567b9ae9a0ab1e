using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word.Html;

/// <summary>What one conversion shares: the document's definitions, and what it found out on the way.</summary>
internal sealed class Draft
{
    private readonly List<Undrawn> undrawn = [];
    private readonly Dictionary<string, string> bookmarks = [];
    private Notes? notes;

    public Draft(MainDocumentPart main, string language, string mark)
    {
        Main = main;
        Mark = mark;
        Css = new(mark);
        Language = language;
        Document = PartXml.Root(main) ?? throw new InvalidDataException("The main document part is empty.");
        Theme = new Theme(PartXml.Root(main.ThemePart));
        Numbering = new Numbering(PartXml.Root(main.NumberingDefinitionsPart));
        Settings = PartXml.Root(main.DocumentSettingsPart);
        var compat = Settings.Get("compat");
        string? Compat(string name) => compat?.Elements(W.Main + "compatSetting").FirstOrDefault(e => e.Attr("name") == name).Val();
        Styles = new Styles(PartXml.Root(main.StyleDefinitionsPart), Numbering) { TablesDecideSize = !W.IsOn(Compat("overrideTableStyleFontSizeAndJustification")) };
        // What Word 2013 changed about tables; a document that does not say is an old one.
        WordVersion = W.Whole(Compat("compatibilityMode")) ?? 12;
        SpacingAdds = compat.Get("doNotUseHTMLParagraphAutoSpacing").On();
        SpreadsBrokenLines = !compat.Get("doNotExpandShiftReturn").On();
        DefaultTab = Settings.Get("defaultTabStop").Twips("val") is > 0 and { } tab ? tab : 36;
    }

    public MainDocumentPart Main { get; }

    public string Language { get; }

    /// <summary>Before the names this document gives out, where several are printed as one.</summary>
    public string Mark { get; }

    public XElement Document { get; }

    public Theme Theme { get; }

    public Numbering Numbering { get; }

    public Styles Styles { get; }

    public XElement? Settings { get; }

    public Fonts Fonts { get; } = new();

    public Css Css { get; }

    public Notes Notes => notes ??= new Notes(this);

    public int WordVersion { get; }

    /// <summary>The space between paragraphs is the sum of after and before, not the larger.</summary>
    public bool SpacingAdds { get; }

    /// <summary>In justified text, a line that ends with a break is justified as well.</summary>
    public bool SpreadsBrokenLines { get; }

    public double DefaultTab { get; }

    public IReadOnlyList<Undrawn> Undrawn => undrawn;

    public string FirstWords { get; private set; } = "";

    public void CannotDraw(string kind, Story story, XElement at)
    {
        var paragraph = at.AncestorsAndSelf(W.Main + "p").FirstOrDefault();
        var words = paragraph is null ? "" : Unwrap.PlainText(paragraph).Trim();
        var found = new Undrawn(kind, story.Name, words.Length > 40 ? words[..40] : words);
        if (!undrawn.Contains(found)) undrawn.Add(found);
    }

    /// <summary>An id of our own for a bookmark's name, the same for the place and for the links to it.</summary>
    public string Bookmark(string name)
    {
        if (!bookmarks.TryGetValue(name, out var id)) bookmarks.Add(name, id = Mark + "b" + bookmarks.Count.ToString(CultureInfo.InvariantCulture));
        return id;
    }

    public void Mention(string words)
    {
        if (FirstWords.Length == 0) FirstWords = words.Length > 80 ? words[..80] : words;
    }
}

/// <summary>One text of the document with the part it is kept in: the part's relationships resolve its pictures and links.</summary>
/// <param name="Name">body, header, footer, footnotes, endnotes.</param>
internal sealed record Story(Draft Draft, OpenXmlPart Part, string Name)
{
    public Fields Fields { get; } = new();

    /// <summary>Sign of the note being written, for the mark at its head.</summary>
    public string NoteMark { get; init; } = "";
}

/// <summary>What surrounding content says of the paragraphs inside: a table's style, and the ground they stand on.</summary>
internal sealed record Layer(Props Paragraph, Props Run, string? Ground)
{
    public bool InTable { get; init; }

    public static readonly Layer Bare = new(Props.None, Props.None, null);
}
