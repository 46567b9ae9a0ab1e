using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using static Broker.Core.Demo.LetterParts;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Broker.Core.Demo;

/// <summary>The firm's paper: mark and address above, legal mentions and page number below, an A4 sheet between.</summary>
internal static class Letterhead
{
    /// <summary>Between the margins, in twentieths of a point.</summary>
    public const int TextWidth = 9_638;

    private const long PerMm = 36_000;

    /// <summary>The same content always makes the same bytes.</summary>
    public static byte[] Write(params IEnumerable<OpenXmlElement> content)
    {
        var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            word.ChangeIdOfPart(main, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = LetterStyles.Make();
            // Tables then begin at the margin, as in every document made since Word 2013.
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = new Settings(new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15",
            }));
            var header = main.AddNewPart<HeaderPart>("header");
            using (var logo = new MemoryStream(DemoLogo.Png)) header.AddImagePart(ImagePartType.Png, "logo").FeedData(logo);
            header.Header = new Header(Above(), Line("", "Legal"));
            main.AddNewPart<FooterPart>("footer").Footer = new Footer(Below());
            main.Document = new Document(new Body([.. content, Sheet()]));
        }
        return Undated(stream.ToArray());
    }

    private static Table Above() => Grid([964, 4_337, 4_337], ruled: false, Row(
        Cell(964, new Paragraph(Plain("Name"), new Run(Mark()))).InTheMiddle(),
        Cell(4_337, Line("ARDELANE", "Name"), Line("COURTAGE D’ASSURANCES", "Trade")).InTheMiddle(),
        Cell(4_337, Line("3 place de la Criée", "Firm", JustificationValues.Right), Line("69999 Port-Aubel", "Firm", JustificationValues.Right),
            Line("04 00 55 00 00 · bonjour@ardelane.example", "Firm", JustificationValues.Right)).InTheMiddle()));

    private static OpenXmlElement[] Below()
    {
        var rule = Line("Ardelane Courtage, SAS au capital de 60 000 €, 3 place de la Criée, 69999 Port-Aubel. Intermédiaire en assurance inscrit à l’ORIAS "
            + "sous le n° 26 000 128 (www.orias.fr). Garantie financière et assurance de responsabilité civile professionnelle conformes au Code des assurances.", "Legal", JustificationValues.Center);
        rule.ParagraphProperties!.InsertAfter(
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = 6, Space = 6, Color = Rule }), rule.ParagraphProperties.ParagraphStyleId);
        var page = new Paragraph(Plain("Legal", JustificationValues.Right), Words("Page "), Field("PAGE"), Words(" sur "), Field("NUMPAGES"));
        return [rule, page];
    }

    private static ParagraphProperties Plain(string style, JustificationValues? justified = null) => new()
    {
        ParagraphStyleId = new ParagraphStyleId { Val = style },
        Justification = justified is null ? null : new Justification { Val = justified },
    };

    private static SectionProperties Sheet() => new(
        new HeaderReference { Type = HeaderFooterValues.Default, Id = "header" }, new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
        new PageSize { Width = 11_906, Height = 16_838 },
        new PageMargin { Top = 2_000, Bottom = 1_500, Left = 1_134, Right = 1_134, Header = 620, Footer = 480, Gutter = 0 });

    private static Drawing Mark()
    {
        const long side = 14 * PerMm;
        return new Drawing(new D.Inline(
            new D.Extent { Cx = side, Cy = side }, new D.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new D.DocProperties { Id = 1, Name = "Logo", Description = "Ardelane Courtage" },
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = 1, Name = "logo.png" }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = "logo" }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = side, Cy = side }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
    }

    /// <summary>A package tells when each part was written; ours do not.</summary>
    private static byte[] Undated(byte[] package)
    {
        var copy = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(copy, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in from.Entries)
            {
                var entry = to.CreateEntry(part.FullName);
                entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        }
        return copy.ToArray();
    }
}
