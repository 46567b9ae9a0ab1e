using System.Text.RegularExpressions;
using Broker.Core.Word;

namespace Broker.Tests.Word.Html;

public sealed partial class WordToHtmlTests
{
    private static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    [Fact]
    public void Tracked_changes_are_shown_as_accepted()
    {
        var html = new HtmlSample("<w:p><w:ins><w:r><w:t>neuf</w:t></w:r></w:ins><w:del><w:r><w:delText>vieux</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>ailleurs</w:t></w:r></w:moveFrom></w:p>").Convert();

        Assert.Equal("neuf", Plain(html.Body));
    }

    [Fact]
    public void Content_controls_are_looked_through_at_every_level()
    {
        static string Control(string inside) => $"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>";
        var cell = Control("<w:tc>" + P("cellule") + "</w:tc>");
        var html = new HtmlSample(Control(P("bloc")) + "<w:tbl>" + Control("<w:tr>" + cell + "</w:tr>") + "</w:tbl><w:p>" + Control("<w:r><w:t>mot</w:t></w:r>") + "</w:p>").Convert();

        Assert.Equal("bloc cellule mot", Plain(html.Body));
    }

    [Fact]
    public void One_branch_of_an_alternative_is_written()
    {
        const string inside = "<w:txbxContent><w:p><w:r><w:t>encart</w:t></w:r></w:p></w:txbxContent>";
        var html = new HtmlSample("<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wp:extent cx=\"100000\" cy=\"100000\"/><wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData uri=\"u\">"
            + $"<wps:wsp><wps:spPr/><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
            + $"<mc:Fallback><w:pict><v:rect><v:textbox>{inside}</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>").Convert();

        Assert.Equal("encart", Plain(html.Body));
        Assert.Empty(html.Undrawn);
    }

    [Fact]
    public void A_style_inherits_from_the_one_it_is_based_on_and_bold_twice_is_plain()
    {
        var sample = new HtmlSample("<w:p><w:pPr><w:pStyle w:val=\"B\"/></w:pPr><w:r><w:t>gras</w:t></w:r><w:r><w:rPr><w:rStyle w:val=\"C\"/></w:rPr><w:t>maigre</w:t></w:r></w:p>")
            .Styles("<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:rPr><w:sz w:val=\"30\"/></w:rPr></w:style>"
                + "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"C\"><w:rPr><w:b/></w:rPr></w:style>");
        var html = sample.Convert();

        Assert.Contains("font-size:15pt", StyleOf(html, "gras"));
        Assert.Contains("font-weight:bold", StyleOf(html, "gras"));
        Assert.DoesNotContain("font-weight:bold", StyleOf(html, "maigre"));
    }

    [Fact]
    public void Line_spacing_multiplies_the_natural_height_of_the_font()
    {
        var html = new HtmlSample("<w:p><w:pPr><w:spacing w:line=\"360\" w:lineRule=\"auto\"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii=\"Calibri\"/></w:rPr><w:t>ligne</w:t></w:r></w:p>").Convert();

        Assert.Contains("font-family:Carlito", StyleOf(html, "ligne"));
        Assert.Contains("line-height:1.831", StyleOf(html, "ligne"));
        Assert.Empty(html.MissingFonts);
    }

    [Fact]
    public void A_font_we_lack_is_replaced_and_named()
    {
        var html = new HtmlSample("<w:p><w:r><w:rPr><w:rFonts w:ascii=\"Garamond\"/></w:rPr><w:t>x</w:t></w:r></w:p>").Convert();

        Assert.Equal(["Garamond"], html.MissingFonts);
        Assert.DoesNotContain("Garamond", html.Styles);
    }

    [Fact]
    public void Paragraphs_of_one_style_that_ask_for_it_have_no_space_between()
    {
        const string close = "<w:spacing w:before=\"200\" w:after=\"200\"/><w:contextualSpacing/>";
        var html = new HtmlSample(P("un", close) + P("deux", close)).Convert();

        Assert.Contains("margin:10pt 0pt 0pt 0pt", StyleOf(html, "un", ".p"));
        Assert.Contains("margin:0pt 0pt 10pt 0pt", StyleOf(html, "deux", ".p"));
    }

    [Fact]
    public void Levels_are_numbered_restarted_and_written_in_their_formats()
    {
        static string Item(int level, string num = "1") => P("", $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{num}\"/></w:numPr>");
        static string Level(int i, string format, string text) => $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:suff w:val=\"space\"/></w:lvl>";
        var html = new HtmlSample(Item(0) + Item(1) + Item(1) + Item(0) + Item(1) + Item(2) + Item(0, "2"))
            .Numbering("<w:abstractNum w:abstractNumId=\"7\">" + Level(0, "upperRoman", "%1.") + Level(1, "lowerLetter", "%1.%2)") + Level(2, "decimal", "%3") + "</w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>").Convert();

        Assert.Equal("I. I.a) I.b) II. II.a) 1 V.", Plain(html.Body));
    }

    [Fact]
    public void Bullets_of_drawing_fonts_become_characters_everybody_has()
    {
        var html = new HtmlSample(P("point", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>") + "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>")
            .Numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\uF0B7\"/><w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>").Convert();

        Assert.Equal("•point ✓", Plain(html.Body));
    }

    [Fact]
    public void Merged_cells_span_and_header_rows_are_headers()
    {
        static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";
        var html = new HtmlSample("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1000\"/><w:gridCol w:w=\"1000\"/></w:tblGrid>"
            + $"<w:tr><w:trPr><w:tblHeader/></w:trPr>{Cell("titre", "<w:gridSpan w:val=\"2\"/>")}</w:tr>"
            + $"<w:tr>{Cell("haut", "<w:vMerge w:val=\"restart\"/>")}{Cell("a")}</w:tr><w:tr>{Cell("", "<w:vMerge/>")}{Cell("b")}</w:tr></w:tbl>").Convert();

        Assert.Matches("<thead><tr><th [^>]*colspan=\"2\"", html.Body);
        Assert.Matches("<tbody><tr><td [^>]*rowspan=\"2\"", html.Body);
        Assert.Equal(3, Regex.Count(html.Body, "<td "));
    }

    [Fact]
    public void The_style_of_a_table_reaches_cells_by_their_place()
    {
        var html = new HtmlSample("<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/><w:tblLook w:firstRow=\"1\" w:noHBand=\"0\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid>"
            + $"<w:tr><w:tc>{P("tête")}</w:tc></w:tr><w:tr><w:tc>{P("un")}</w:tc></w:tr><w:tr><w:tc>{P("deux")}</w:tc></w:tr></w:tbl>")
            .Styles("<w:style w:type=\"table\" w:styleId=\"T\"><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val=\"clear\" w:fill=\"000080\"/></w:tcPr></w:tblStylePr>"
                + "<w:tblStylePr w:type=\"band1Horz\"><w:tcPr><w:shd w:val=\"clear\" w:fill=\"EEEEEE\"/></w:tcPr></w:tblStylePr></w:style>").Convert();

        Assert.Contains("background:#000080", StyleOf(html, "tête", "td"));
        Assert.Contains("font-weight:bold", StyleOf(html, "tête"));
        Assert.Contains("color:#ffffff", StyleOf(html, "tête"));
        Assert.Contains("background:#eeeeee", StyleOf(html, "un", "td"));
        Assert.DoesNotContain("background", StyleOf(html, "deux", "td"));
    }

    [Fact]
    public void Page_numbers_are_left_for_the_paginator_and_other_fields_show_what_they_kept()
    {
        static string Field(string code, string result) => $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        var html = new HtmlSample($"<w:p>{Field(" PAGE  \\* roman ", "vii")}<w:fldSimple w:instr=\"NUMPAGES\"><w:r><w:t>99</w:t></w:r></w:fldSimple>{Field("DATE", "3 mai")}{Field("INCLUDETEXT \"file:///etc/passwd\"", "gardé")}</w:p>").Convert();

        Assert.Contains("data-count=\"page:lowerRoman\"", html.Body);
        Assert.Contains("data-count=\"pages\"", html.Body);
        Assert.DoesNotContain("vii", html.Body);
        Assert.DoesNotContain("99", Plain(html.Body));
        Assert.Contains("3 mai", html.Body);
        Assert.Contains("gardé", html.Body);
        Assert.DoesNotContain("passwd", html.Body);
    }

    [Fact]
    public void A_section_inherits_the_header_it_does_not_name_and_keeps_its_own_page()
    {
        var html = new HtmlSample("<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"H\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:pPr><w:r><w:t>un</w:t></w:r></w:p>"
            + P("deux") + "<w:sectPr><w:type w:val=\"continuous\"/><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:titlePg/></w:sectPr>").Header("H", P("En-tête")).Convert();

        var plans = Regex.Matches(html.Body, "data-plan=\"([^\"]*)\"").Select(m => System.Net.WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        Assert.Equal(2, plans.Count);
        Assert.All(plans, p => Assert.Contains("\"headers\":{\"default\":\"h0\"}", p));
        Assert.Contains("\"width\":841.9", plans[1]);
        Assert.Contains("\"firstDiffers\":true", plans[1]);
        Assert.Contains("En-tête", html.Body);
        Assert.Contains("@page s1{size:841.9pt 595.3pt", html.Styles);
    }

    [Fact]
    public void Headings_notes_and_breaks_are_marked_for_readers_and_paginator()
    {
        var html = new HtmlSample(P("Titre", "<w:outlineLvl w:val=\"1\"/>") + "<w:p><w:r><w:t>avant</w:t><w:footnoteReference w:id=\"2\"/><w:br w:type=\"page\"/><w:t>après</w:t></w:r></w:p>")
            .Footnotes("<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t xml:space=\"preserve\"> la note</w:t></w:r></w:p></w:footnote>").Convert();

        Assert.Matches("<h2 [^>]*>.*Titre.*</h2>", html.Body);
        Assert.Matches("data-note=\"f0\">1<", html.Body);
        Assert.Matches("<p [^>]*data-break=\"page\">.*après", html.Body);
        Assert.Contains("data-key=\"f0\"", html.Body);
        Assert.Equal("Titre avant1 après 1 la note", Plain(html.Body));
        Assert.Equal("Titre", html.Title);
    }

    [Fact]
    public void A_picture_travels_inside_with_its_description_and_a_metafile_is_named()
    {
        static string Picture(string id) => $"<w:r><w:drawing><wp:inline><wp:extent cx=\"127000\" cy=\"254000\"/><wp:docPr id=\"1\" name=\"n\" descr=\"Logo &quot;AB&quot;\"/><a:graphic><a:graphicData uri=\"u\"><pic:pic><pic:blipFill><a:blip r:embed=\"{id}\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
        var html = new HtmlSample($"<w:p>{Picture("rP")}{Picture("rE")}</w:p>").Picture("rP", "a.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 1]).Picture("rE", "b.emf", [1, 0, 9, 0, 0]).Convert();

        Assert.Contains("<img src=\"data:image/png;base64,iVBORwE=\" alt=\"Logo &quot;AB&quot;\">", html.Body);
        Assert.Contains("width:10pt;height:20pt", html.Styles);
        Assert.Equal("metafile", Assert.Single(html.Undrawn).Kind);
    }

    private static string Plain(string body) => System.Net.WebUtility.HtmlDecode(Spaces().Replace(Tags().Replace(body.Replace("</p>", " ").Replace("</td>", " "), ""), " ")).Trim();

    // The declarations of the innermost element of that kind around a text.
    internal static string StyleOf(WordHtml html, string text, string element = "span")
    {
        var before = html.Body[..html.Body.IndexOf(text, StringComparison.Ordinal)];
        var pattern = element switch { ".p" => "class=\"p ([^\"]+)\"", "td" => "<t[dh] class=\"([^\"]+)\"", _ => "<span class=\"([^\"]+)\"" };
        var name = Regex.Matches(before, pattern)[^1].Groups[1].Value.Split(' ')[0];
        return Regex.Match(html.Styles, $@"\.{name}\{{([^}}]*)\}}").Groups[1].Value;
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
