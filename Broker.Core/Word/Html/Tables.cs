using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Broker.Core.Word.Html;

/// <summary>Writes a table: grid, header rows, merged cells, and each cell's look from its own properties and the table's style.</summary>
internal sealed class Tables(Story story)
{
    private readonly Draft draft = story.Draft;

    public void Write(StringBuilder html, XElement source, Layer outer)
    {
        var table = new TableGrid(source, draft);
        if (table.Rows.Count == 0) return;
        var look = new TableLook(table, draft);

        var floating = table.Props["tblpPr"];
        if (floating is not null) html.Append("<div").Append(Anchors.OfTable(floating)).Append('>');
        html.Append("<table class=\"").Append(draft.Css.ClassOf(TableCss.Table(table, look, draft, floating is not null))).Append('"');
        if (table.Props.Val("tblDescription") is { Length: > 0 } text) html.Append(" aria-label=\"").Append(HtmlText.Encode(text)).Append('"');
        html.Append('>').Append(TableCss.Columns(table));

        var headers = table.Rows.TakeWhile(r => r.Header).Count();
        if (headers == table.Rows.Count) headers = 0;
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (r == 0 && headers > 0) html.Append("<thead>");
            if (r == headers) html.Append("<tbody>");
            Row(html, table, look, r, headers, outer);
            if (r == headers - 1) html.Append("</thead>");
        }
        html.Append("</tbody></table>").Append(floating is not null ? "</div>\n" : "\n");
    }

    private void Row(StringBuilder html, TableGrid table, TableLook look, int r, int headers, Layer outer)
    {
        var row = table.Rows[r];
        html.Append("<tr");
        if (row.Height > 0) html.Append(" class=\"").Append(draft.Css.ClassOf("height:" + Css.Pt(row.Height))).Append('"');
        if (row.Whole) html.Append(" data-whole");
        html.Append('>');
        if (row.Before > 0) html.Append("<td data-c=\"0\"").Append(Span("colspan", row.Before)).Append("></td>");
        foreach (var cell in row.Cells)
        {
            if (cell.Continues) continue;
            var tag = r < headers ? "th" : "td";
            var rows = cell.Rows;
            if (r < headers) rows = Math.Min(rows, headers - r);
            var props = look.Cell(cell, r);
            var css = TableCss.Cell(table, look, cell, props, r, draft);
            html.Append('<').Append(tag).Append(" class=\"").Append(draft.Css.ClassOf(css)).Append("\" data-c=\"").Append(cell.Column.ToString(CultureInfo.InvariantCulture)).Append('"')
                .Append(Span("colspan", cell.Columns)).Append(Span("rowspan", rows)).Append('>');
            var exact = row.Exact && rows == 1;
            if (exact) html.Append("<div class=\"clip ").Append(draft.Css.ClassOf("height:" + Css.Pt(TableCss.Inside(table, look, cell, props, r)) + props.Val("vAlign") switch { "center" => ";justify-content:center", "bottom" => ";justify-content:flex-end", _ => "" })).Append("\">");
            var ground = RunCss.Shading(props["shd"], draft.Theme) ?? outer.Ground;
            new Blocks(story).Write(html, cell.Source, new Layer(look.Paragraph(cell, r), look.Run(cell, r), ground) { InTable = true });
            if (exact) html.Append("</div>");
            html.Append("</").Append(tag).Append('>');
        }
        html.Append("</tr>");
    }

    private static string Span(string name, int count) => count > 1 ? string.Create(CultureInfo.InvariantCulture, $" {name}=\"{count}\"") : "";
}
