using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word;

/// <summary>What becomes of a tag nobody has a value for.</summary>
public enum UnknownTags { PrintNothing, KeepVisible }

/// <summary>Puts values in the place of tags.</summary>
public static class WordFill
{
    /// <summary>The filled document, always a .docx, whatever of document or template was given. Same input, same text.</summary>
    /// <exception cref="ArgumentException">The template has tag errors: what it would print is not known.</exception>
    /// <exception cref="InvalidOperationException">Lists within lists multiply beyond what a document can hold.</exception>
    public static byte[] Fill(byte[] docx, MergeData data, CultureInfo culture, UnknownTags unknown = UnknownTags.PrintNothing)
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var word = WordprocessingDocument.Open(stream, isEditable: true, MergeTags.Settings()))
        {
            var parts = MergeTags.TaggedPartsOf(word);
            if (parts.SelectMany(p => p.Tagged.Errors).FirstOrDefault() is { } error)
                throw new ArgumentException($"The template has tag errors, the first: {error}", nameof(docx));

            var ids = new DrawingIds(parts.Select(p => p.Tagged.Root));
            foreach (var (part, tagged) in parts.Where(p => p.Tagged.HasTags))
            {
                FillTidy.ReleaseControls(tagged.Root);
                new SectionFill(new ValueInk(part ?? word.MainDocumentPart!, ids, culture, unknown)).Run(tagged.Root, new MergeScope(data));
                TagAttributes.Restore(tagged.Root);
                FillTidy.Tidy(tagged.Root);
                ids.MakeUnique(tagged.Root);
                if (part is null) DocumentTitle.Save(word, tagged.Root);
                else Save(part, tagged.Root);
            }
            Detach(word);
        }
        BecomeDocument(stream);
        return stream.ToArray();
    }

    /// <summary>A .dotx differs from a .docx by one word of its list of types. The SDK would move the main part; here nothing moves.</summary>
    private static void BecomeDocument(MemoryStream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true);
        using var list = zip.GetEntry("[Content_Types].xml")!.Open();
        var types = XDocument.Load(list);
        var main = types.Root!.Elements().Attributes("ContentType").FirstOrDefault(a => a.Value == PackageTypes.Template);
        if (main is null) return;
        main.Value = PackageTypes.Document;
        list.SetLength(0);
        types.Save(list);
    }

    /// <summary>A filled document no longer knows the author's own template nor the rows of his last mail merge.</summary>
    private static void Detach(WordprocessingDocument word)
    {
        if (word.MainDocumentPart?.DocumentSettingsPart is not { } settings) return;
        var root = MergeTags.Load(settings);
        var memories = root.Elements().Where(e => e.Name == TemplateXml.W + "attachedTemplate" || e.Name == TemplateXml.W + "mailMerge").ToList();
        if (memories.Count > 0)
        {
            memories.Remove();
            Save(settings, root);
        }
        foreach (var link in settings.ExternalRelationships.ToList()) settings.DeleteExternalRelationship(link);
    }

    internal static void Save(OpenXmlPart part, XElement root)
    {
        using var stream = part.GetStream(FileMode.Create, FileAccess.Write);
        using var writer = XmlWriter.Create(stream, new() { NewLineHandling = NewLineHandling.Entitize });
        root.Document!.Save(writer);
    }
}
