using System.Xml.Linq;
using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

/// <summary>The ways Word, its users and its history cut a tag.</summary>
[Rule("R-TAG-01")]
public sealed class TagPlacesTests
{
    private const string Begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    private const string Separate = "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";
    private const string End = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public static TheoryData<string, string> Bodies => new()
    {
        { "in one run", P("à {{ville}}.") },
        { "split over runs", P("à {{vi", "ll", "e}}.") },
        { "split braces", P("à {", "{ville}", "}", ".") },
        { "spaces inside", P("à {{  ville }}.") },
        { "non-breaking spaces inside", P("à {{\u00A0ville\u202F}}.") },
        { "another case", P("à {{VILLE}}.") },
        { "invisible characters", P("à {{vi\u200Blle}}.") },
        { "spelling marks between", $"<w:p>{R("à {{vi")}<w:proofErr w:type=\"spellStart\"/>{R("lle")}<w:proofErr w:type=\"spellEnd\"/>{R("}}.")}</w:p>" },
        { "bookmarks between", $"<w:p>{R("à {{vi")}<w:bookmarkStart w:id=\"0\" w:name=\"b\"/>{R("lle}}.")}<w:bookmarkEnd w:id=\"0\"/></w:p>" },
        { "a tracked insertion", $"<w:p>{R("à ")}<w:ins w:id=\"1\" w:author=\"A\">{R("{{ville}}")}</w:ins>{R(".")}</w:p>" },
        { "half in a tracked insertion", $"<w:p>{R("à {{vi")}<w:ins w:id=\"1\" w:author=\"A\">{R("lle}}")}</w:ins>{R(".")}</w:p>" },
        { "cut by a tracked deletion", $"<w:p>{R("à {{vi")}<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>xx</w:delText></w:r></w:del>{R("lle}}.")}</w:p>" },
        { "a smart tag", $"<w:p>{R("à ")}<w:smartTag w:uri=\"u\" w:element=\"e\">{R("{{ville}}")}</w:smartTag>{R(".")}</w:p>" },
        { "a run control", $"<w:p>{R("à ")}<w:sdt><w:sdtPr/><w:sdtContent>{R("{{ville}}")}</w:sdtContent></w:sdt>{R(".")}</w:p>" },
        { "a block control", $"<w:sdt><w:sdtPr/><w:sdtContent>{P("à {{ville}}.")}</w:sdtContent></w:sdt>" },
        { "a line feed inside", $"<w:p><w:r><w:t>à {{{{</w:t><w:br/><w:t>ville}}}}.</w:t></w:r></w:p>" },
        { "a simple merge field", $"<w:p>{R("à ")}<w:fldSimple w:instr=\" MERGEFIELD ville \\* MERGEFORMAT \">{R("«ville»")}</w:fldSimple>{R(".")}</w:p>" },
        { "a quoted merge field", $"<w:p>{R("à ")}<w:fldSimple w:instr=\"MERGEFIELD &quot;ville&quot;\">{R("«ville»")}</w:fldSimple>{R(".")}</w:p>" },
        { "a merge field in several runs", $"<w:p>{R("à ")}{Begin}<w:r><w:instrText xml:space=\"preserve\"> MERGEF</w:instrText></w:r><w:r><w:instrText>IELD ville </w:instrText></w:r>{Separate}{R("«vi")}{R("lle»")}{End}{R(".")}</w:p>" },
        { "a merge field in one run", "<w:p><w:r><w:t xml:space=\"preserve\">à </w:t><w:fldChar w:fldCharType=\"begin\"/><w:instrText>MERGEFIELD ville</w:instrText><w:fldChar w:fldCharType=\"end\"/><w:t>.</w:t></w:r></w:p>" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public void A_tag_is_found_and_filled_however_Word_cuts_it(string case_, string body)
    {
        var docx = WordFile.Of(body);
        Assert.Null(PackageGate.Check(docx).Problem);
        var reading = MergeTags.Read(docx);
        Assert.Empty(reading.Errors);
        Assert.Equal("ville", Assert.Single(reading.Tags).Path, ignoreCase: true);
        Assert.Equal("à Lyon.", TextOf(Filled.File(docx)));
        Assert.NotEmpty(case_);
    }

    [Theory]
    [InlineData(TagPart.Header, "word/header1.xml")]
    [InlineData(TagPart.Footer, "word/footer1.xml")]
    [InlineData(TagPart.Footnote, "word/footnotes.xml")]
    [InlineData(TagPart.Endnote, "word/endnotes.xml")]
    [InlineData(TagPart.Comment, "word/comments.xml")]
    public void A_tag_is_found_and_filled_in_every_part(TagPart part, string name)
    {
        var blocks = P("Police n° {{vi", "lle}}");
        var file = new WordFile { Body = P("corps") };
        var docx = (part switch
        {
            TagPart.Header => file.Header(blocks),
            TagPart.Footer => file.Footer(blocks),
            TagPart.Footnote => file.Footnote(blocks),
            TagPart.Endnote => file.Endnote(blocks),
            _ => file.Comment(blocks),
        }).Bytes();
        Assert.Equal(new TagPlace(part, false, null, "Police n°"), Assert.Single(MergeTags.Read(docx).Tags).Place);
        Assert.Equal("Police n° Lyon", TextOf(Filled.File(docx), name));
    }

    [Fact]
    public void A_text_box_is_one_tag_and_both_its_copies_are_filled()
    {
        var box = $"<w:txbxContent>{P("{{ville}}")}</w:txbxContent>";
        var body = "<w:p><w:r><w:t>Avant </w:t><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"1\" name=\"n\"/>"
            + "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>" + box
            + "</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + box
            + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
        var docx = WordFile.Of(body);
        Assert.True(Assert.Single(MergeTags.Read(docx).Tags).Place.InTextBox);
        Assert.Equal("Avant \nLyon\nLyon", TextOf(Filled.File(docx)));
    }

    [Fact]
    public void A_tag_in_a_nested_table_says_its_row()
    {
        var inner = Table(Row("un"), Row("Ville : {{ville}}"));
        var docx = WordFile.Of(Table($"<w:tr>{Cell(inner + P(""))}</w:tr>"));
        Assert.Equal(new TagPlace(TagPart.Body, false, 2, "Ville :"), Assert.Single(MergeTags.Read(docx).Tags).Place);
        Assert.Equal("un\nVille : Lyon\n", TextOf(Filled.File(docx)));
    }

    [Fact]
    public void A_tag_at_the_start_of_a_paragraph_is_placed_by_the_one_before() =>
        Assert.Equal("Fait à", Assert.Single(MergeTags.Read(WordFile.Of(P("Fait à") + P("{{ville}}"))).Tags).Place.After);

    [Fact]
    public void Controls_around_rows_and_cells_are_filled()
    {
        var row = $"<w:sdt><w:sdtPr/><w:sdtContent>{Row("{{ville}}")}</w:sdtContent></w:sdt>";
        var cell = $"<w:tr><w:sdt><w:sdtPr/><w:sdtContent>{Cell(P("{{ville}}"))}</w:sdtContent></w:sdt></w:tr>";
        Assert.Equal("Lyon\nLyon", Filled.Body(Table(row, cell)));
    }

    [Fact]
    public void A_filled_control_no_longer_shows_a_placeholder_nor_follows_its_data()
    {
        var filled = Filled.File(WordFile.Of("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding w:xpath=\"/x\" w:storeItemID=\"{00000000-0000-0000-0000-000000000000}\"/></w:sdtPr><w:sdtContent>"
            + R("{{ville}}", "<w:rPr><w:rStyle w:val=\"PlaceholderText\"/><w:b/></w:rPr>") + "</w:sdtContent></w:sdt></w:p>"));
        var control = XmlOf(filled).Descendants(W + "sdt").Single();
        Assert.Empty(control.Element(W + "sdtPr")!.Elements());
        Assert.Equal(["b"], control.Descendants(W + "rPr").Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        var file = new WordFile();
        var id = file.Link("hyperlink", "https://example.fr", external: true);
        file.Body = $"<w:p><w:hyperlink r:id=\"{id}\">{R("voir {{vi")}{R("lle}}")}</w:hyperlink></w:p>";
        Assert.Equal("voir Lyon", XmlOf(Filled.File(file.Bytes())).Descendants(W + "hyperlink").Single().Value);
    }

    [Fact]
    public void A_tag_in_a_tracked_deletion_is_no_tag()
    {
        var body = $"<w:p>{R("a")}<w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>{{{{ville}}}}</w:delText></w:r></w:del>"
            + $"<w:moveFrom w:id=\"2\" w:author=\"A\">{R("{{ville}}")}</w:moveFrom></w:p>";
        Assert.Empty(MergeTags.Read(WordFile.Of(body)).Tags);
    }

    [Fact]
    public void The_look_of_the_first_run_is_kept_and_that_of_the_rest_stays_with_the_rest()
    {
        var body = $"<w:p>{R("{{vi", "<w:rPr><w:b/></w:rPr>")}{R("lle}} fin", "<w:rPr><w:i/></w:rPr>")}</w:p>";
        var runs = XmlOf(Filled.File(WordFile.Of(body))).Descendants(W + "r").Select(r => (r.Value, r.Element(W + "rPr")!.Elements().Single().Name.LocalName));
        Assert.Equal([("Lyon", "b"), (" fin", "i")], runs);
    }

    [Fact]
    public void Several_tags_in_one_run_and_across_runs_are_all_filled() =>
        Assert.Equal("Lyon-Lyon-Dupont & Fils.", Filled.Body(P("{{ville}}-{{vil", "le}}-{{client", ".nom}}.")));
}
