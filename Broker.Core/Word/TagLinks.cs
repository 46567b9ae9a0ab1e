using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>The address of a link is kept apart from the text, and is followed rather than read: a tag there is an error at the link's place.</summary>
internal static class TagLinks
{
    public static void Refuse(XElement root, OpenXmlPart part)
    {
        foreach (var link in part.HyperlinkRelationships)
        {
            var address = Uri.UnescapeDataString(link.Uri.OriginalString);
            if (!HasBraces(address)) continue;
            foreach (var place in root.Descendants(W + "hyperlink").Where(e => (string?)e.Attribute(XName.Get("id", Relation)) == link.Id))
                place.AddFirst(new XElement(Run, TagMark.Error("tag.in-link", address)));
        }
    }
}
