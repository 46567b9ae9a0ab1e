using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word;

/// <summary>Lists the tags of a document that has passed the gate.</summary>
public static class MergeTags
{
    public static TagReading Read(byte[] docx)
    {
        using var stream = new MemoryStream(docx, writable: false);
        using var word = WordprocessingDocument.Open(stream, isEditable: false, Settings());
        var parts = TaggedPartsOf(word);
        return new([.. parts.SelectMany(p => p.Tagged.Tags)], [.. parts.SelectMany(p => p.Tagged.Errors)]);
    }

    /// <summary>Everywhere a tag may stand; the document's title has no part of its own.</summary>
    internal static IReadOnlyList<(OpenXmlPart? Part, TaggedPart Tagged)> TaggedPartsOf(WordprocessingDocument word)
    {
        var parts = new List<(OpenXmlPart?, TaggedPart)>();
        foreach (var (part, kind) in PartsOf(word))
        {
            var root = Load(part);
            TagLinks.Refuse(root, part);
            parts.Add((part, TaggedPart.Read(root, kind)));
        }
        if (DocumentTitle.Tagged(word) is { } title) parts.Add((null, TaggedPart.Read(title, TagPart.Title)));
        return parts;
    }

    internal static OpenSettings Settings() => new() { AutoSave = false, MaxCharactersInPart = PackageXml.MaxPartMegabytes * 1024 * 1024 };

    /// <summary>The parts a tag may stand in, in the order a reader of the list expects.</summary>
    internal static IEnumerable<(OpenXmlPart Part, TagPart Kind)> PartsOf(WordprocessingDocument word)
    {
        var main = word.MainDocumentPart ?? throw new ArgumentException("Not a Word document; the gate was not asked.");
        yield return (main, TagPart.Body);
        foreach (var header in main.HeaderParts) yield return (header, TagPart.Header);
        foreach (var footer in main.FooterParts) yield return (footer, TagPart.Footer);
        if (main.FootnotesPart is { } footnotes) yield return (footnotes, TagPart.Footnote);
        if (main.EndnotesPart is { } endnotes) yield return (endnotes, TagPart.Endnote);
        if (main.WordprocessingCommentsPart is { } comments) yield return (comments, TagPart.Comment);
    }

    internal static XElement Load(OpenXmlPart part)
    {
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, PackageXml.Safely());
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
    }
}
