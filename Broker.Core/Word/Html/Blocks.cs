using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Writes the blocks of a body, header, cell, note or text box: paragraphs, tables, framed paragraphs.</summary>
internal sealed class Blocks(Story story)
{
    private readonly Draft draft = story.Draft;

    public void Write(StringBuilder html, XElement container, Layer layer)
    {
        var blocks = Unwrap.Children(container).ToList();
        // A cell must end with a paragraph: after a nested table an empty one takes no room.
        if (container.Is("tc") && blocks.Count > 1 && blocks[^1].Is("p") && blocks[^2].Is("tbl") && !blocks[^1].Elements().Any(e => !e.Is("pPr"))) blocks.RemoveAt(blocks.Count - 1);
        Write(html, blocks, layer);
    }

    public void Write(StringBuilder html, IReadOnlyList<XElement> blocks, Layer layer)
    {
        blocks = Rejoined(blocks);
        var looks = blocks.Select(b => b.Is("p") ? new ParagraphLook(b, draft, layer) : null).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (looks[i] is { } look)
            {
                if (look.Frame is not null) i = Framed(html, looks, i) - 1;
                else One(html, looks, i);
            }
            else if (blocks[i].Is("tbl"))
            {
                new Tables(story).Write(html, blocks[i], layer);
            }
            else if (blocks[i].Is("altChunk"))
            {
                draft.CannotDraw("embedded-document", story, blocks[i]);
            }
            else if (blocks[i].Name.Namespace == W.M)
            {
                // A displayed formula standing for a paragraph of its own.
                var paragraph = new XElement(W.Main + "p", blocks[i]);
                new Paragraphs(story).Write(html, new ParagraphLook(paragraph, draft, layer), null, null);
            }
        }
    }

    // A paragraph whose end is deleted under tracked changes runs on in the next one, whose look it takes.
    private static IReadOnlyList<XElement> Rejoined(IReadOnlyList<XElement> blocks)
    {
        static bool RunsOn(XElement b) => b.Is("p") && b.Get("pPr").Get("rPr") is { } mark && (mark.Get("del") ?? mark.Get("moveFrom")) is not null;
        if (!blocks.Any(RunsOn)) return blocks;
        var whole = new List<XElement>();
        XElement? open = null;
        foreach (var block in blocks)
        {
            var joined = block;
            if (open is not null && block.Is("p"))
                joined = new XElement(W.Main + "p", block.Get("pPr"), open.Elements().Where(e => !e.Is("pPr")), block.Elements().Where(e => !e.Is("pPr")));
            else if (open is not null) whole.Add(open);
            open = RunsOn(block) ? joined : null;
            if (open is null) whole.Add(joined);
        }
        if (open is not null) whole.Add(open);
        return whole;
    }

    private void One(StringBuilder html, List<ParagraphLook?> looks, int i) =>
        new Paragraphs(story).Write(html, looks[i]!, Beside(looks, i - 1), Beside(looks, i + 1));

    private static ParagraphLook? Beside(List<ParagraphLook?> looks, int i) =>
        i >= 0 && i < looks.Count && looks[i] is { Frame: null } look ? look : null;

    // Paragraphs following one another with the same frame stand in it together.
    private int Framed(StringBuilder html, List<ParagraphLook?> looks, int first)
    {
        var frame = looks[first]!.Frame!;
        var end = first;
        while (end < looks.Count && looks[end]?.Frame is { } other && XNode.DeepEquals(frame, other)) end++;
        html.Append("<div").Append(Anchors.OfFrame(frame)).Append('>');
        var inside = looks.GetRange(first, end - first);
        for (var i = 0; i < inside.Count; i++)
            new Paragraphs(story).Write(html, inside[i]!, i > 0 ? inside[i - 1] : null, i + 1 < inside.Count ? inside[i + 1] : null);
        html.Append("</div>\n");
        return end;
    }
}
