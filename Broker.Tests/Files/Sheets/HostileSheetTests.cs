using System.IO.Compression;
using System.Text;
using Broker.Core.Files.Sheets;
using static Broker.Tests.Files.Sheets.Workbook;

namespace Broker.Tests.Files.Sheets;

/// <summary>What somebody sends who wishes us no good, or whose program is broken: named rightly, and no more memory than a good file takes.</summary>
public sealed class HostileSheetTests
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Theory]
    [InlineData("", "sheet.empty")]
    [InlineData("%PDF-1.7 …", "sheet.not-a-workbook")]
    [InlineData("<html><table></table></html>", "sheet.not-a-workbook")]
    [InlineData("PK\u0003\u0004 coupé", "sheet.damaged")]
    [InlineData("Immat\0riculation;Marque", "sheet.not-a-workbook")]
    public void What_is_no_sheet_is_told_so(string content, string code) => Assert.Equal(code, Read(Of(Encoding.Latin1.GetBytes(content))).Problem?.Code);

    [Fact]
    public void An_old_workbook_and_one_behind_a_password_are_told_apart()
    {
        Assert.Equal("sheet.old-format", Read(Of([.. CompoundFile, .. new byte[600]])).Problem?.Code);
        Assert.Equal("sheet.encrypted", Read(Of([.. CompoundFile, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]])).Problem?.Code);
    }

    [Fact]
    public void A_Word_document_and_a_binary_workbook_are_no_workbook()
    {
        Assert.Equal("sheet.not-a-workbook", Read(new Workbook { WorkbookType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" }.Stream()).Problem?.Code);
        Assert.Equal("sheet.old-format", Read(new Workbook { WorkbookType = "application/vnd.ms-excel.sheet.binary.macroEnabled.main" }.Stream()).Problem?.Code);
        Assert.Equal("sheet.not-a-workbook", Read(Zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")])).Problem?.Code);
    }

    [Fact]
    public void Macros_are_found_by_their_name_and_by_what_the_file_says()
    {
        Assert.Equal("sheet.macros", Read(new Workbook { WorkbookType = "application/vnd.ms-excel.sheet.macroEnabled.main+xml" }.Stream()).Problem?.Code);
        var book = Text(["a"]);
        book.More.Add(("xl/vbaProject.bin", "x"));
        Assert.Equal("sheet.macros", Read(book.Stream()).Problem?.Code);
    }

    [Theory]
    [InlineData("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>""")]
    [InlineData("""<!DOCTYPE x SYSTEM "file:///etc/passwd"><worksheet/>""")]
    [InlineData("<worksheet><sheetData><row><c>")]
    public void Entities_outside_files_and_XML_that_does_not_close_are_damage(string sheet) => Assert.Equal("sheet.damaged", Read(new Workbook { Sheet = sheet }.Stream()).Problem?.Code);

    [Fact]
    public void Elements_within_elements_without_end_stop_early()
    {
        var deep = $"<worksheet><a>{string.Concat(Enumerable.Repeat("<a>", 60_000))}";
        Assert.Equal("sheet.damaged", Measured(new Workbook { Sheet = deep }.Stream(), 40));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_goes_off() => Assert.Equal("sheet.bomb", Measured(Bomb(300), 20));

    [Fact]
    public void A_bomb_that_says_it_is_small_is_no_larger_for_us_than_it_says()
    {
        var bomb = Bomb(40).ToArray();
        // The length after inflating, in both places where a zip says it.
        var declared = BitConverter.GetBytes((uint)(40 * 1024 * 1024 + BombHead));
        for (var at = bomb.AsSpan().IndexOf(declared); at >= 0; at = bomb.AsSpan().IndexOf(declared)) BitConverter.GetBytes(1000u).CopyTo(bomb, at);
        Assert.Contains(Measured(Of(bomb), 20), (string[])["sheet.damaged", "sheet.bomb"]);
    }

    [Fact]
    public void A_cell_of_a_million_characters_is_an_error_of_its_row()
    {
        var book = Text(["Immatriculation", "Marque"], [new string('A', 1_000_000), "Renault"], ["AB-123-CD", "Renault"]);
        var rows = Read(book.Stream()).Rows;
        Assert.Equal(["<TooLong>", "Renault"], rows[1].Cells);
        Assert.Equal(["AB-123-CD", "Renault"], rows[2].Cells);
    }

    [Fact]
    public void Attributes_without_end_are_damage()
    {
        var sheet = $"<worksheet><sheetData><row {string.Concat(Enumerable.Range(0, 900_000).Select(i => $"a{i}=\"1\" "))}/></sheetData></worksheet>";
        Assert.Equal("sheet.damaged", Read(new Workbook { Sheet = sheet }.Stream()).Problem?.Code);
    }

    [Fact]
    public void A_name_of_many_megabytes_is_damage()
    {
        var sheet = $"<worksheet><sheetData><row {string.Concat(Enumerable.Range(0, 1_500_000).Select(i => $"a{i}"))}=\"1\"/></sheetData></worksheet>";
        Assert.Equal("sheet.damaged", Read(new Workbook { Sheet = sheet }.Stream()).Problem?.Code);
    }

    [Fact]
    public void Rows_and_columns_have_an_end()
    {
        Assert.Equal("sheet.too-many-columns", Read(Of("""<row><c r="ZZ1"><v>1</v></c></row>""").Stream()).Problem?.Code);
        var many = new StringBuilder("a;b\n");
        for (var i = 0; i <= SheetLimits.Rows; i++) many.Append("1;2\n");
        Assert.Equal("sheet.too-many-rows", Read(Of(Encoding.UTF8.GetBytes(many.ToString()))).Problem?.Code);
    }

    private const int BombHead = 64;

    /// <summary>A sheet of so many megabytes of nothing.</summary>
    private static MemoryStream Bomb(int megabytes)
    {
        var stream = new Workbook().Stream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var part = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            part.Write(Encoding.UTF8.GetBytes("<worksheet><sheetData><row><c t=\"str\"><v>".PadRight(BombHead)));
            var nothing = Enumerable.Repeat((byte)'A', 1 << 20).ToArray();
            for (var i = 0; i < megabytes; i++) part.Write(nothing);
        }
        stream.Position = 0;
        return stream;
    }

    /// <summary>The reason; and no more than so many megabytes were taken to find it.</summary>
    private static string? Measured(MemoryStream file, int megabytes)
    {
        Read(Text(["a", "b"]).Stream());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var problem = Read(file).Problem?.Code;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, megabytes * 1024L * 1024);
        return problem;
    }
}
