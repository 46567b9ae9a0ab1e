using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word.Html;

/// <summary>Footnotes and endnotes: numbered as they are referred to, written once the body is known.</summary>
internal sealed class Notes(Draft draft)
{
    private readonly List<(string Key, string Mark, bool Foot, XElement Source)> used = [];
    private readonly Dictionary<(bool Foot, string Id), XElement> sources = Read(draft);
    private readonly HashSet<(bool Foot, string Id)> met = [];
    private bool writing;
    private int feet, ends;

    /// <summary>The key under which the note is written and the sign at its reference. No key: there is no such note.</summary>
    public (string? Key, string Mark) Refer(bool foot, string id, bool ownMark)
    {
        // A note that refers to one met before would never end.
        if (!sources.TryGetValue((foot, id), out var source) || !met.Add((foot, id)) && writing) return (null, "");
        var number = ownMark ? 0 : foot ? ++feet : ++ends;
        var format = draft.Settings.Get(foot ? "footnotePr" : "endnotePr").Get("numFmt").Val() ?? (foot ? "decimal" : "lowerRoman");
        var mark = ownMark ? "" : NumberFormats.Write(number, format);
        var key = (foot ? "f" : "e") + used.Count.ToString(CultureInfo.InvariantCulture);
        used.Add((key, mark, foot, source));
        return (key, mark);
    }

    public string Write()
    {
        var html = new StringBuilder();
        // A note may itself refer to another, which then joins the list.
        writing = true;
        for (var i = 0; i < used.Count; i++)
        {
            var (key, mark, foot, source) = used[i];
            OpenXmlPart? part = foot ? draft.Main.FootnotesPart : draft.Main.EndnotesPart;
            if (part is null) continue;
            var story = new Story(draft, part, foot ? "footnotes" : "endnotes") { NoteMark = mark };
            html.Append("<div class=\"note ").Append(foot ? "foot-note" : "end-note").Append("\" data-key=\"").Append(key).Append("\">");
            new Blocks(story).Write(html, source, Layer.Bare);
            html.Append("</div>\n");
        }
        return html.ToString();
    }

    private static Dictionary<(bool, string), XElement> Read(Draft draft)
    {
        var found = new Dictionary<(bool, string), XElement>();
        foreach (var (foot, root) in new[] { (true, PartXml.Root(draft.Main.FootnotesPart)), (false, PartXml.Root(draft.Main.EndnotesPart)) })
            foreach (var note in root?.Elements(W.Main + (foot ? "footnote" : "endnote")) ?? [])
                if (note.Attr("type") is null or "normal" && note.Attr("id") is { } id) found.TryAdd((foot, id), note);
        return found;
    }
}
