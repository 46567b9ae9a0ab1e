using Broker.Core.Files;
using static Broker.Tests.Files.Sheets.Workbook;

namespace Broker.Tests.Files.Sheets;

public sealed class XlsxRowsTests
{
    private const string Styles = """<numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="#,##0.00\ &quot;day&quot;"/><numFmt numFmtId="166" formatCode="[Red]0.00"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>""";

    [Fact]
    public void Texts_are_read_however_the_program_keeps_them()
    {
        var book = new Workbook
        {
            Shared = "<si><t>Renault</t></si><si><r><t>Mas</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">ter </t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si>",
            Rows = """<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>a_x000A_b</t></is></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="s"><v>99</v></c></row>""",
        };
        var row = Assert.Single(Read(book.Stream()).Rows);
        Assert.Equal(2, row.Line);
        Assert.Equal(["Renault", "", "Master ", "a\nb", "1", "<Fault>"], row.Cells);
    }

    [Fact]
    public void Days_are_told_from_figures_by_their_look()
    {
        var book = new Workbook { Formats = Styles, Rows = """<row><c s="1"><v>46188</v></c><c s="2"><v>46188.604166667</v></c><c s="3"><v>46188</v></c><c s="4"><v>3.5</v></c><c t="d"><v>2026-06-15</v></c><c><v>0.30000000000000004</v></c></row>""" };
        Assert.Equal(["2026-06-15", "2026-06-15 14:30", "46188", "3.5", "2026-06-15", "0.3"], Assert.Single(Read(book.Stream()).Rows).Cells);
    }

    [Fact]
    public void Days_counted_from_1904_are_the_same_days()
    {
        var book = new Workbook { Formats = Styles, Properties = """<workbookPr date1904="1"/>""", Rows = """<row><c s="1"><v>44726</v></c></row>""" };
        Assert.Equal(["2026-06-15"], Assert.Single(Read(book.Stream()).Rows).Cells);
    }

    [Fact]
    public void A_formula_is_neither_calculated_nor_is_what_it_came_to_believed() =>
        Assert.Equal(["<Formula>", "x", "<Formula>"], Assert.Single(Read(Of("""<row><c><f>1+1</f><v>2</v></c><c t="inlineStr"><is><t>x</t></is></c><c t="str"><f t="shared" si="0"/><v>AB-123-CD</v></c></row>""").Stream()).Rows).Cells);

    [Fact]
    public void The_first_sheet_one_sees_is_read()
    {
        var book = new Workbook { Rows = """<row><c t="inlineStr"><is><t>caché</t></is></c></row>""", Sheets = """<sheet name="a" sheetId="1" state="hidden" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId2"/>""" };
        book.More.Add(("xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{Main}"><sheetData><row><c t="inlineStr"><is><t>vu</t></is></c></row></sheetData></worksheet>"""));
        Assert.Equal(["vu"], Assert.Single(Read(book.Stream()).Rows).Cells);
    }

    [Fact]
    public void What_we_write_ourselves_is_read_as_it_was()
    {
        var stream = new MemoryStream();
        using (var sheet = new XlsxWriter(stream, "Parc")) sheet.Write(["=1+1", new DateOnly(2026, 6, 15), 12, 3.5m, null, "Étienne\n<&> ", "-"]);
        Assert.Equal(["=1+1", "2026-06-15", "12", "3.5", "", "Étienne\n<&> ", "-"], Assert.Single(Read(stream).Rows).Cells);
    }

    [Fact]
    public void A_title_over_the_table_may_be_one_wide_cell_but_neither_names_nor_rows()
    {
        var rows = """<row r="1"><c t="inlineStr"><is><t>Parc de Rivelaine</t></is></c></row><row r="3"><c t="inlineStr"><is><t>Immatriculation</t></is></c><c t="inlineStr"><is><t>Marque</t></is></c></row><row r="4"><c t="inlineStr"><is><t>AB-123-CD</t></is></c><c/></row>""";
        Assert.Null(Read(new Workbook { Rows = rows, AfterRows = """<mergeCells><mergeCell ref="A1:H1"/></mergeCells>""" }.Stream()).Problem);
        var refused = Read(new Workbook { Rows = rows, AfterRows = """<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="B3:D3"/></mergeCells>""" }.Stream()).Problem;
        Assert.Equal("sheet.merged", refused!.Code);
        Assert.Equal(["B3:D3"], refused.Args);
    }
}
