using Broker.Core.Word;
using DocumentFormat.OpenXml.Packaging;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

/// <summary>Words that are printed, or read aloud, without being text of a paragraph: watermarks, descriptions of pictures, the title.</summary>
[Rule("D-39")]
public sealed class WordsOutsideTheTextTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public void A_tag_in_a_watermark_is_listed_with_its_place_and_filled()
    {
        var docx = new WordFile { Body = P("corps") }.Header(P("En-tête") + $"<w:p>{R("Copie")}{Watermark("COPIE DE {{ client.nom }}")}</w:p>").Bytes();
        var tag = Assert.Single(MergeTags.Read(docx).Tags);
        Assert.Equal(("client.nom", new TagPlace(TagPart.Header, false, null, "COPIE DE") { Spot = TagSpot.Watermark }), (tag.Path, tag.Place));

        var body = WordToHtml.Convert(Filled.File(docx)).Body;
        Assert.Contains("COPIE DE Dupont &amp; Fils", body);
        Assert.DoesNotContain("{{", body);
    }

    [Theory]
    [InlineData("{{client", "tag.unclosed")]
    [InlineData("{{a + b}}", "tag.expression")]
    [InlineData("{{%qr}}", "tag.value-only")]
    [InlineData("{{#oui}}x{{/oui}}", "tag.value-only")]
    public void A_watermark_that_could_not_be_filled_is_an_error_with_its_place(string text, string code)
    {
        var docx = new WordFile { Body = P("corps") }.Header($"<w:p>{R("Police n°")}{Watermark(text)}</w:p>").Bytes();
        var error = MergeTags.Read(docx).Errors[0];
        Assert.Equal((code, TagPart.Header, TagSpot.Watermark), (error.Code, error.Place.Part, error.Place.Spot));
        Assert.StartsWith("Police n°", error.Place.After);
        Assert.Throws<ArgumentException>(() => WordFill.Fill(docx, new(), Filled.French));
    }

    [Fact]
    public void A_watermark_in_a_repeated_paragraph_says_each_item()
    {
        var filled = Filled.File(WordFile.Of(P("{{#vehicules}}") + $"<w:p>{R("x")}{Watermark("{{plaque}}")}</w:p>" + P("{{/vehicules}}")));
        Assert.Equal(["AA-111-AA", "BB-222-BB"], Watermarks(filled));
    }

    [Fact]
    public void A_watermark_whose_value_is_empty_or_unknown_is_not_drawn()
    {
        var docx = WordFile.Of($"<w:p>{R("corps ")}{Watermark("{{vide}}")}</w:p>");
        Assert.Equal([""], Watermarks(Filled.File(docx)));
        Assert.DoesNotContain("<svg", WordToHtml.Convert(Filled.File(docx)).Body);
        Assert.Equal(["{{vide}}"], Watermarks(WordFill.Fill(docx, new(), Filled.French, UnknownTags.KeepVisible)));
    }

    [Fact]
    public void What_a_picture_says_to_those_who_do_not_see_it_is_filled_too()
    {
        var file = new WordFile().Raw("word/media/image1.png", Convert.FromBase64String(Png));
        var id = file.Link("image", "media/image1.png");
        file.Body = $"<w:p>{R("Logo ")}<w:r><w:drawing><wp:inline><wp:extent cx=\"100000\" cy=\"100000\"/><wp:docPr id=\"1\" name=\"n\" descr=\"Logo de {{{{client.nom}}}}, à {{{{ville}}}}\"/>"
            + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"n\"/><pic:cNvPicPr/></pic:nvPicPr>"
            + $"<pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
        Assert.All(MergeTags.Read(file.Bytes()).Tags, t => Assert.Equal(TagSpot.Description, t.Place.Spot));
        Assert.Contains("alt=\"Logo de Dupont &amp; Fils, à Lyon\"", WordToHtml.Convert(Filled.File(file.Bytes())).Body);
    }

    [Fact]
    public void What_is_typed_for_a_watermark_stays_words()
    {
        var filled = Filled.File(WordFile.Of($"<w:p>{Watermark("{{t}}")}</w:p>"), new MergeData().Set("t", "un\ndeux \"<b>{{ville}}"));
        Assert.Equal(["un deux \"<b>{{ville}}"], Watermarks(filled));
        Assert.DoesNotContain("<b>", WordToHtml.Convert(filled).Body);
    }

    [Fact]
    public void The_title_of_the_document_is_filled_and_becomes_the_one_of_the_PDF()
    {
        var docx = Titled("Attestation {{client.nom | majuscules}}{{#oui}} (Lyon){{/oui}}");
        Assert.Null(PackageGate.Check(docx).Problem);
        Assert.Equal(new TagPlace(TagPart.Title, false, null, "Attestation"), MergeTags.Read(docx).Tags[0].Place);
        Assert.Equal("Attestation DUPONT & FILS (Lyon)", WordToHtml.Convert(Filled.File(docx)).Title);
        Assert.Equal("corps", WordToHtml.Convert(Filled.File(Titled("{{vide}}"))).Title);
        Assert.Equal("Sans étiquette", WordToHtml.Convert(Filled.File(Titled("Sans étiquette"))).Title);
    }

    [Fact]
    public void A_title_that_could_not_be_filled_is_an_error_with_its_place()
    {
        Assert.Equal(("tag.unclosed", TagPart.Title), ErrorOf(Titled("Attestation {{client")));
        Assert.Equal(("tag.value-only", TagPart.Title), ErrorOf(Titled("{{%qr}}")));
    }

    [Theory]
    [InlineData("HYPERLINK \"https://exemple.fr/{{client.nom}}\"")]
    [InlineData("IF {{oui}} = 1 \"a\" \"b\"")]
    [InlineData("MACROBUTTON Rien {{client.nom}}")]
    public void A_tag_in_the_code_of_a_field_is_an_error(string code)
    {
        var simple = WordFile.Of($"<w:p>{R("Voir ")}<w:fldSimple w:instr=\"{System.Security.SecurityElement.Escape(code)}\">{R("ici")}</w:fldSimple></w:p>");
        var whole = WordFile.Of($"<w:p>{R("Voir ")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{System.Security.SecurityElement.Escape(code)}</w:instrText></w:r>"
            + $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{R("ici")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>");
        foreach (var docx in new[] { simple, whole })
        {
            var error = Assert.Single(MergeTags.Read(docx).Errors);
            Assert.Equal(("tag.in-field", "Voir"), (error.Code, error.Place.After));
        }
    }

    [Theory]
    [InlineData("https://exemple.fr/verifier/{{certificate.code}}")]
    [InlineData("https://exemple.fr/verifier/%7B%7Bcertificate.code%7D%7D")]
    public void A_tag_in_the_address_of_a_link_is_an_error(string address)
    {
        var file = new WordFile();
        var id = file.Link("hyperlink", address, external: true);
        file.Body = $"<w:p>{R("Voir ")}<w:hyperlink r:id=\"{id}\">{R("ici")}</w:hyperlink></w:p>";
        Assert.Null(PackageGate.Check(file.Bytes()).Problem);
        var error = Assert.Single(MergeTags.Read(file.Bytes()).Errors);
        Assert.Equal(("tag.in-link", "https://exemple.fr/verifier/{{certificate.code}}", "Voir"), (error.Code, error.Text, error.Place.After));
    }

    private static (string, TagPart) ErrorOf(byte[] docx) => MergeTags.Read(docx).Errors[0] is var error ? (error.Code, error.Place.Part) : default;

    private static IEnumerable<string> Watermarks(byte[] docx) => XmlOf(docx).Descendants().SelectMany(e => e.Attributes("string")).Select(a => a.Value);

    private static string Watermark(string text) =>
        "<w:r><w:pict><v:shape id=\"PowerPlusWaterMarkObject1\" type=\"#_x0000_t136\" style=\"position:absolute;width:400pt;height:120pt;rotation:315\" fillcolor=\"silver\" stroked=\"f\">"
        + $"<v:textpath style=\"font-family:&quot;Calibri&quot;;font-size:1pt\" string=\"{System.Security.SecurityElement.Escape(text)}\"/></v:shape></w:pict></w:r>";

    private static byte[] Titled(string title)
    {
        using var stream = new MemoryStream();
        stream.Write(WordFile.Of(P("corps")));
        using (var word = WordprocessingDocument.Open(stream, isEditable: true)) word.PackageProperties.Title = title;
        return stream.ToArray();
    }
}
