using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>The parts of a table's style that reach a cell by its place: header row, bands, first column, corners.</summary>
internal sealed class TableLook
{
    private readonly TableGrid table;
    private readonly Draft draft;
    private readonly IReadOnlyList<XElement> styles;
    private readonly Dictionary<string, List<XElement>> parts = [];
    private readonly bool firstRow, lastRow, firstColumn, lastColumn, rowBands, columnBands;
    private readonly int rowBand, columnBand;

    public TableLook(TableGrid table, Draft draft)
    {
        this.table = table;
        this.draft = draft;
        styles = draft.Styles.Chain(table.StyleId);
        foreach (var part in styles.SelectMany(s => s.Elements(W.Main + "tblStylePr")))
        {
            var type = part.Attr("type") ?? "";
            if (!parts.TryGetValue(type, out var list)) parts[type] = list = [];
            list.Add(part);
        }
        var look = table.Props["tblLook"];
        var bits = int.TryParse(look.Val(), System.Globalization.NumberStyles.HexNumber, null, out var b) ? b : 0;
        bool Flag(string name, int bit) => look.Attr(name) is { } v ? W.IsOn(v) : (bits & bit) != 0;
        (firstRow, lastRow, firstColumn, lastColumn) = (Flag("firstRow", 0x20), Flag("lastRow", 0x40), Flag("firstColumn", 0x80), Flag("lastColumn", 0x100));
        (rowBands, columnBands) = (!Flag("noHBand", 0x200), !Flag("noVBand", 0x400));
        rowBand = Math.Max(W.Whole(table.Props.Val("tblStyleRowBandSize")) ?? 1, 1);
        columnBand = Math.Max(W.Whole(table.Props.Val("tblStyleColBandSize")) ?? 1, 1);
    }

    /// <summary>Cell properties, the cell's own over the style's.</summary>
    public Props Cell(TableGrid.Cell cell, int row) => Styled(cell, row, "tcPr", draft.Styles.Of(table.StyleId, "tcPr")).Over(cell.Props);

    public Props Paragraph(TableGrid.Cell cell, int row) => Styled(cell, row, "pPr", draft.Styles.Of(table.StyleId, "pPr"));

    public Props Run(TableGrid.Cell cell, int row) => Styled(cell, row, "rPr", draft.Styles.Of(table.StyleId, "rPr"));

    /// <summary>One side of a cell's border: its own, else that of the style's part there, else the table's.</summary>
    /// <param name="side">top, bottom, left or right.</param>
    public XElement? Border(TableGrid.Cell cell, int row, string side)
    {
        var other = side switch { "left" => "start", "right" => "end", _ => side };
        var own = cell.Props["tcBorders"];
        if ((own.Get(side) ?? own.Get(other)) is { } direct) return direct;

        var last = row + cell.Rows - 1;
        var edge = side switch { "top" => row == 0, "bottom" => last >= table.Rows.Count - 1, "left" => cell.Column == 0, _ => cell.Column + cell.Columns >= table.Columns };
        foreach (var type in Places(cell, row).Reverse())
        {
            var (top, bottom, left, right) = Ends(type, cell, row);
            var ends = side switch { "top" => top, "bottom" => bottom, "left" => left, _ => right };
            var name = ends ? side : side is "top" or "bottom" ? "insideH" : "insideV";
            foreach (var part in Enumerable.Reverse(parts[type]))
            {
                var borders = part.Get("tcPr").Get("tcBorders") ?? part.Get("tblPr").Get("tblBorders");
                if (borders.Get(name) is { } found) return found;
            }
        }
        var whole = table.Rows[row].Exceptions.Get("tblBorders") ?? table.Props["tblBorders"];
        return edge ? whole.Get(side) ?? whole.Get(other) : whole.Get(side is "top" or "bottom" ? "insideH" : "insideV");
    }

    /// <summary>How thick the line on one side is: the thicker of the cell's own and its neighbour's.</summary>
    public double Line(TableGrid.Cell cell, int row, string side)
    {
        var beside = side switch { "left" => cell.Before, "right" => cell.After, _ => null };
        return Math.Max(Borders.Width(Border(cell, row, side)), beside is null ? 0 : Borders.Width(Border(beside, row, side == "left" ? "right" : "left")));
    }

    private Props Styled(TableGrid.Cell cell, int row, string kind, Props under)
    {
        foreach (var type in Places(cell, row))
            foreach (var part in parts[type]) under = under.Over(part.Get(kind));
        return under;
    }

    // From the weakest to the strongest.
    private IEnumerable<string> Places(TableGrid.Cell cell, int row)
    {
        if (parts.Count == 0) return [];
        bool top = firstRow && row == 0, bottom = lastRow && row == table.Rows.Count - 1 && row > 0;
        bool left = firstColumn && cell.Column == 0, right = lastColumn && cell.Column + cell.Columns >= table.Columns;
        var places = new List<string> { "wholeTable" };
        if (columnBands && !left && !right) places.Add((cell.Column - (firstColumn ? 1 : 0)) / columnBand % 2 == 0 ? "band1Vert" : "band2Vert");
        if (rowBands && !top && !bottom) places.Add((row - (firstRow ? 1 : 0)) / rowBand % 2 == 0 ? "band1Horz" : "band2Horz");
        if (left) places.Add("firstCol");
        if (right) places.Add("lastCol");
        if (top) places.Add("firstRow");
        if (bottom) places.Add("lastRow");
        if (top && left) places.Add("nwCell");
        if (top && right) places.Add("neCell");
        if (bottom && left) places.Add("swCell");
        if (bottom && right) places.Add("seCell");
        return places.Where(parts.ContainsKey);
    }

    // Which sides of the cell are sides of the style's part it lies in.
    private (bool Top, bool Bottom, bool Left, bool Right) Ends(string type, TableGrid.Cell cell, int row)
    {
        bool first = cell.Column == 0, last = cell.Column + cell.Columns >= table.Columns, head = row == 0, foot = row + cell.Rows >= table.Rows.Count;
        var place = row - (firstRow ? 1 : 0);
        return type switch
        {
            "firstRow" or "lastRow" => (true, true, first, last),
            "firstCol" or "lastCol" => (head, foot, true, true),
            "band1Horz" or "band2Horz" => (place % rowBand == 0, (place + cell.Rows) % rowBand == 0 || foot, first, last),
            "band1Vert" or "band2Vert" => (head, foot, true, true),
            "wholeTable" => (head, foot, first, last),
            _ => (true, true, true, true),
        };
    }
}
