using System.Xml.Linq;
using Broker.Core.Word;
using static Broker.Tests.Word.WordFile;

namespace Broker.Tests.Word;

/// <summary>A text box stands in the file twice, for Word and for older programs; and what stands in boxes and inner tables may be repeated or hidden too.</summary>
[Rule("D-39")]
public sealed class TextBoxTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    [Fact]
    public void Both_copies_keep_the_look_of_the_tags_first_run()
    {
        var line = $"<w:p>{R("à ")}{R("{{vi", "<w:rPr><w:b/><w:color w:val=\"C00000\"/></w:rPr>")}{R("lle}} fin", "<w:rPr><w:i/></w:rPr>")}</w:p>";
        var copies = XmlOf(Filled.File(WordFile.Of($"<w:p>{Box(line)}</w:p>"))).Descendants(W + "txbxContent").ToList();
        Assert.Equal(2, copies.Count);
        Assert.All(copies, copy => Assert.Equal(
            [("à ", ""), ("Lyon", "b color=C00000"), (" fin", "i")],
            copy.Descendants(W + "r").Select(r => (r.Value, string.Join(' ', r.Elements(W + "rPr").Elements().Select(LookOf))))));
    }

    [Fact]
    public void A_condition_inside_a_box_shows_or_hides_its_words_in_both_copies()
    {
        var body = $"<w:p>{R("avant ")}{Box(P("{{#oui}}garanti{{/oui}}{{#non}}exclu{{/non}} ici") + P("{{#non}}jamais{{/non}}") + P("{{^aucun}}rien à déclarer{{/aucun}}"))}</w:p>";
        Assert.Equal("avant \ngaranti ici\nrien à déclarer\ngaranti ici\nrien à déclarer", Filled.Body(body));
        Assert.Equal(["oui", "non", "non", "aucun"], MergeTags.Read(WordFile.Of(body)).Tags.Where(t => t.Kind is TagKind.SectionStart or TagKind.InvertedStart).Select(t => t.Path));
    }

    [Fact]
    public void A_loop_inside_a_box_repeats_its_paragraphs_in_both_copies() =>
        Assert.Equal("avant \nParc\n- AA-111-AA\n- BB-222-BB\nParc\n- AA-111-AA\n- BB-222-BB", Filled.Body(
            $"<w:p>{R("avant ")}{Box(P("Parc") + P("{{#vehicules}}") + P("- {{plaque}}") + P("{{/vehicules}}"))}</w:p>"));

    [Fact]
    public void A_loop_over_the_rows_of_a_table_inside_a_box_repeats_its_rows() =>
        Assert.Equal("\nPlaque\nAA-111-AA\nBB-222-BB\n\nPlaque\nAA-111-AA\nBB-222-BB\n", Filled.Body(
            $"<w:p>{Box(Table(Row("Plaque"), Row("{{#vehicules}}{{plaque}}{{/vehicules}}")) + P(""))}</w:p>"));

    [Fact]
    public void A_box_that_a_condition_empties_keeps_the_paragraph_Word_wants()
    {
        var filled = XmlOf(Filled.File(WordFile.Of($"<w:p>{R("x")}{Box(P("{{#non}}") + P("jamais") + P("{{/non}}"))}</w:p>")));
        Assert.All(filled.Descendants(W + "txbxContent"), copy => Assert.Equal("", Assert.Single(copy.Elements(W + "p")).Value));
    }

    [Fact]
    public void A_paragraph_with_a_box_in_it_is_repeated_with_its_box()
    {
        var filled = Filled.File(WordFile.Of(P("{{#vehicules}}") + $"<w:p>{R("Véhicule ")}{Box(P("{{plaque}}"))}</w:p>" + P("{{/vehicules}}")));
        Assert.Equal("Véhicule \nAA-111-AA\nAA-111-AA\nVéhicule \nBB-222-BB\nBB-222-BB", TextOf(filled));
        Assert.Equal(["AA-111-AA", "BB-222-BB"], WordToHtml.Convert(filled).Body.Split('>').Select(t => t.Split('<')[0]).Where(t => t.Contains("-111-") || t.Contains("-222-")));
    }

    [Fact]
    public void A_loop_in_a_table_within_a_table_repeats_the_inner_rows_only() =>
        Assert.Equal("Parc\nPlaque\nAA-111-AA\nBB-222-BB\n\nfin", Filled.Body(
            Table($"<w:tr>{Cell(P("Parc") + Table(Row("Plaque"), Row("{{#vehicules}}{{plaque}}{{/vehicules}}")) + P(""))}</w:tr>", Row("fin"))));

    [Fact]
    public void A_loop_over_rows_that_hold_a_table_fills_a_table_for_each()
    {
        var contracts = new List<MergeData>
        {
            new MergeData().Set("police", "P1").Set("vehicules", Filled.Vehicles("A", "B")),
            new MergeData().Set("police", "P2").Set("vehicules", Filled.Vehicles("C")),
        };
        var inner = Table(Row("{{#vehicules}}{{plaque}} de {{police}}{{/vehicules}}"));
        var body = Table($"<w:tr>{Cell(P("{{#contrats}}{{police}}") + inner + P(""))}{Cell(P("{{/contrats}}"))}</w:tr>");
        Assert.Equal("P1\nA de P1\nB de P1\n\n\nP2\nC de P2\n\n", Filled.Body(body, new MergeData().Set("contrats", contracts)));
        Assert.Equal(5, XmlOf(Filled.File(WordFile.Of(body), new MergeData().Set("contrats", contracts))).Descendants(W + "tr").Count());
    }

    private static string LookOf(XElement property) => property.Name.LocalName + (property.Attributes().FirstOrDefault() is { } value ? "=" + value.Value : "");

    /// <summary>As Word writes it: the drawing, and the same for older programs.</summary>
    internal static string Box(string blocks) =>
        "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"1800000\" cy=\"900000\"/><wp:docPr id=\"1\" name=\"n\"/>"
        + "<a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>" + blocks
        + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style=\"width:100pt;height:50pt\"><v:textbox><w:txbxContent>"
        + blocks + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
}
