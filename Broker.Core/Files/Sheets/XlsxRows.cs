using System.Globalization;
using System.Xml;

namespace Broker.Core.Files.Sheets;

/// <summary>The rows of a workbook's first visible sheet, straight from its XML.</summary>
internal sealed class XlsxRows
{
    private readonly XlsxParts parts;
    private readonly XlsxBook book;
    private readonly XmlReader xml;
    private readonly SheetRow row = new();
    private readonly CellText text = new();
    private readonly string rowName, cellName, valueName, formulaName, inlineName, cellAttribute, styleAttribute, typeAttribute;

    private XlsxRows(XlsxParts parts, XlsxBook book)
    {
        (this.parts, this.book, xml) = (parts, book, parts.Open(book.Sheet));
        // Names are compared as objects: the reader keeps one of each.
        string Kept(string name) => xml.NameTable.Add(name);
        (rowName, cellName, valueName, formulaName, inlineName) = (Kept("row"), Kept("c"), Kept("v"), Kept("f"), Kept("is"));
        (cellAttribute, styleAttribute, typeAttribute) = (Kept("r"), Kept("s"), Kept("t"));
    }

    public static void Read(Stream file, Action<SheetRow> take)
    {
        using var parts = new XlsxParts(file);
        var rows = new XlsxRows(parts, XlsxBook.Read(parts));
        using (rows.xml) rows.ReadSheet(take);
    }

    private void ReadSheet(Action<SheetRow> take)
    {
        var first = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth == 0) continue;
            switch (xml.LocalName)
            {
                case "sheetData":
                    ReadRows(r =>
                    {
                        // What stands above the table as one wide cell is a title, and in nobody's way.
                        if (first == 0 && r.Cells.Count(c => c.Kind != CellKind.Empty) > 1) first = r.Line;
                        take(r);
                    });
                    break;
                case "mergeCells": CheckMerged(first); break;
                default: parts.Skip(xml, book.Sheet); break;
            }
        }
    }

    /// <summary>Cells made one hold a value in one place only: which of the others mean it, the file does not say.</summary>
    private void CheckMerged(int first)
    {
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ref") is not { } cells) continue;
            var last = cells[(cells.IndexOf(':') + 1)..];
            if (first > 0 && int.TryParse(last.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ$"), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line >= first)
                throw new SheetRefusal("sheet.merged", Short(cells));
        }
    }

    private static string Short(string cells) => cells.Length <= 20 ? cells : cells[..20];

    private void ReadRows(Action<SheetRow> take)
    {
        if (xml.IsEmptyElement) return;
        var line = 0;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (!ReferenceEquals(xml.LocalName, rowName))
            {
                parts.Skip(xml, book.Sheet);
                continue;
            }
            line = int.TryParse(xml.GetAttribute(cellAttribute), NumberStyles.None, CultureInfo.InvariantCulture, out var said) && said > line ? said : line + 1;
            row.Begin(line);
            ReadCells();
            take(row);
        }
    }

    private void ReadCells()
    {
        if (xml.IsEmptyElement) return;
        var next = 0;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (!ReferenceEquals(xml.LocalName, cellName))
            {
                parts.Skip(xml, book.Sheet);
                continue;
            }
            var (column, style, type) = (next, 0, "");
            while (xml.MoveToNextAttribute())
            {
                if (ReferenceEquals(xml.LocalName, cellAttribute)) column = ColumnOf(xml.Value) ?? next;
                else if (ReferenceEquals(xml.LocalName, styleAttribute)) _ = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out style);
                else if (ReferenceEquals(xml.LocalName, typeAttribute)) type = xml.Value;
            }
            xml.MoveToElement();
            next = column + 1;
            var cell = ReadCell(type, style);
            if (cell.Kind == CellKind.Empty) continue;
            if (column >= SheetLimits.Columns) throw new SheetRefusal("sheet.too-many-columns", SheetLimits.Columns);
            row.Put(column, cell);
        }
    }

    private SheetCell ReadCell(string type, int style)
    {
        if (xml.IsEmptyElement) return SheetCell.Empty;
        var isFormula = false;
        text.Clear();
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (ReferenceEquals(xml.LocalName, valueName)) ReadValue();
            else if (ReferenceEquals(xml.LocalName, inlineName)) text.ReadInside(parts, xml, book.Sheet);
            else
            {
                isFormula |= ReferenceEquals(xml.LocalName, formulaName);
                parts.Skip(xml, book.Sheet);
            }
        }
        return isFormula ? new(CellKind.Formula) : ToCell(type, style);
    }

    private void ReadValue()
    {
        if (xml.IsEmptyElement) return;
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Add(xml);
            else if (xml.NodeType == XmlNodeType.Element) parts.Skip(xml, book.Sheet);
        }
    }

    private SheetCell ToCell(string type, int style)
    {
        if (text.Length == 0) return SheetCell.Empty;
        switch (type)
        {
            case "s":
                return int.TryParse(text.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < book.Shared.Length ? book.Shared[at] : new(CellKind.Fault, "#");
            case "inlineStr" or "str":
                return text.ToCell();
            case "b":
                return new(CellKind.Flag, Number: text.Span is "1" or "true" ? 1 : 0);
            case "e":
                return new(CellKind.Fault, text.ToCell().Text);
            case "d":
                return DateTime.TryParse(text.Span, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? new(CellKind.Day, Number: (moment - new DateTime(1899, 12, 30)).TotalDays) : new(CellKind.Fault, text.ToCell().Text);
        }
        if (!double.TryParse(text.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) return new(CellKind.Fault, text.ToCell().Text);
        if (style < 0 || style >= book.Days.Length || !book.Days[style]) return new(CellKind.Number, Number: number);
        return new(CellKind.Day, Number: book.From1904 ? number + 1462 : number);
    }

    /// <summary>"AB12" is column 27.</summary>
    private static int? ColumnOf(string cell)
    {
        var column = 0;
        foreach (var sign in cell)
        {
            if (sign is < 'A' or > 'Z') break;
            if ((column = column * 26 + sign - 'A' + 1) > 16_384) return 16_384;
        }
        return column == 0 ? null : column - 1;
    }
}
