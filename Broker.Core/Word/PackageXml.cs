using System.Xml;

namespace Broker.Core.Word;

/// <summary>
/// One streaming pass over every XML part before anything builds a tree of it: depth, size, DTD, and the elements
/// and fields that bring in something from elsewhere.
/// </summary>
internal static class PackageXml
{
    public const int MaxPartMegabytes = 10;
    private const int MaxDepth = 256;
    private const int MaxElements = 300_000;

    public static XmlReaderSettings Safely() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxPartMegabytes * 1024 * 1024,
    };

    public static void Check(PackageEntries package, PackageTypes types)
    {
        var elements = 0;
        foreach (var (name, bytes) in package.All)
        {
            if (!IsXml(name, types.Of(name), bytes)) continue;
            elements += CheckPart(name, bytes);
            if (elements > MaxElements) throw new GateRefusal("word.too-many-elements", MaxElements);
        }
    }

    /// <summary>Counts the part's elements.</summary>
    public static int CheckPart(string part, byte[] bytes)
    {
        if (bytes.Length > MaxPartMegabytes * 1024 * 1024) throw new GateRefusal("word.part-too-large", part, MaxPartMegabytes);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), Safely());
            return Walk(part, reader);
        }
        catch (XmlException)
        {
            // The reader has no kind of its own for a forbidden DTD; the bytes do.
            throw new GateRefusal(HasDoctype(bytes) ? "word.dtd" : "word.damaged", part);
        }
    }

    private static int Walk(string part, XmlReader reader)
    {
        var elements = 0;
        var fields = new FieldCodes();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (++elements > MaxElements) throw new GateRefusal("word.too-many-elements", MaxElements);
            if (reader.Depth >= MaxDepth) throw new GateRefusal("word.too-deep", part);
            CheckElement(part, reader);
            fields.See(part, reader);
        }
        fields.Close(part);
        return elements;
    }

    private static void CheckElement(string part, XmlReader reader)
    {
        switch (reader.NamespaceURI, reader.LocalName)
        {
            case ("urn:schemas-microsoft-com:office:office", "OLEObject"):
                throw new GateRefusal("word.ole", part);
            case (TemplateXml.Main, "control"):
                throw new GateRefusal("word.activex", part);
            case (TemplateXml.Main, "altChunk"):
                throw new GateRefusal("word.altchunk", part);
            // The rows of the author's last mail merge: a path on his disk is dead elsewhere, an address would be asked.
            case (TemplateXml.Main, "connectString" or "query" or "udl"):
                if (reader.GetAttribute("val", TemplateXml.Main) is { } rows && PackageLinks.NamesAnotherMachine(rows))
                    throw new GateRefusal("word.external-content", part, rows);
                break;
            case (TemplateXml.Main, "subDoc"):
                throw new GateRefusal("word.subdocument", part);
            case (TemplateXml.Drawing, "blip"):
                // Linked beside an embedded copy is only a memory of where the picture came from; linked alone, the picture is not in the file.
                if (reader.GetAttribute("link", TemplateXml.Relation) is not null && reader.GetAttribute("embed", TemplateXml.Relation) is null)
                    throw new GateRefusal("word.external-content", part, "");
                break;
            case ("urn:schemas-microsoft-com:vml", _):
                if (reader.GetAttribute("src") is { } source && PackageLinks.LeavesTheFile(source))
                    throw new GateRefusal("word.external-content", part, source);
                if (reader.GetAttribute("href") is { } link && !PackageLinks.MayBeFollowed(link))
                    throw new GateRefusal("word.link", part, link);
                break;
        }
    }

    private static bool IsXml(string name, string type, byte[] bytes) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
        || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || (LooksLikeXml(bytes) && !type.StartsWith("image/", StringComparison.OrdinalIgnoreCase));

    private static bool LooksLikeXml(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.IndexOfAnyExcept(BeforeXml);
        return start >= 0 && bytes[start] == '<';
    }

    /// <summary>Byte order marks, white space, and the other half of UTF-16.</summary>
    private static ReadOnlySpan<byte> BeforeXml => [0xEF, 0xBB, 0xBF, 0xFF, 0xFE, 0, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n'];

    private static bool HasDoctype(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("<!DOCTYPE"u8) >= 0 || bytes.IndexOf("<\0!\0D\0O\0C\0T"u8) >= 0;
}
