using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word.Html;

/// <summary>Writes the whole document: its sections in order, then the headers, footers and notes they use.</summary>
internal sealed class DocumentWriter(Draft draft)
{
    private readonly Dictionary<string, string> storyIds = [];
    private readonly StringBuilder stories = new();

    public string Write()
    {
        var sections = new Sections(draft, StoryOf);
        var story = new Story(draft, draft.Main, "body");
        var html = new StringBuilder();
        foreach (var (blocks, properties) in Split(draft.Document.Get("body")))
        {
            if (properties.Get("lnNumType") is not null) draft.CannotDraw("line-numbers", story, properties!);
            if (properties.Get("textDirection").Val() is { } way && way is not ("lrTb" or "lr")) draft.CannotDraw("vertical-page", story, properties!);
            html.Append("<section data-plan=\"").Append(sections.Write(sections.Read(properties))).Append("\">\n");
            new Blocks(story).Write(html, blocks, Layer.Bare);
            html.Append("</section>\n");
        }
        return html.Append("<div class=\"note-list\">").Append(draft.Notes.Write()).Append("</div>\n").Append(stories).ToString();
    }

    // A section ends with the paragraph that carries its properties; the last one's stand at the end of the body.
    private static IEnumerable<(List<XElement> Blocks, XElement? Properties)> Split(XElement? body)
    {
        var blocks = new List<XElement>();
        XElement? last = null;
        foreach (var block in Unwrap.Children(body))
        {
            if (block.Is("sectPr"))
            {
                last = block;
                continue;
            }
            if (block.Is("p") && block.Get("pPr").Get("sectPr") is { } end)
            {
                // A paragraph that only carries the section takes no line of its own after a table or another paragraph.
                if (blocks.Count == 0 || block.Elements().Any(e => !e.Is("pPr"))) blocks.Add(block);
                yield return (blocks, end);
                blocks = [];
                continue;
            }
            blocks.Add(block);
        }
        yield return (blocks, last);
    }

    // One header may serve several sections: written once.
    private string? StoryOf(string relationship, bool header)
    {
        if (storyIds.TryGetValue(relationship, out var known)) return known;
        if (!draft.Main.TryGetPartById(relationship, out var part) || part is not (HeaderPart or FooterPart) || PartXml.Root(part) is not { } root) return null;
        var id = "h" + storyIds.Count.ToString(CultureInfo.InvariantCulture);
        storyIds.Add(relationship, id);
        stories.Append("<div class=\"story\" data-story=\"").Append(id).Append("\">");
        new Blocks(new Story(draft, part, header ? "header" : "footer")).Write(stories, root, Layer.Bare);
        stories.Append("</div>\n");
        return id;
    }
}
