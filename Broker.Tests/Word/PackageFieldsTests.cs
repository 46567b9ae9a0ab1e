using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

/// <summary>What Word would follow when the file is opened: the codes of its fields, and where the author's last mail merge took its rows.</summary>
public sealed class PackageFieldsTests
{
    [Theory]
    [InlineData("INCLUDETEXT \"file.docx\"", "word.external-content")]
    [InlineData("IncludePicture http://probe/x.png", "word.external-content")]
    [InlineData("DDEAUTO c:\\\\cmd.exe \"/k\"", "word.external-content")]
    [InlineData("LINK Excel.Sheet.12 book.xlsx", "word.external-content")]
    [InlineData("HYPERLINK \"file://server/x\"", "word.link")]
    [InlineData("HYPERLINK \"https://example.fr\"", null)]
    [InlineData("HYPERLINK \\l \"signet\"", null)]
    [InlineData("PAGE", null)]
    public void Fields_that_fetch_or_start_something_are_refused(string code, string? problem)
    {
        var escaped = System.Security.SecurityElement.Escape(code)!;
        Assert.Equal(problem, Code(WordFile.Of($"<w:p><w:fldSimple w:instr=\"{escaped}\"/></w:p>")));
        var half = escaped.Length / 2;
        while (escaped[..half].LastIndexOf('&') > escaped[..half].LastIndexOf(';')) half--;
        Assert.Equal(problem, Code(WordFile.Of(
            $"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{escaped[..half]}</w:instrText></w:r>"
            + $"<w:r><w:instrText>{escaped[half..]}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")));
    }

    [Theory]
    [InlineData("DDEAUTO c:\\\\cmd.exe", "word.external-content")]
    [InlineData("HYPERLINK \"javascript:alert(1)\"", "word.link")]
    [InlineData("MERGEFIELD ville", "word.damaged")]
    public void A_field_without_its_end_is_judged_and_then_refused_as_damage(string code, string problem)
    {
        var text = $"<w:r><w:instrText>{System.Security.SecurityElement.Escape(code)}</w:instrText></w:r>";
        const string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
        Assert.Equal(problem, Code(WordFile.Of($"<w:p>{begin}{text}</w:p>{P("suite")}")));
        Assert.Equal(problem, Code(WordFile.Of($"<w:p>{begin}{text}{separate}{R("x")}</w:p>{P("suite")}")));
        Assert.Equal(problem, Code(new WordFile { Body = P("corps") }.Header($"<w:p>{begin}{text}</w:p>").Bytes()));
    }

    [Fact]
    public void The_code_of_a_field_is_judged_even_without_its_start() =>
        Assert.Equal("word.external-content", Code(WordFile.Of("<w:p><w:r><w:instrText>DDEAUTO c:\\cmd</w:instrText></w:r><w:r><w:instrText>.exe</w:instrText></w:r></w:p>")));

    [Theory]
    [InlineData(@"Provider=Microsoft.ACE.OLEDB.12.0;Data Source=C:\Users\A\clients.xlsx;Mode=Read", null)]
    [InlineData(@"Provider=Microsoft.ACE.OLEDB.12.0;Data Source=\\serveur\partage\clients.xlsx", "word.external-content")]
    [InlineData("URL=https://exemple.fr/clients.xlsx", "word.external-content")]
    public void The_rows_of_the_authors_mail_merge_may_lie_on_his_disk_only(string source, string? code)
    {
        var rows = System.Security.SecurityElement.Escape(source);
        Assert.Equal(code, Code(new WordFile { Body = P("x") }.Settings($"<w:mailMerge><w:mainDocumentType w:val=\"formLetters\"/><w:connectString w:val=\"{rows}\"/></w:mailMerge>").Bytes()));
        Assert.Equal(code, Code(new WordFile { Body = P("x") }.Settings($"<w:mailMerge><w:odso><w:udl w:val=\"{rows}\"/></w:odso></w:mailMerge>").Bytes()));
    }

    private static string? Code(byte[] file) => PackageGate.Check(file).Problem?.Code;
}
