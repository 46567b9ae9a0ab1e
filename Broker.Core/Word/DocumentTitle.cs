using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>
/// The title among a document's properties, which a reader of the PDF sees in the window's frame: the one text outside every part of the
/// document itself. Found by the kind of its part: LibreOffice writes the link to it in a way that Microsoft's library does not follow.
/// </summary>
internal static class DocumentTitle
{
    private const string Properties = "application/vnd.openxmlformats-package.core-properties+xml";
    private static readonly XName Title = XName.Get("title", "http://purl.org/dc/elements/1.1/");

    /// <summary>Null when there is none, or none that can be read: no document is lost for that.</summary>
    public static string? Read(WordprocessingDocument word)
    {
        try
        {
            return PartOf(word) is { } part ? MergeTags.Load(part).Element(Title)?.Value : null;
        }
        catch (Exception e) when (e is XmlException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>As a part with one paragraph; null when no tag stands in it.</summary>
    public static XElement? Tagged(WordprocessingDocument word) =>
        Read(word) is { } title && HasBraces(title) ? new("title", new XElement(Paragraph, new XElement(Run, TextElement(title)))) : null;

    public static void Save(WordprocessingDocument word, XElement title)
    {
        var part = PartOf(word)!;
        var properties = MergeTags.Load(part);
        properties.Element(Title)!.Value = string.Join(' ', title.Elements(Paragraph).Select(TagAttributes.WordsOf)).Trim();
        WordFill.Save(part, properties);
    }

    private static OpenXmlPart? PartOf(WordprocessingDocument word) =>
        word.Parts.Select(p => p.OpenXmlPart).FirstOrDefault(p => p.ContentType.Equals(Properties, StringComparison.OrdinalIgnoreCase));
}
