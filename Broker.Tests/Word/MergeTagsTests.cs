using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

[Rule("D-39")]
public sealed class MergeTagsTests
{
    [Theory]
    [InlineData("{{client.nom}}", TagKind.Value, "client.nom", null)]
    [InlineData("{{ Prénom_2 }}", TagKind.Value, "Prénom_2", null)]
    [InlineData("{{e\u0301tat}}", TagKind.Value, "état", null)]
    [InlineData("{{%certificate.qr}}", TagKind.Picture, "certificate.qr", null)]
    [InlineData("{{% certificate.qr }}", TagKind.Picture, "certificate.qr", null)]
    [InlineData("{{d | date}}", TagKind.Value, "d", "date")]
    [InlineData("{{d|date_longue}}", TagKind.Value, "d", "long_date")]
    [InlineData("{{d\u00A0| MONTANT }}", TagKind.Value, "d", "money")]
    public void A_tag_is_read_as_the_grammar_says(string text, TagKind kind, string path, string? format)
    {
        var tag = Assert.Single(MergeTags.Read(WordFile.Of(P(text))).Tags);
        Assert.Equal((kind, path, format), (tag.Kind, tag.Path, tag.Format));
    }

    [Theory]
    [InlineData("{{client", "tag.unclosed")]
    [InlineData("{{client {{ville}}", "tag.unclosed")]
    [InlineData("{client}}", "tag.unopened")]
    [InlineData("{{}}", "tag.name")]
    [InlineData("{{a b}}", "tag.name")]
    [InlineData("{{a..b}}", "tag.name")]
    [InlineData("{{a.}}", "tag.name")]
    [InlineData("{{{a}}}", "tag.name")]
    [InlineData("{{a + b}}", "tag.expression")]
    [InlineData("{{a == \"x\"}}", "tag.expression")]
    [InlineData("{{f(a)}}", "tag.expression")]
    [InlineData("{{a | sideways}}", "tag.format-unknown")]
    [InlineData("{{a | date | upper}}", "tag.format-unknown")]
    [InlineData("{{%qr | upper}}", "tag.format-misplaced")]
    [InlineData("{{#a | upper}}x{{/a}}", "tag.format-misplaced")]
    [InlineData("{{#a}}x", "tag.section-unclosed")]
    [InlineData("x{{/a}}", "tag.end-without-start")]
    [InlineData("{{#a}}{{#b}}x{{/a}}{{/b}}", "tag.section-crossed")]
    public void A_malformed_tag_is_an_error_with_its_place(string text, string code)
    {
        var docx = new WordFile { Body = P("x") }.Header(P("Police n° " + text)).Bytes();
        var error = MergeTags.Read(docx).Errors[0];
        Assert.Equal(code, error.Code);
        Assert.Equal(TagPart.Header, error.Place.Part);
        Assert.StartsWith("Police n°", error.Place.After);
        Assert.Throws<ArgumentException>(() => WordFill.Fill(docx, new(), Filled.French));
    }

    [Fact]
    public void An_error_quotes_the_tag_and_the_words_before_it()
    {
        var error = Assert.Single(MergeTags.Read(WordFile.Of(P("Police n° {{a +", " b}} fin"))).Errors);
        Assert.Equal(new TagError("tag.expression", "{{a + b}}", new(TagPart.Body, false, null, "Police n°")), error);
    }

    [Fact]
    public void A_tag_that_runs_over_two_paragraphs_is_unclosed() =>
        Assert.Equal(["tag.unclosed", "tag.unopened"], MergeTags.Read(WordFile.Of(P("{{vi") + P("lle}}"))).Errors.Select(e => e.Code));

    public static TheoryData<string> Crossings => new()
    {
        { Table(Row("{{#a}}")) + P("{{/a}}") },
        { P("{{#a}}") + $"<w:sdt><w:sdtPr/><w:sdtContent>{P("{{/a}}")}</w:sdtContent></w:sdt>" },
        { Table($"<w:tr>{Cell(Table(Row("{{#a}}", "x")) + P(""))}</w:tr>", Row("{{/a}}")) },
        { $"<w:p>{R("x{{#a}}")}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{P("{{/a}}")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>" },
        { $"<w:p>{R("x{{#a}}")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>{R("{{/a}}")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>" },
    };

    [Theory, MemberData(nameof(Crossings))]
    public void A_section_that_begins_and_ends_in_different_worlds_is_an_error(string body) =>
        Assert.Contains(MergeTags.Read(WordFile.Of(body)).Errors, e => e.Code == "tag.section-crossed");

    [Fact]
    public void Sections_do_not_nest_without_end()
    {
        var names = Enumerable.Range(0, 17).Select(i => "s" + i).ToList();
        var docx = WordFile.Of(P(string.Concat(names.Select(n => $"{{{{#{n}}}}}")) + "x" + string.Concat(names.AsEnumerable().Reverse().Select(n => $"{{{{/{n}}}}}"))));
        Assert.Equal("tag.too-deep", Assert.Single(MergeTags.Read(docx).Errors).Code);
    }

    [Fact]
    public void Tags_know_the_sections_around_them()
    {
        var tags = MergeTags.Read(WordFile.Of(P("{{#v}}{{^b}}{{plaque}}{{/b}}{{/v}}{{fin}}"))).Tags;
        Assert.Equal(["v", "b"], tags.Single(t => t.Path == "plaque").Inside);
        Assert.Equal("b", tags.Single(t => t.Path == "plaque").InList);
        Assert.Equal("v", tags.Single(t => t.Kind == TagKind.InvertedStart).InList);
        Assert.Null(tags.Single(t => t.Path == "fin").InList);
    }

    [Theory]
    [InlineData("MERGEFIELD d \\@ \"dd/MM/yyyy\"", "date")]
    [InlineData("MERGEFIELD d \\@ \"d MMMM yyyy\"", "long_date")]
    [InlineData("MERGEFIELD d \\@ \"HH:mm\"", "time")]
    [InlineData("MERGEFIELD d \\# \"# ##0,00 €\"", "money")]
    [InlineData("MERGEFIELD d \\# \"# ##0\" \\* MERGEFORMAT", "number")]
    [InlineData("MERGEFIELD d \\* Upper", "upper")]
    [InlineData("MERGEFIELD d \\*Lower", "lower")]
    [InlineData("MERGEFIELD d \\m", null)]
    public void The_switches_of_a_merge_field_become_formats(string code, string? format) =>
        Assert.Equal(format, Assert.Single(MergeTags.Read(Field(code)).Tags).Format);

    [Theory]
    [InlineData("MERGEFIELD d \\b \"avant \"", "tag.field-switch")]
    [InlineData("MERGEFIELD d \\* Caps", "tag.field-switch")]
    [InlineData("MERGEFIELD \"Nom du client\"", "tag.name")]
    [InlineData("MERGEFIELD", "tag.name")]
    [InlineData("GREETINGLINE \\f x", "tag.field-kind")]
    [InlineData("NEXT", "tag.field-kind")]
    public void A_merge_field_that_cannot_be_said_as_a_tag_is_an_error(string code, string error)
    {
        var wrong = Assert.Single(MergeTags.Read(Field(code)).Errors);
        Assert.Equal((error, "Cher"), (wrong.Code, wrong.Place.After));
    }

    [Fact]
    public void A_merge_field_that_decides_another_field_is_an_error()
    {
        const string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        var body = $"<w:p>{begin}<w:r><w:instrText>IF </w:instrText></w:r>{begin}<w:r><w:instrText>MERGEFIELD sexe</w:instrText></w:r>{end}"
            + $"<w:r><w:instrText> = \"M\" \"Monsieur\" \"Madame\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("Madame")}{end}</w:p>";
        Assert.Equal("tag.in-field", Assert.Single(MergeTags.Read(WordFile.Of(body)).Errors).Code);
    }

    private static byte[] Field(string code) => WordFile.Of(
        $"<w:p>{R("Cher ")}<w:fldSimple w:instr=\"{System.Security.SecurityElement.Escape(code)}\">{R("«d»")}</w:fldSimple></w:p>");
}
