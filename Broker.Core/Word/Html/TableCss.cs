using System.Text;

namespace Broker.Core.Word.Html;

/// <summary>Table, column and cell properties as style declarations.</summary>
internal static class TableCss
{
    private const double CellPadding = 5.4;

    public static string Table(TableGrid table, TableLook look, Draft draft, bool floating)
    {
        var css = new StringBuilder();
        var spacing = Spacing(table);
        // Its width is between the middles of its outer lines; a browser counts it between their outer edges.
        var (hangs, beyond) = spacing > 0 ? (0, 0) : Overhang(table, look);
        css.Append(spacing > 0 ? $"border-collapse:separate;border-spacing:{Css.Pt(spacing * 2)}" : "border-collapse:collapse");
        var asked = table.Props["tblW"];
        var total = table.Widths.Sum();
        if (table.Widths.Count > 0)
        {
            css.Append(";table-layout:fixed;width:");
            if (asked.Attr("type") == "pct" && Percent(asked.Attr("w")) is { } share) css.Append(beyond > 0 ? $"calc({Css.Num(share)}% + {Css.Pt(beyond)})" : Css.Num(share) + "%");
            else css.Append(Css.Pt(total + beyond));
        }
        else if (asked.Attr("type") == "pct" && Percent(asked.Attr("w")) is { } share)
        {
            css.Append(";width:").Append(Css.Num(share)).Append('%');
        }
        else if (asked.Twips("w") is > 0 and { } width && asked.Attr("type") == "dxa")
        {
            css.Append(";width:").Append(Css.Pt(width));
        }

        // Columns from right to left; each paragraph then says its own direction.
        if (table.Props.On("bidiVisual")) css.Append(";direction:rtl");
        if (!floating) css.Append(Place(table, draft, hangs));
        if (spacing > 0)
        {
            foreach (var side in (string[])["top", "bottom", "left", "right"])
                if (Borders.Line(table.Props["tblBorders"].Get(side), draft.Theme) is { } line) css.Append(";border-").Append(side).Append(':').Append(line);
        }
        return css.ToString();
    }

    public static string Columns(TableGrid table)
    {
        if (table.Widths.Count == 0) return "";
        var html = new StringBuilder("<colgroup>");
        var total = table.Widths.Sum();
        var scaled = table.Props["tblW"].Attr("type") == "pct";
        var lost = Spacing(table) * 2;
        foreach (var width in table.Widths)
            html.Append("<col style=\"width:").Append(scaled ? Css.Num(width / total * 100) + "%" : Css.Pt(Math.Max(width - lost, 1))).Append("\">");
        return html.Append("</colgroup>").ToString();
    }

    public static string Cell(TableGrid table, TableLook look, TableGrid.Cell cell, Props props, int row, Draft draft)
    {
        var css = new StringBuilder();
        css.Append("padding:");
        foreach (var side in (string[])["top", "right", "bottom", "left"]) css.Append(Css.Pt(Inset(table, look, cell, props, row, side))).Append(' ');
        foreach (var side in (string[])["top", "right", "bottom", "left"])
            if (Borders.Line(look.Border(cell, row, side), draft.Theme) is { } line) css.Append(";border-").Append(side).Append(':').Append(line);
        css.Append(";vertical-align:").Append(props.Val("vAlign") switch { "center" => "middle", "bottom" => "bottom", _ => "top" });
        if (RunCss.Shading(props["shd"], draft.Theme) is { } ground) css.Append(";background:").Append(ground);
        if (props.On("noWrap")) css.Append(";white-space:nowrap");
        if (props.Val("textDirection") is "btLr" or "btLrV") css.Append(";writing-mode:sideways-lr");
        if (props.Val("textDirection") is "tbRl" or "tbRlV") css.Append(";writing-mode:vertical-rl");
        if (table.Widths.Count == 0 && props["tcW"].Attr("type") == "dxa" && props["tcW"].Twips("w") is > 0 and { } width) css.Append(";width:").Append(Css.Pt(width));
        return css.ToString();
    }

    /// <summary>What an exact height leaves between the cell's margins.</summary>
    public static double Inside(TableGrid table, TableLook look, TableGrid.Cell cell, Props props, int row) =>
        Math.Max(table.Rows[row].Height - Padding(table, props, row, "top") - Padding(table, props, row, "bottom") - (look.Line(cell, row, "top") + look.Line(cell, row, "bottom")) / 2, 0);

    // Text keeps its margin from the middle of the line beside it, not from its edge, but never under it; above and below, the line takes its own room.
    private static double Inset(TableGrid table, TableLook look, TableGrid.Cell cell, Props props, int row, string side)
    {
        var padding = Padding(table, props, row, side);
        if (side is not ("left" or "right") || Spacing(table) > 0) return padding;
        double left = Padding(table, props, row, "left"), before = look.Line(cell, row, "left") / 2;
        if (side == "left") return Math.Max(left - before, 0);
        // A line thicker than the left margin eats of the right one.
        var (after, taken) = (look.Line(cell, row, "right") / 2, Math.Max(before, left));
        return Math.Max(Math.Max(taken + after, left + padding) - taken - after, 0);
    }

    private static (double Left, double Both) Overhang(TableGrid table, TableLook look)
    {
        if (table.Rows[0].Cells is not { Count: > 0 } cells) return default;
        var left = cells[0].Column == 0 ? look.Line(cells[0], 0, "left") / 2 : 0;
        return (left, left + (cells[^1].Column + cells[^1].Columns == table.Columns ? look.Line(cells[^1], 0, "right") / 2 : 0));
    }

    private static double Padding(TableGrid table, Props cell, int row, string side)
    {
        var other = side switch { "left" => "start", "right" => "end", _ => side };
        foreach (var margins in new[] { cell["tcMar"], table.Rows[row].Exceptions.Get("tblCellMar"), table.Props["tblCellMar"] })
            if ((margins.Get(side) ?? margins.Get(other)).Twips("w") is { } width) return Math.Clamp(width, 0, 400);
        return side is "left" or "right" ? CellPadding : 0;
    }

    private static double Spacing(TableGrid table) =>
        Math.Clamp((table.Rows[0].Props["tblCellSpacing"] ?? table.Props["tblCellSpacing"]).Twips("w") ?? 0, 0, 100);

    // Until Word 2013 the text of the first cell, not its edge, stood at the margin.
    private static string Place(TableGrid table, Draft draft, double hangs)
    {
        // Written out: a table wider than the text still hangs over on the side asked for.
        var known = table.Widths.Count > 0 && table.Props["tblW"].Attr("type") != "pct";
        switch (table.Props.Val("jc"))
        {
            case "center": return known ? $";margin-left:calc((100% - {Css.Pt(table.Widths.Sum())})/2 - {Css.Pt(hangs)})" : ";margin-left:auto;margin-right:auto";
            case "right" or "end": return known ? $";margin-left:calc(100% - {Css.Pt(table.Widths.Sum() + hangs)})" : ";margin-left:auto";
        }
        var indent = table.Props["tblInd"].Attr("type") is "pct" or "auto" ? 0 : table.Props["tblInd"].Twips("w") ?? 0;
        // Since, the edge of its outer line.
        if (draft.WordVersion < 15) indent -= Math.Max(Padding(table, Props.None, 0, "left"), hangs) + hangs;
        return indent != 0 ? ";margin-left:" + Css.Pt(indent) : "";
    }

    // Fiftieths of a percent, or a percentage that says so.
    private static double? Percent(string? text)
    {
        if (text is null) return null;
        var share = text.EndsWith('%') ? W.Number(text[..^1]) : W.Number(text) / 50;
        return share is > 0 and <= 400 ? share : null;
    }
}
