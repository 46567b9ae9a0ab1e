using System.Xml.Linq;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>
/// Words that Word keeps in attributes and that are printed, or read aloud, all the same: those of a watermark and those that describe a
/// picture. While the document is worked on they stand as elements inside their own, so that loops copy them and values find them.
/// </summary>
internal static class TagAttributes
{
    private static readonly XName Words = "words";

    /// <summary>Each mark with what it is part of and the words before it.</summary>
    public static IReadOnlyList<(XElement Mark, TagSpot Spot, string Before)> Isolate(XElement root)
    {
        var marks = new List<(XElement, TagSpot, string)>();
        foreach (var attribute in root.Descendants().Attributes().Where(a => HasBraces(a.Value)).ToList())
        {
            if (SpotOf(attribute) is not { } spot) continue;
            var words = new XElement(Words, new XAttribute("of", attribute.Name.ToString()));
            var (text, at) = (attribute.Value, 0);
            foreach (var found in TagGrammar.FindAll(text))
            {
                words.Add(TextElement(text[at..found.Start]));
                var mark = TagMark.Of(found.Tag.Unless(TagKind.Picture, TagKind.SectionStart, TagKind.InvertedStart, TagKind.SectionEnd), text[found.Start..found.End]);
                words.Add(mark);
                marks.Add((mark, spot, text[..found.Start]));
                at = found.End;
            }
            words.Add(TextElement(text[at..]));
            attribute.Parent!.AddFirst(words);
        }
        return marks;
    }

    public static void Restore(XElement root)
    {
        foreach (var words in root.Descendants(Words).ToList())
        {
            words.Parent!.SetAttributeValue(XName.Get(words.Attribute("of")!.Value), WordsOf(words));
            words.Remove();
        }
    }

    /// <summary>In one line: neither an attribute nor a title has more.</summary>
    public static string WordsOf(XElement holder) => string.Concat(holder.Descendants().Select(e =>
        e.Name == TemplateXml.Text ? e.Value : e.Name == Break || e.Name == W + "tab" ? " " : ""));

    private static TagSpot? SpotOf(XAttribute attribute)
    {
        var (owner, name) = (attribute.Parent!.Name, attribute.Name);
        if (owner == V + "textpath" && name == "string") return TagSpot.Watermark;
        var describes = owner == Wp + "docPr" || owner == Pic + "cNvPr" ? name == "descr" || name == "title"
            : owner.Namespace == V && (name == "alt" || name == O + "title");
        return describes ? TagSpot.Description : null;
    }
}
