using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Broker.Core.Templates;

/// <summary>A Word document with every tag a template of that subject may hold, to begin one's own with: delete what is not needed.</summary>
public static class ExampleTemplate
{
    private const int Wide = 9_600, Narrow = 4_200;

    /// <param name="words">The firm's words: a title for "title", a sentence for "intro", a heading for each entity, "yes" and "no".</param>
    public static byte[] Write(TemplateSubject subject, Func<string, string> words)
    {
        var body = new Body(Line(words("title"), bold: true, size: 32), Line(words("intro")));
        var tags = TagCatalog.Of(subject);
        foreach (var group in tags.Where(t => t.List is null && t.Shape != TagShape.List).GroupBy(t => t.Name.Split('.')[0]))
        {
            body.Append(Line(words(group.Key), bold: true, size: 26));
            body.Append(Grid([.. group.Select(tag => Row(tag.French, Shown(tag, words)))]));
        }
        foreach (var list in tags.Where(t => t.Shape == TagShape.List))
        {
            var items = tags.Where(t => t.List == list.Name).ToList();
            body.Append(Line(words(list.Name), bold: true, size: 26));
            body.Append(Line("{{#" + list.French + "}}"));
            body.Append(Grid([.. items.Select(tag => Row(tag.French, Shown(tag, words)))]));
            body.Append(Line("{{/" + list.French + "}}"));
        }
        body.Append(new SectionProperties(new PageSize { Width = 11_906, Height = 16_838 }, new PageMargin { Top = 1_134, Bottom = 1_134, Left = 1_134, Right = 1_134, Header = 567, Footer = 567, Gutter = 0 }));

        var stream = new MemoryStream();
        using (var word = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document)) word.AddMainDocumentPart().Document = new Document(body);
        return stream.ToArray();
    }

    private static string Shown(KnownTag tag, Func<string, string> words) => tag.Shape == TagShape.Flag
        ? "{{#" + tag.French + "}}" + words("yes") + "{{/" + tag.French + "}}{{^" + tag.French + "}}" + words("no") + "{{/" + tag.French + "}}"
        : tag.Written;

    private static Paragraph Line(string text, bool bold = false, int size = 21) => new(
        new ParagraphProperties(new KeepNext { Val = bold }, new SpacingBetweenLines { Before = bold ? "240" : "0", After = "80" }),
        new Run(new RunProperties(new RunFonts { Ascii = "Arial", HighAnsi = "Arial" }, new Bold { Val = bold }, new FontSize { Val = $"{size}" }), new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static Table Grid(IReadOnlyList<TableRow> rows) => new(
    [
        new TableProperties(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{Wide}" },
            new TableBorders(new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "C9D3D8" }), new TableLayout { Type = TableLayoutValues.Fixed }),
        new TableGrid(new GridColumn { Width = $"{Narrow}" }, new GridColumn { Width = $"{Wide - Narrow}" }),
        .. rows,
    ]);

    private static TableRow Row(string name, string shown) => new(Cell(Narrow, name), Cell(Wide - Narrow, shown));

    private static TableCell Cell(int width, string text) => new(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" }), Line(text));
}
