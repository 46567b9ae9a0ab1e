using System.IO.Compression;
using System.Text;
using Broker.Core.Common;
using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

public sealed class PackageGateTests
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void A_plain_document_passes() => Assert.Null(Code(WordFile.Of(P("Bonjour"))));

    [Fact]
    public void A_document_with_every_kind_of_part_passes() => Assert.Null(Code(new WordFile { Body = P("x") }
        .Header(P("h")).Footer(P("f")).Footnote(P("n")).Endnote(P("e")).Comment(P("c")).Settings("").Bytes()));

    [Fact]
    public void A_template_of_Word_passes_as_a_document_does() => Assert.Null(Code(
        new WordFile { MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", Body = P("x") }.Bytes()));

    [Theory]
    [InlineData("", "word.empty")]
    [InlineData("%PDF-1.7", "word.not-a-document")]
    [InlineData(@"{\rtf1 bonjour}", "word.not-a-document")]
    [InlineData("<html></html>", "word.not-a-document")]
    public void What_is_no_zip_is_no_document(string content, string code) => Assert.Equal(code, Code(Encoding.ASCII.GetBytes(content)));

    [Fact]
    public void An_old_doc_file_and_one_behind_a_password_are_told_apart()
    {
        Assert.Equal("word.old-format", Code([.. CompoundFile, .. new byte[600]]));
        Assert.Equal("word.encrypted", Code([.. CompoundFile, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]]));
    }

    [Fact]
    public void A_file_above_five_megabytes_is_not_even_looked_at() =>
        Assert.Equal(Problem.Of("word.too-large", 5), PackageGate.Check(new byte[5 * 1024 * 1024 + 1]).Problem);

    [Fact]
    public void Another_kind_of_office_file_is_no_document()
    {
        Assert.Equal("word.not-a-document", Code(new WordFile { MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" }.Bytes()));
        Assert.Equal("word.not-a-document", Code(Zip(("mimetype", "application/vnd.oasis.opendocument.text"))));
    }

    [Fact]
    public void A_truncated_file_and_XML_that_does_not_close_are_damaged()
    {
        Assert.Equal("word.damaged", Code(WordFile.Of(P("Bonjour"))[..300]));
        Assert.Equal("word.damaged", Code(WordFile.Of("<w:p>")));
    }

    [Theory]
    [InlineData("../word/x.xml")]
    [InlineData("/word/x.xml")]
    [InlineData("word/../../x.xml")]
    [InlineData(@"word\x.xml")]
    [InlineData("c:/x.xml")]
    [InlineData("word/%2e%2e/x.xml")]
    [InlineData("word/document.xml/[0].piece")]
    public void A_name_that_leaves_the_package_or_has_a_second_spelling_is_refused(string name) =>
        Assert.Equal("word.bad-name", Code(new WordFile().Raw(name, "<x/>").Bytes()));

    [Fact]
    public void Two_parts_of_one_name_are_refused_whatever_the_case() =>
        Assert.Equal("word.duplicate", Code(new WordFile().Raw("WORD/document.xml", "<x/>").Bytes()));

    [Fact]
    public void More_than_five_hundred_parts_are_refused() =>
        Assert.Equal("word.too-many-parts", Code(Zip([.. Enumerable.Range(0, 501).Select(i => ($"x{i}.xml", "<x/>"))])));

    [Fact]
    public void An_encrypted_entry_is_refused()
    {
        var file = WordFile.Of(P("x"));
        // Bit 0 of the general purpose flags in each central directory header says "encrypted".
        for (var i = 0; i < file.Length - 4; i++)
            if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 1 && file[i + 3] == 2) file[i + 8] |= 1;
        Assert.Equal("word.encrypted", Code(file));
    }

    [Fact]
    public void A_bomb_is_stopped_while_inflating()
    {
        var file = new WordFile();
        for (var i = 0; i < 9; i++) file.Raw($"word/media/image{i}.png", new byte[8 * 1024 * 1024]);
        Assert.Equal("word.bomb", Code(file.Bytes()));
    }

    [Fact]
    public void A_part_above_ten_megabytes_is_refused() =>
        Assert.Equal("word.part-too-large", Code(new WordFile().Raw("word/x.xml", "<x>" + new string(' ', 11 * 1024 * 1024) + "</x>").Bytes()));

    [Fact]
    public void Entities_are_refused_in_any_encoding()
    {
        const string bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
        Assert.Equal("word.dtd", Code(new WordFile().Raw("word/x.xml", bomb).Bytes()));
        Assert.Equal("word.dtd", Code(new WordFile().Raw("word/x.bin", bomb).Bytes()));
        Assert.Equal("word.dtd", Code(new WordFile().Raw("word/x.xml", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(bomb)]).Bytes()));
    }

    [Fact]
    public void Sixty_thousand_nested_elements_are_refused_at_once()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:sdt>", 60_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 60_000));
        Assert.Equal("word.too-deep", Code(WordFile.Of(deep)));
    }

    [Fact]
    public void Too_many_elements_are_refused() => Assert.Equal("word.too-many-elements", Code(WordFile.Of(string.Concat(Enumerable.Repeat("<w:p/>", 300_001)))));

    [Fact]
    public void Macros_are_refused_by_type_by_name_and_by_link()
    {
        Assert.Equal("word.macros", Code(new WordFile { MainType = "application/vnd.ms-word.document.macroEnabled.main+xml" }.Bytes()));
        Assert.Equal("word.macros", Code(new WordFile().Raw("word/vbaProject.bin", "x").Bytes()));
        Assert.Equal("word.macros", Code(new WordFile().Raw("word/x.bin", [1], "application/vnd.ms-office.vbaProject").Bytes()));
        var file = new WordFile();
        file.Link("vbaProject", "x.bin");
        Assert.Equal("word.macros", Code(file.Bytes()));
    }

    [Theory]
    [InlineData("oleObject", "word.ole")]
    [InlineData("control", "word.activex")]
    [InlineData("aFChunk", "word.altchunk")]
    [InlineData("subDocument", "word.subdocument")]
    public void Links_to_what_is_not_a_document_are_refused(string kind, string code)
    {
        var file = new WordFile();
        file.Link(kind, "x.bin");
        Assert.Equal(code, Code(file.Bytes()));
    }

    [Theory]
    [InlineData("<w:altChunk/>", "word.altchunk")]
    [InlineData("<w:subDoc/>", "word.subdocument")]
    [InlineData("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>", "word.ole")]
    [InlineData("<w:p><w:r><w:object><w:control/></w:object></w:r></w:p>", "word.activex")]
    [InlineData("<w:p><w:r><w:pict><v:shape><v:imagedata src=\"http://probe/x.png\"/></v:shape></w:pict></w:r></w:p>", "word.external-content")]
    [InlineData("<w:p><w:r><w:pict><v:shape><v:imagedata src=\"\\\\share\\x.png\"/></v:shape></w:pict></w:r></w:p>", "word.external-content")]
    [InlineData("<w:p><w:r><w:pict><v:shape href=\"javascript:alert(1)\"/></w:pict></w:r></w:p>", "word.link")]
    [InlineData("<w:p><w:r><w:drawing><a:blip r:link=\"rId9\"/></w:drawing></w:r></w:p>", "word.external-content")]
    public void Elements_that_bring_in_something_else_are_refused(string body, string code) => Assert.Equal(code, Code(WordFile.Of(body)));

    [Theory]
    [InlineData("hyperlink", "https://example.fr/a?b", null)]
    [InlineData("hyperlink", "mailto:a@example.fr", null)]
    [InlineData("hyperlink", "tel:+33123456789", null)]
    [InlineData("hyperlink", "#signet", null)]
    [InlineData("hyperlink", "javascript:alert(1)", "word.link")]
    [InlineData("hyperlink", "file:///etc/passwd", "word.link")]
    [InlineData("hyperlink", "http://[malformed", "word.link")]
    [InlineData("image", "http://probe/x.png", "word.external-content")]
    [InlineData("image", "file://server/x.png", "word.external-content")]
    [InlineData("image", "file:///D:/logo.png", null)]
    [InlineData("styles", "http://probe/styles.xml", "word.external-content")]
    [InlineData("attachedTemplate", "http://probe/x.dotm", "word.attached-template")]
    [InlineData("attachedTemplate", @"\\server\x.dotx", "word.attached-template")]
    [InlineData("attachedTemplate", "file:////server/x.dotx", "word.attached-template")]
    [InlineData("attachedTemplate", @"file:///C:\Users\A\Templates\x.dotx", null)]
    [InlineData("mailMergeSource", @"file:///C:\clients.xlsx", null)]
    [InlineData("mailMergeSource", @"file://server/clients.xlsx", "word.external-content")]
    public void Only_links_to_follow_and_paths_dead_elsewhere_may_point_outside(string kind, string target, string? code)
    {
        var file = new WordFile();
        file.Link(kind, target, external: true);
        Assert.Equal(code, Code(file.Bytes()));
    }

    [Fact]
    public void An_address_that_does_not_say_it_is_outside_is_refused_too()
    {
        var file = new WordFile();
        file.Link("image", "http://probe/x.png");
        var problem = PackageGate.Check(file.Bytes()).Problem!;
        Assert.Equal("word.external-content", problem.Code);
        Assert.Equal(["word/_rels/document.xml.rels", "http://probe/x.png"], problem.Args);
    }

    [Fact]
    public void Pictures_are_judged_by_their_bytes()
    {
        Assert.Null(Code(Picture([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A])));
        Assert.All([[0xFF, 0xD8, 0xFF, 0xE0], "GIF89a"u8.ToArray()], bytes => Assert.Null(Code(Picture(bytes))));
        Assert.Equal(("word.picture-kind", "EMF"), Kind(Picture([1, .. new byte[39], .. " EMF"u8, .. new byte[40]])));
        Assert.Equal(("word.picture-kind", "WMF"), Kind(Picture([0xD7, 0xCD, 0xC6, 0x9A, 0, 0])));
        Assert.Equal(("word.picture-kind", "SVG"), Kind(Picture([.. "<svg xmlns='http://www.w3.org/2000/svg'/>"u8])));
    }

    [Fact]
    public void The_strict_dialect_is_refused_with_its_own_word()
    {
        var file = Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", $"<w:document {W}/>"));
        Assert.Equal("word.strict", Code(file));
    }

    [Fact]
    public void A_link_to_a_part_that_is_not_there_is_damage()
    {
        var file = new WordFile();
        file.Link("header", "header9.xml");
        Assert.Equal("word.damaged", Code(file.Bytes()));
    }

    private static string? Code(byte[] file) => PackageGate.Check(file).Problem?.Code;

    private static (string, object?) Kind(byte[] file) => PackageGate.Check(file).Problem is { } p ? (p.Code, p.Args[1]) : ("", null);

    private static byte[] Picture(byte[] bytes) => new WordFile().Raw("word/media/image1.png", bytes).Bytes();

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
                using (var to = zip.CreateEntry(name).Open()) to.Write(Encoding.UTF8.GetBytes(content));
        return stream.ToArray();
    }
}
