using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Broker.Core.Demo;

/// <summary>The pieces a letter is set with: paragraphs, tables, page numbers.</summary>
internal static class LetterParts
{
    public const string Ink = "124A5C", Grey = "5F6B73", Rule = "C9D3D8", Shade = "F1F5F6";

    public static Paragraph Line(string text, string? style = null, JustificationValues? justified = null)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.ParagraphStyleId = new ParagraphStyleId { Val = style };
        if (justified is not null) properties.Justification = new Justification { Val = justified };
        return new Paragraph(properties, Words(text));
    }

    /// <summary>Text in which **stars** make bold.</summary>
    public static Paragraph Prose(string text, string? style = null)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        var parts = text.Split("**");
        for (var i = 0; i < parts.Length; i++)
        {
            var run = Words(parts[i]);
            if (i % 2 == 1) run.RunProperties = new RunProperties(new Bold());
            if (parts[i].Length > 0) paragraph.Append(run);
        }
        return paragraph;
    }

    /// <summary>Typed with a straight apostrophe, set with a curved one.</summary>
    public static Run Words(string text) => new(new Text(text.Replace('\'', '’')) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>A field Word counts by itself, such as the page's number.</summary>
    public static SimpleField Field(string code) => new(new Run(new Text("1"))) { Instruction = $" {code} " };

    public static TableCell Cell(int width, params OpenXmlElement[] content) =>
        new([new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{width}" }), .. content]);

    public static TableCell Shaded(this TableCell cell, string color)
    {
        cell.TableCellProperties!.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = color });
        return cell;
    }

    public static TableCell AtBottom(this TableCell cell)
    {
        cell.TableCellProperties!.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Bottom });
        return cell;
    }

    public static TableCell InTheMiddle(this TableCell cell)
    {
        cell.TableCellProperties!.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return cell;
    }

    public static TableRow Row(params TableCell[] cells) => new([new TableRowProperties(new CantSplit()), .. cells]);

    public static TableRow HeadRow(params TableCell[] cells) => new([new TableRowProperties(new CantSplit(), new TableHeader()), .. cells]);

    /// <param name="widths">In twentieths of a point.</param>
    /// <param name="ruled">Thin lines between the rows; otherwise none at all.</param>
    public static Table Grid(int[] widths, bool ruled, params IEnumerable<TableRow> rows)
    {
        BorderValues line = ruled ? BorderValues.Single : BorderValues.None;
        var borders = new TableBorders(
            new TopBorder { Val = line, Size = 4, Color = Rule }, new BottomBorder { Val = line, Size = 4, Color = Rule },
            new InsideHorizontalBorder { Val = line, Size = 4, Color = Rule });
        var side = ruled ? 100 : 0;
        var margins = new TableCellMarginDefault(
            new TopMargin { Width = ruled ? "50" : "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = (short)side, Type = TableWidthValues.Dxa },
            new BottomMargin { Width = ruled ? "50" : "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = (short)side, Type = TableWidthValues.Dxa });
        var properties = new TableProperties(new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{widths.Sum()}" }, borders,
            new TableLayout { Type = TableLayoutValues.Fixed }, margins);
        return new Table([properties, new TableGrid(widths.Select(w => new GridColumn { Width = $"{w}" })), .. rows]);
    }
}
