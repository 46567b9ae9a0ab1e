using System.Text;
using static Broker.Tests.Files.Sheets.Workbook;

namespace Broker.Tests.Files.Sheets;

public sealed class CsvRowsTests
{
    static CsvRowsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static readonly TheoryData<string, bool> Encodings = new() { { "utf-8", true }, { "utf-8", false }, { "windows-1252", false }, { "utf-16", true }, { "utf-16BE", true } };

    [Theory, MemberData(nameof(Encodings))]
    public void Whatever_wrote_it_accents_are_read(string encoding, bool marked)
    {
        var coding = Encoding.GetEncoding(encoding);
        var bytes = coding.GetBytes("Immatriculation;Modèle\r\nAB-123-CD;Kangoo Électrique à 12 €\r\n");
        Assert.Equal(["AB-123-CD", "Kangoo Électrique à 12 €"], Read(Of([.. marked ? coding.GetPreamble() : [], .. bytes])).Rows[1].Cells);
    }

    [Fact]
    public void One_accent_of_Windows_at_the_end_of_a_long_file_is_enough()
    {
        var text = "a;b\n" + string.Concat(Enumerable.Repeat("1;2\n", 40_000)) + "x;é\n";
        Assert.Equal(["x", "é"], Read(Of(Encoding.GetEncoding("windows-1252").GetBytes(text))).Rows[^1].Cells);
    }

    [Theory]
    [InlineData("a;b;c\n1;2,5;3")]
    [InlineData("a,b,c\n1,\"2,5\",3")]
    [InlineData("a\tb\tc\n1\t2,5\t3")]
    [InlineData("sep=;\na;b;c\n1;2,5;3")]
    [InlineData("Parc au 1er juin, complet\n\na;b;c\n1;2,5;3")]
    [InlineData("a;b;c\r1;2,5;3\r")]
    public void The_separator_is_the_one_the_heading_uses(string text) => Assert.Equal(["1", "2,5", "3"], Lines(text)[^1].Cells);

    [Fact]
    public void Quotes_hold_separators_quotes_and_lines()
    {
        var rows = Lines("a;b\n\"un; deux\";\"dit \"\"bleu\"\"\"\n\"deux\r\nlignes\";fin\nlast;row");
        Assert.Equal(["un; deux", "dit \"bleu\""], rows[1].Cells);
        Assert.Equal(["deux\r\nlignes", "fin"], rows[2].Cells);
        Assert.Equal((5, "last"), (rows[3].Line, rows[3].Cells[0]));
    }

    [Fact]
    public void A_quote_that_does_not_close_costs_its_own_row_and_no_other()
    {
        var text = new StringBuilder("a;b\n1;ok\n2;\"ouvert\n");
        for (var i = 3; i < 90; i++) text.Append($"{i};ok\n");
        var rows = Lines(text.ToString());
        Assert.Equal([3], rows.Where(r => r.Problem is not null).Select(r => r.Line));
        Assert.Equal("sheet.quotes", rows[2].Problem);
        Assert.Equal(90, rows.Count);
        Assert.All(rows.Skip(3), r => Assert.Equal("ok", r.Cells[1]));
    }

    [Fact]
    public void What_follows_a_closing_quote_breaks_the_row() => Assert.Equal([null, "sheet.quotes", null], Lines("a;b\n\"un\"deux;x\n1;2").Select(r => r.Problem));

    [Fact]
    public void Null_bytes_are_said_of_their_row() => Assert.Equal([null, "sheet.nul", null], Lines("a;b\n1;\0\n1;2").Select(r => r.Problem));

    [Fact]
    public void A_line_of_megabytes_is_one_bad_row()
    {
        var rows = Lines($"a;b\n1;{new string('x', 3_000_000)}\n1;{new string('x', 100_000)}\n1;2");
        Assert.Equal([null, "sheet.line-too-long", null, null], rows.Select(r => r.Problem));
        Assert.Equal("<TooLong>", rows[2].Cells[1]);
        Assert.Equal(["1", "2"], rows[3].Cells);
    }

    [Fact]
    public void Many_quotes_that_never_close_are_read_to_the_end() => Assert.All(Lines("a;b\n" + string.Concat(Enumerable.Repeat("\"x;1\n", 2_000))).Skip(1), r => Assert.Equal("sheet.quotes", r.Problem));

    private static List<(int Line, string[] Cells, string? Problem)> Lines(string text)
    {
        var (rows, problem) = Read(Of(Encoding.UTF8.GetBytes(text)));
        Assert.Null(problem);
        return rows;
    }
}
