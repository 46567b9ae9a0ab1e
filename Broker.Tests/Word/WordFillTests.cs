using System.Xml.Linq;
using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

public sealed class WordFillTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    [Fact, Rule("D-39")]
    public void A_row_with_both_tags_is_repeated() => Assert.Equal("Plaque\nN°\nAA-111-AA\n1\nBB-222-BB\n2", Filled.Body(
        Table(Row("Plaque", "N°"), Row("{{#vehicules}}{{plaque}}", "{{n}}{{/vehicules}}")),
        new MergeData().Set("vehicules", new List<MergeData> { Vehicle("AA-111-AA").Set("n", 1), Vehicle("BB-222-BB").Set("n", 2) })));

    [Fact, Rule("D-39")]
    public void Rows_from_the_start_to_the_end_are_repeated_together() => Assert.Equal("début AA-111-AA\nfin\ndébut BB-222-BB\nfin", Filled.Body(
        Table(Row("{{#vehicules}}début {{plaque}}"), Row("fin{{/vehicules}}"))));

    [Fact]
    public void A_section_that_is_all_a_row_says_repeats_the_row() =>
        Assert.Equal(3, XmlOf(Filled.File(WordFile.Of(Table(Row("Plaque"), Row("{{#vehicules}}{{plaque}}{{/vehicules}}"))))).Descendants(W + "tr").Count());

    [Fact]
    public void A_condition_among_other_words_of_a_cell_stays_in_its_cell() =>
        Assert.Equal("Option : oui\nx", Filled.Body(Table(Row("Option : {{#oui}}oui{{/oui}}{{#non}}non{{/non}}", "x"))));

    [Fact]
    public void Rows_in_a_content_control_are_repeated() => Assert.Equal("AA-111-AA\nBB-222-BB", Filled.Body(
        Table($"<w:sdt><w:sdtPr/><w:sdtContent>{Row("{{#vehicules}}{{plaque}}{{/vehicules}}")}</w:sdtContent></w:sdt>")));

    [Fact]
    public void A_list_without_items_takes_its_rows_away() =>
        Assert.Equal("Plaque", Filled.Body(Table(Row("Plaque"), Row("{{#aucun}}{{plaque}}{{/aucun}}"))));

    [Fact]
    public void A_table_that_lost_all_its_rows_goes_and_its_cell_keeps_a_paragraph()
    {
        var filled = XmlOf(Filled.File(WordFile.Of(Table($"<w:tr>{Cell(Table(Row("{{#aucun}}x{{/aucun}}")) + P("{{vide}}"))}</w:tr>"))));
        Assert.Single(filled.Descendants(W + "tbl"));
        Assert.Equal("p", filled.Descendants(W + "tc").Single().Elements().Last().Name.LocalName);
    }

    [Fact, Rule("D-39")]
    public void Paragraphs_between_the_tags_are_repeated_and_those_of_the_tags_alone_go() =>
        Assert.Equal("avant\n- AA-111-AA\nsuite\n- BB-222-BB\nsuite\naprès", Filled.Body(
            P("avant") + P("{{#vehicules}}") + P("- {{plaque}}") + P("suite") + P(" {{/vehicules}} ") + P("après")));

    [Fact]
    public void Words_around_the_tags_of_a_paragraph_loop_are_said_once() =>
        Assert.Equal("Véhicules : \nAA-111-AA\nBB-222-BB\n fin", Filled.Body(
            P("Véhicules : {{#vehicules}}") + P("{{plaque}}") + P("{{/vehicules}} fin")));

    [Fact]
    public void One_loop_may_end_in_the_paragraph_where_the_next_begins() => Assert.Equal("AA-111-AA\nBB-222-BB\nencore\nencore", Filled.Body(
        P("{{#vehicules}}") + P("{{plaque}}") + P("{{/vehicules}}{{#vehicules}}") + P("encore") + P("{{/vehicules}}")));

    [Fact]
    public void A_section_that_is_a_whole_paragraph_repeats_the_paragraph() =>
        Assert.Equal("- AA-111-AA\n- BB-222-BB", Filled.Body(P("{{#vehicules}}- {{plaque}}{{/vehicules}}")));

    [Fact]
    public void A_list_may_run_on_in_its_line() =>
        Assert.Equal("Soit AA-111-AA, BB-222-BB, fin.", Filled.Body(P("Soit {{#vehicules}}{{pla", "que}}, {{/vehicules}}fin.")));

    [Theory, Rule("D-39")]
    [InlineData("a {{#oui}}vrai{{/oui}}{{^oui}}faux{{/oui}}.", "a vrai.")]
    [InlineData("a {{#non}}vrai{{/non}}{{^non}}faux{{/non}}.", "a faux.")]
    [InlineData("a {{#ville}}à {{ville}}{{/ville}}.", "a à Lyon.")]
    [InlineData("a {{#vide}}à {{vide}}{{/vide}}.", "a .")]
    [InlineData("a {{^inconnu}}rien{{/inconnu}}.", "a rien.")]
    [InlineData("a {{^aucun}}aucun véhicule{{/aucun}}.", "a aucun véhicule.")]
    [InlineData("a {{#oui}}{{/oui}}.", "a .")]
    public void A_condition_shows_or_hides_its_words(string text, string expected)
    {
        Assert.Equal(expected, Filled.Body(P(text)));
        Assert.Equal(expected, Filled.Body(P([.. text.Select(c => c.ToString())])));
    }

    [Fact]
    public void A_condition_half_in_a_link_cuts_the_link_not_the_file()
    {
        var body = $"<w:p>{R("x ")}<w:hyperlink w:anchor=\"b\">{R("un{{#non}}deux")}</w:hyperlink>{R("trois{{/non}}quatre")}</w:p>";
        Assert.Equal("x unquatre", Filled.Body(body));
        Assert.Equal("x undeuxtroisquatre", Filled.Body(body.Replace("non", "oui")));
    }

    [Fact]
    public void Lists_nest_and_look_outward_for_what_the_item_lacks()
    {
        var contracts = new List<MergeData>
        {
            new MergeData().Set("police", "P1").Set("vehicules", Filled.Vehicles("A", "B")),
            new MergeData().Set("police", "P2").Set("vehicules", Filled.Vehicles("C")).Set("ville", "Nice"),
        };
        Assert.Equal("P1\nA P1 Lyon\nB P1 Lyon\nP2\nC P2 Nice", Filled.Body(
            P("{{#contrats}}") + P("{{contrats.police}}") + P("{{#vehicules}}{{plaque}} {{police}} {{ville}}{{/vehicules}}") + P("{{/contrats}}"),
            new MergeData().Set("contrats", contracts).Set("ville", "Lyon")));
    }

    [Fact, Rule("D-35")]
    public void An_empty_value_alone_in_its_paragraph_closes_it_up() =>
        Assert.Equal("un\ndeux\nMotif : ", Filled.Body(P("un") + P(" {{vi", "de}} ") + P("{{inconnu}}") + P("deux") + P("Motif : {{vide}}")));

    [Fact, Rule("D-35")]
    public void An_empty_value_alone_on_its_line_closes_the_line_up()
    {
        const string address = "<w:p><w:r><w:t>{{client.nom}}</w:t><w:br/><w:t>{{vide}}</w:t><w:br/><w:t>{{ville}}</w:t><w:br/><w:t>{{vide}}</w:t></w:r></w:p>";
        Assert.Equal("Dupont & Fils/Lyon", Filled.Body(address));
    }

    [Fact, Rule("D-35")]
    public void An_empty_value_alone_in_its_cell_leaves_the_cell_its_paragraph()
    {
        var filled = XmlOf(Filled.File(WordFile.Of(Table(Row("{{vide}}", "x")))));
        Assert.All(filled.Descendants(W + "tc"), cell => Assert.Single(cell.Elements(W + "p")));
    }

    [Fact]
    public void A_section_break_is_never_lost_with_its_paragraph()
    {
        var broken = "<w:p><w:pPr><w:sectPr/></w:pPr>" + R("{{/aucun}}") + "</w:p>";
        Assert.Equal(2, XmlOf(Filled.File(WordFile.Of(P("{{#aucun}}") + P("x") + broken + P("fin")))).Descendants(W + "sectPr").Count());
        var emptied = "<w:p><w:pPr><w:sectPr/></w:pPr>" + R("{{vide}}") + "</w:p>";
        Assert.Equal(2, XmlOf(Filled.File(WordFile.Of(emptied + P("fin")))).Descendants(W + "sectPr").Count());
    }

    [Fact]
    public void Line_feeds_and_tabs_are_kept_and_what_XML_cannot_carry_is_dropped()
    {
        var data = new MergeData().Set("t", "un\r\ndeux\ttrois\u0000\u0001\uFFFE\uD800 😀 <b>&amp;");
        Assert.Equal("un/deux\ttrois 😀 <b>&amp;", Filled.Body(P("{{t}}"), data));
    }

    [Fact]
    public void A_value_that_looks_like_a_tag_is_printed_as_it_is() =>
        Assert.Equal("{{ville}} Lyon {{#oui}}", Filled.Body(P("{{a}} {{ville}} {{b}}"), Filled.Data.Set("a", "{{ville}}").Set("b", "{{#oui}}")));

    [Fact, Rule("D-38")]
    public void Pictures_go_into_body_and_header_with_size_words_and_numbers_of_their_own()
    {
        var file = new WordFile { Body = P("{{%qr}}") + P("{{#vehicules}}x {{%qr}}{{/vehicules}}") }.Header(P("{{%qr}}"));
        var filled = Filled.File(file.Bytes());
        var drawings = new[] { XmlOf(filled), XmlOf(filled, "word/header1.xml") }.SelectMany(x => x.Descendants(Wp + "inline")).ToList();
        Assert.Equal(4, drawings.Count);
        Assert.Equal(4, drawings.Select(d => d.Element(Wp + "docPr")!.Attribute("id")!.Value).Distinct().Count());
        Assert.All(drawings, d => Assert.Equal("Code de vérification", d.Element(Wp + "docPr")!.Attribute("descr")!.Value));
        Assert.All(drawings, d => Assert.Equal("900000", d.Element(Wp + "extent")!.Attribute("cx")!.Value));
        Assert.Null(PackageGate.Check(filled).Problem);
    }

    [Fact]
    public void A_picture_keeps_the_size_it_is_given() => Assert.Equal("1800000", XmlOf(Filled.File(WordFile.Of(P("{{%p}}")),
        new MergeData().Set("p", new MergePicture(Filled.Png, "", 50, 10)))).Descendants(Wp + "extent").Single().Attribute("cx")!.Value);

    [Fact]
    public void Copies_of_a_row_share_no_number_Word_wants_once()
    {
        var row = "<w:tr w14:paraId=\"00000001\"><w:tc><w:tcPr/><w:p w14:paraId=\"00000002\"><w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + R("{{#vehicules}}{{plaque}}")
            + "<w:sdt><w:sdtPr><w:id w:val=\"7\"/></w:sdtPr><w:sdtContent>" + R("x") + "</w:sdtContent></w:sdt>"
            + "<w:bookmarkEnd w:id=\"5\"/><w:r><w:drawing><wp:inline><wp:extent cx=\"1\" cy=\"1\"/><wp:docPr id=\"3\" name=\"n\"/><a:graphic><a:graphicData uri=\"u\"/></a:graphic></wp:inline></w:drawing></w:r>"
            + R("{{/vehicules}}") + "</w:p></w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr>";
        // Both tags in one cell with a second cell beside: the paragraph is repeated.
        var filled = XmlOf(Filled.File(WordFile.Of(Table(row))));
        Assert.Equal(2, filled.Descendants(Wp + "docPr").Select(d => d.Attribute("id")!.Value).Distinct().Count());
        Assert.Single(filled.Descendants(W + "bookmarkStart"));
        Assert.Single(filled.Descendants(W + "bookmarkEnd"));
        Assert.Single(filled.Descendants(W + "sdtPr").Elements(W + "id"));
        Assert.Single(filled.Descendants(W + "p").Attributes(), a => a.Name.LocalName == "paraId");
    }

    [Fact]
    public void Unknown_tags_stay_visible_when_asked_for()
    {
        var docx = WordFile.Of(P("a {{ inco", "nnu | date }} {{ville}} {{#cond}}b{{/cond}} {{%img}}"));
        Assert.Equal("a {{ inconnu | date }} Lyon {{#cond}}b{{/cond}} {{%img}}", TextOf(Filled.File(docx, unknown: UnknownTags.KeepVisible)));
        Assert.Equal("a  Lyon  ", TextOf(Filled.File(docx)));
    }

    [Fact]
    public void A_template_comes_out_as_a_document_and_forgets_where_it_was_born()
    {
        var file = new WordFile { MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", Body = P("{{ville}}") };
        file.Settings("<w:attachedTemplate r:id=\"rId1\"/>", "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"file:///C:\\x.dotx\" TargetMode=\"External\"/>");
        var docx = file.Bytes();
        Assert.Null(PackageGate.Check(docx).Problem);
        var filled = Filled.File(docx);
        Assert.Contains("wordprocessingml.document.main+xml", XmlOf(filled, "[Content_Types].xml").ToString());
        Assert.Empty(XmlOf(filled, "word/settings.xml").Elements());
        Assert.Equal("Lyon", TextOf(filled));
    }

    [Fact]
    public void The_rows_of_the_authors_mail_merge_are_forgotten_even_when_nothing_links_to_them()
    {
        var file = new WordFile { Body = P("{{ville}}") };
        file.Settings("<w:mailMerge><w:mainDocumentType w:val=\"formLetters\"/><w:connectString w:val=\"Data Source=C:\\clients.xlsx\"/><w:query w:val=\"SELECT * FROM Clients\"/></w:mailMerge><w:zoom w:percent=\"100\"/>");
        Assert.Equal(["zoom"], XmlOf(WordFill.Fill(file.Bytes(), Filled.Data, Filled.French), "word/settings.xml").Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void Four_hundred_rows_come_out_in_order()
    {
        var plates = Enumerable.Range(0, 400).Select(i => $"AB-{i:000}-CD").ToArray();
        var text = Filled.Body(Table(Row("Plaque", "Ville"), Row("{{#v}}{{plaque}}", "{{ville}}{{/v}}")), Filled.Data.Set("v", Filled.Vehicles(plates)));
        Assert.Equal("Plaque\nVille\n" + string.Join('\n', plates.Select(p => p + "\nLyon")), text);
    }

    [Fact]
    public void Lists_that_multiply_without_end_are_stopped()
    {
        var data = new MergeData().Set("v", Filled.Vehicles([.. Enumerable.Repeat("x", 400)]));
        var docx = WordFile.Of(P("a {{#v}}{{#v}}{{#v}}{{#v}}x{{/v}}{{/v}}{{/v}}{{/v}}"));
        Assert.Throws<InvalidOperationException>(() => WordFill.Fill(docx, data, Filled.French));
    }

    private static MergeData Vehicle(string plate) => new MergeData().Set("plaque", plate);
}
