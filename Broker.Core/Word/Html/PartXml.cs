using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word.Html;

/// <summary>Reads a part's XML with nothing expanded, nothing resolved, and a limit.</summary>
internal static class PartXml
{
    public const long MaxCharacters = 10_000_000;

    private static readonly XmlReaderSettings Guarded = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxCharacters,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static XElement? Root(OpenXmlPart? part)
    {
        if (part is null) return null;
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        if (stream.Length == 0) return null;
        using var reader = XmlReader.Create(stream, Guarded);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
    }
}
