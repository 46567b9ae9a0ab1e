using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>A table as rows of cells on a grid of columns, merges resolved.</summary>
internal sealed class TableGrid
{
    internal sealed class Cell(XElement source, int column, int columns)
    {
        public XElement Source { get; } = source;
        public Props Props { get; } = Html.Props.None.Over(source.Get("tcPr"));
        public int Column { get; } = column;
        public int Columns { get; } = columns;
        public int Rows { get; set; } = 1;

        /// <summary>Belongs to the merged cell above.</summary>
        public bool Continues { get; set; }

        /// <summary>Those beside it in its row.</summary>
        public Cell? Before { get; set; }
        public Cell? After { get; set; }
    }

    internal sealed record Row(Props Props, XElement? Exceptions, int Before, IReadOnlyList<Cell> Cells)
    {
        private readonly Dictionary<int, Cell> byColumn = Cells.ToDictionary(c => c.Column);

        public Cell? At(int column) => byColumn.GetValueOrDefault(column);

        public bool Header => Props.On("tblHeader");
        public bool Whole => Props.On("cantSplit") || Exact;
        public bool Exact => Props["trHeight"].Attr("hRule") == "exact";
        public double Height => Math.Clamp(Props["trHeight"].Twips("val") ?? 0, 0, 1600);
    }

    public TableGrid(XElement source, Draft draft)
    {
        StyleId = source.Get("tblPr").Get("tblStyle").Val() is { } named && draft.Styles.Find(named) is not null ? named : draft.Styles.DefaultTable;
        Props = draft.Styles.Of(StyleId, "tblPr").Over(source.Get("tblPr"));
        Direct = source.Get("tblPr");
        foreach (var tr in Unwrap.Children(source).Where(e => e.Is("tr")))
        {
            var props = draft.Styles.Of(StyleId, "trPr").Over(tr.Get("trPr"));
            // A row deleted under tracked changes is gone.
            if (tr.Get("trPr").Get("del") is not null || props.On("hidden")) continue;
            rows.Add(Read(tr, props));
        }
        Columns = Math.Max(rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Count == 0 ? 0 : r.Cells[^1].Column + r.Cells[^1].Columns), 1);
        Widths = ReadWidths(source);
        Merge();
    }

    private readonly List<Row> rows = [];

    public string? StyleId { get; }

    public Props Props { get; }

    public XElement? Direct { get; }

    public IReadOnlyList<Row> Rows => rows;

    public int Columns { get; }

    /// <summary>Width of each column; empty when the document does not say, and the content must decide.</summary>
    public IReadOnlyList<double> Widths { get; }

    private static Row Read(XElement tr, Props props)
    {
        var before = Math.Clamp(W.Whole(props.Val("gridBefore")) ?? 0, 0, 62);
        var cells = new List<Cell>();
        var column = before;
        foreach (var tc in Unwrap.Children(tr).Where(e => e.Is("tc")))
        {
            var span = Math.Clamp(W.Whole(tc.Get("tcPr").Get("gridSpan").Val()) ?? 1, 1, 63);
            if (tc.Get("tcPr").Get("hMerge") is { } merge && merge.Val() != "restart" && cells.Count > 0)
            {
                var first = cells[^1];
                cells[^1] = new Cell(first.Source, first.Column, first.Columns + span);
            }
            else
            {
                cells.Add(new Cell(tc, column, span));
            }
            column += span;
        }
        for (var i = 1; i < cells.Count; i++) (cells[i].Before, cells[i - 1].After) = (cells[i - 1], cells[i]);
        return new Row(props, tr.Get("tblPrEx"), before, cells);
    }

    private void Merge()
    {
        for (var r = 0; r < rows.Count; r++)
        {
            foreach (var cell in rows[r].Cells)
            {
                if (cell.Continues || cell.Props["vMerge"] is not { } merge || merge.Val() != "restart") continue;
                for (var below = r + 1; below < rows.Count; below++)
                {
                    var next = rows[below].At(cell.Column);
                    if (next?.Props["vMerge"] is not { } more || more.Val() == "restart" || next.Columns != cell.Columns) break;
                    next.Continues = true;
                    cell.Rows++;
                }
            }
        }
    }

    private double[] ReadWidths(XElement source)
    {
        var widths = (source.Get("tblGrid")?.Elements(W.Main + "gridCol") ?? []).Select(c => Math.Max(c.Twips("w") ?? 0, 0)).ToList();
        // A grid of fewer columns than the rows have is one of another day.
        if (widths.Count < Columns && rows.SelectMany(r => r.Cells).Any(c => c.Props["tcW"].Attr("type") == "dxa")) widths.Clear();
        if (widths.Count > Columns) widths.RemoveRange(Columns, widths.Count - Columns);
        while (widths.Count < Columns) widths.Add(0);
        // A grid that was never computed: the widths the cells ask for.
        var unsaid = Enumerable.Range(0, Columns).Where(c => widths[c] < 1).ToHashSet();
        foreach (var c in unsaid) widths[c] = 0;
        foreach (var cell in rows.SelectMany(r => r.Cells))
            if (cell.Columns == 1 && cell.Props["tcW"].Attr("type") is "dxa" or null && unsaid.Remove(cell.Column)) widths[cell.Column] = cell.Props["tcW"].Twips("w") ?? 0;
        return widths.All(w => w > 0.5) ? [.. widths] : [];
    }
}
