using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Core.Word.TemplateXml;

namespace Broker.Core.Word;

/// <summary>The <see cref="CheckLine"/> of a document that leaves as a Word document: a last paragraph in the foot of every page, whichever foot a page has.</summary>
public static class CheckFoot
{
    private const double PictureMm = 14;
    private static readonly XName Section = W + "sectPr", Foot = W + "footerReference", Type = W + "type", Id = XName.Get("id", Relation);

    /// <summary>Nothing is added to a document that shows the picture already.</summary>
    public static byte[] On(byte[] filled, CheckLine line)
    {
        using var stream = new MemoryStream();
        stream.Write(filled);
        using (var word = WordprocessingDocument.Open(stream, isEditable: true, MergeTags.Settings()))
        {
            var roots = MergeTags.PartsOf(word).Select(p => MergeTags.Load(p.Part)).ToList();
            if (roots.Any(r => r.Descendants(Wp + "docPr").Any(d => (string?)d.Attribute("descr") == line.Picture.AltText))) return filled;
            var (main, ids) = (word.MainDocumentPart!, new DrawingIds(roots));
            foreach (var foot in FeetOf(main))
            {
                var root = MergeTags.Load(foot);
                root.Add(Paragraph(foot, line, ids));
                WordFill.Save(foot, root);
            }
        }
        return stream.ToArray();
    }

    /// <summary>Those that pages have, and an empty one where pages would have none: the first section's hold for those after it.</summary>
    private static List<FooterPart> FeetOf(MainDocumentPart main)
    {
        var root = MergeTags.Load(main);
        var body = root.Element(W + "body")!;
        if (body.Element(Section) is null) body.Add(new XElement(Section));
        var sections = root.Descendants(Section).ToList();
        List<string> kinds = ["default"];
        if (sections.Any(s => IsOn(s.Element(W + "titlePg")))) kinds.Add("first");
        if (main.DocumentSettingsPart is { } settings && IsOn(MergeTags.Load(settings).Element(W + "evenAndOddHeaders"))) kinds.Add("even");
        foreach (var kind in kinds.Where(kind => sections[0].Elements(Foot).All(f => ((string?)f.Attribute(Type) ?? "default") != kind)))
        {
            var made = main.AddNewPart<FooterPart>();
            WordFill.Save(made, new XDocument(new XElement(W + "ftr", new XAttribute(XNamespace.Xmlns + "w", W))).Root!);
            sections[0].AddFirst(new XElement(Foot, new XAttribute(Type, kind), new XAttribute(Id, main.GetIdOfPart(made))));
        }
        WordFill.Save(main, root);
        return [.. root.Descendants(Foot).Select(f => (string?)f.Attribute(Id)).OfType<string>().Distinct().Select(main.GetPartById).OfType<FooterPart>().Distinct()];
    }

    private static bool IsOn(XElement? mark) => mark is not null && mark.Val() is not ("0" or "false" or "off");

    private static XElement Paragraph(FooterPart foot, CheckLine line, DrawingIds ids)
    {
        var image = foot.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(line.Picture.Png)) image.FeedData(png);
        var picture = new MergePicture(line.Picture.Png, line.Picture.AltText, PictureMm, PictureMm);
        return new(TemplateXml.Paragraph,
            new XElement(W + "pPr", new XElement(W + "spacing", new XAttribute(W + "before", 60), new XAttribute(W + "after", 0)), new XElement(W + "jc", new XAttribute(W + "val", "right"))),
            new XElement(Run, Look(), TextElement(line.Words), new XElement(Break), TextElement(line.Address), TextElement(" ")),
            new XElement(Run, PictureInk.Draw(picture, foot.GetIdOfPart(image), ids.Next())));
    }

    private static XElement Look() => new(RunLook, new XElement(W + "color", new XAttribute(W + "val", "444444")), new XElement(W + "sz", new XAttribute(W + "val", 13)));
}
