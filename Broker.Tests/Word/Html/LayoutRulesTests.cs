using Broker.Core.Word;
using static Broker.Tests.Word.Html.WordToHtmlTests;

namespace Broker.Tests.Word.Html;

/// <summary>The rules by which Word sets type, found by measuring: each moved pages or lines.</summary>
public sealed class LayoutRulesTests
{
    private const string Calibri = "<w:rFonts w:ascii=\"Calibri\" w:hAnsi=\"Calibri\"/>";

    private static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    private static string P(string text, string properties = "", string run = "") => $"<w:p><w:pPr>{properties}</w:pPr>{R(text, run)}</w:p>";

    [Fact]
    public void Letters_are_kerned_only_where_the_document_says_so_and_from_the_size_it_says()
    {
        var html = new HtmlSample($"<w:p>{R("AVA")}{R("TOK", "<w:kern w:val=\"28\"/><w:sz w:val=\"24\"/>")}{R("WAV", "<w:kern w:val=\"28\"/><w:sz w:val=\"28\"/>")}</w:p>").Convert();

        Assert.DoesNotContain("font-kerning", StyleOf(html, "AVA"));
        Assert.DoesNotContain("font-kerning", StyleOf(html, "TOK"));
        Assert.Contains("font-kerning:normal", StyleOf(html, "WAV"));
        Assert.Contains("font-kerning:none", PrintPage.Compose(html).Html);
    }

    [Theory]
    [InlineData("<w:spacing w:line=\"480\" w:lineRule=\"auto\"/>", "", "top:-5.74pt")]
    [InlineData("<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>", "", "top:4.26pt")]
    [InlineData("<w:spacing w:line=\"100\" w:lineRule=\"atLeast\"/>", "", null)]
    [InlineData("", Calibri, "top:0.92pt")]
    public void A_multiple_opens_a_line_under_its_text_and_an_exact_height_above_it(string spacing, string font, string? place)
    {
        var style = StyleOf(new HtmlSample(P("ligne", spacing, font)).Convert(), "ligne");

        if (place is null) Assert.DoesNotContain("top:", style);
        else Assert.Contains(place, style);
    }

    [Fact]
    public void All_of_a_paragraph_stands_on_one_line_whatever_its_sizes()
    {
        var html = new HtmlSample($"<w:p><w:pPr><w:spacing w:line=\"480\" w:lineRule=\"auto\"/></w:pPr>{R("grand", "<w:sz w:val=\"40\"/>")}{R("petit", "<w:sz w:val=\"16\"/>")}</w:p>").Convert();

        Assert.Contains("top:-11.49pt", StyleOf(html, "grand"));
        Assert.Contains("top:-11.49pt", StyleOf(html, "petit"));
        Assert.Contains("data-drop=\"-11.49\"", html.Body);
    }

    [Fact]
    public void Space_said_in_lines_stands_in_the_place_of_space_said_in_points()
    {
        var html = new HtmlSample(P("un", "<w:spacing w:before=\"200\" w:beforeLines=\"50\" w:after=\"200\" w:afterLines=\"0\"/>")).Convert();

        Assert.Contains("margin:6pt 0pt 10pt 0pt", StyleOf(html, "un", ".p"));
    }

    [Fact]
    public void A_number_set_to_the_right_ends_where_another_begins()
    {
        static string Level(int i, string side) => $"<w:lvl w:ilvl=\"{i}\"><w:start w:val=\"8\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%{i + 1}.\"/><w:lvlJc w:val=\"{side}\"/></w:lvl>";
        var html = new HtmlSample(P("a", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") + P("b", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr>"))
            .Numbering("<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "right") + Level(1, "left") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>").Convert();

        Assert.Contains("<span class=\"mark\">VIII.</span><span class=\"t\">", html.Body);
        Assert.Equal(2, html.Body.Split("VIII.").Length - 1);
        Assert.Single(html.Body.Split("class=\"mark\"")[1..]);
    }

    [Fact]
    public void Small_capitals_are_four_fifths_of_the_great_ones()
    {
        var html = new HtmlSample(P("Direction &amp; Co", "", "<w:smallCaps/>")).Convert();

        Assert.Contains("D<span class=\"sc\">irection</span> &amp; C<span class=\"sc\">o</span>", html.Body);
    }

    [Fact]
    public void Letters_stretched_or_squeezed_are_told_to_the_pages()
    {
        var html = new HtmlSample($"<w:p>{R("serré", "<w:w w:val=\"90\"/><w:spacing w:val=\"20\"/>")}{R("plein", "<w:w w:val=\"100\"/>")}</w:p>").Convert();

        Assert.Contains("letter-spacing:1pt", StyleOf(html, "serré"));
        Assert.Single(html.Body.Split("data-wide=\"90\">serré")[1..]);
        Assert.DoesNotContain("data-wide=\"100\"", html.Body);
    }

    [Fact]
    public void What_runs_from_right_to_left_has_a_size_weight_and_font_of_its_own()
    {
        var html = new HtmlSample(P("تأمين", "<w:bidi/>", "<w:rtl/><w:b/><w:sz w:val=\"20\"/><w:szCs w:val=\"30\"/><w:rFonts w:ascii=\"Calibri\" w:cs=\"Arial\"/>")).Convert();

        var style = StyleOf(html, "تأمين");
        Assert.Contains("font-size:15pt", style);
        Assert.Contains("Liberation Sans", style);
        Assert.DoesNotContain("font-weight", style);
    }

    [Theory]
    [InlineData("24", "", "font-size:11pt")]
    [InlineData("24", "<w:compat><w:compatSetting w:name=\"overrideTableStyleFontSizeAndJustification\" w:val=\"1\"/></w:compat>", "font-size:12pt")]
    [InlineData("26", "", "font-size:13pt")]
    public void In_a_table_the_default_styles_eleven_or_twelve_points_give_way(string size, string settings, string shown)
    {
        var html = new HtmlSample($"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid><w:tr><w:tc>{P("dedans")}</w:tc></w:tr></w:tbl>{P("dehors")}")
            .Styles($"<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"22\"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"N\"><w:rPr><w:sz w:val=\"{size}\"/></w:rPr></w:style>")
            .Settings(settings).Convert();

        Assert.Contains(shown, StyleOf(html, "dedans"));
        Assert.Contains($"font-size:{int.Parse(size, System.Globalization.CultureInfo.InvariantCulture) / 2}pt", StyleOf(html, "dehors"));
    }

    [Fact]
    public void Paragraphs_in_one_box_keep_their_distance_inside_it()
    {
        const string boxed = "<w:spacing w:after=\"160\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"4\"/></w:pBdr>";
        var html = new HtmlSample(P("un", boxed) + P("deux", boxed)).Convert();

        Assert.Contains("padding-bottom:8pt", StyleOf(html, "un", ".p"));
        Assert.DoesNotContain("border-bottom", StyleOf(html, "un", ".p"));
        Assert.Contains("border-bottom", StyleOf(html, "deux", ".p"));
    }

    [Fact]
    public void A_row_of_exact_height_sets_its_text_where_the_cell_says()
    {
        var html = new HtmlSample("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"900\" w:hRule=\"exact\"/></w:trPr>"
            + $"<w:tc><w:tcPr><w:vAlign w:val=\"center\"/></w:tcPr>{P("milieu")}</w:tc></w:tr></w:tbl>").Convert();

        Assert.Contains("height:45pt;justify-content:center", html.Styles);
    }

    [Fact]
    public void A_tables_width_and_the_margins_of_its_cells_count_from_the_middle_of_its_lines()
    {
        const string lines = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"16\"/><w:left w:val=\"single\" w:sz=\"16\"/><w:bottom w:val=\"single\" w:sz=\"16\"/><w:right w:val=\"single\" w:sz=\"16\"/></w:tblBorders>";
        string Table(string text) => $"<w:tbl><w:tblPr>{lines}<w:tblCellMar><w:top w:w=\"100\"/><w:left w:w=\"108\"/><w:right w:w=\"10\"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid>"
            + $"<w:tr><w:trPr><w:trHeight w:val=\"900\" w:hRule=\"exact\"/></w:trPr><w:tc>{P(text)}</w:tc></w:tr></w:tbl>";
        WordHtml Converted(int version) => new HtmlSample(Table("dedans")).Settings($"<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:val=\"{version}\"/></w:compat>").Convert();

        var html = Converted(15);
        Assert.Contains("width:52pt", html.Styles);
        Assert.DoesNotContain("margin-left", html.Styles);
        Assert.Contains("padding:5pt 0pt 0pt 4.4pt", html.Styles);
        // What is left of an exact height: its margin above and half of each line taken off.
        Assert.Contains("height:38pt", html.Styles);
        // Of old the text of the first cell, not the table's edge, stood at the margin.
        Assert.Contains("margin-left:-6.4pt", Converted(14).Styles);
    }

    [Fact]
    public void The_sheet_is_laid_out_enlarged_for_thin_lines_and_printed_at_its_size()
    {
        var sheet = PrintPage.Compose(HtmlSample.Text("bonjour").Convert());

        Assert.Contains("zoom:3", sheet.Html);
        Assert.Equal(1d / 3, sheet.Scale);
    }

    [Fact]
    public void A_paragraph_whose_end_was_deleted_runs_on_in_the_next()
    {
        var html = new HtmlSample("<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"A\"/></w:rPr></w:pPr>" + R("début ") + "</w:p>" + P("suite", "<w:jc w:val=\"right\"/>") + P("autre")).Convert();

        Assert.Equal(2, html.Body.Split("class=\"p").Length - 1);
        Assert.Contains("text-align:right", StyleOf(html, "début ", ".p"));
    }

    [Fact]
    public void What_is_printed_otherwise_than_it_was_drawn_is_named()
    {
        var html = new HtmlSample($"<w:p>{R("ombré", "<w:shadow/>")}<w:r><w:ruby><w:rt>{R("haut")}</w:rt><w:rubyBase>{R("base")}</w:rubyBase></w:ruby></w:r></w:p><w:sectPr><w:lnNumType w:countBy=\"1\"/><w:textDirection w:val=\"tbRl\"/></w:sectPr>").Convert();

        Assert.Equal(["effect", "line-numbers", "phonetic", "vertical-page"], html.Undrawn.Select(u => u.Kind).Order());
        Assert.Contains("base", html.Body);
    }

    [Fact]
    public void Margins_mirrored_and_columns_from_the_right_are_told_to_the_pages()
    {
        var html = new HtmlSample($"<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol w:w=\"1000\"/></w:tblGrid><w:tr><w:tc>{P("un")}</w:tc></w:tr></w:tbl>"
            + "<w:sectPr><w:pgMar w:left=\"2000\" w:right=\"1000\"/></w:sectPr>").Settings("<w:mirrorMargins/>").Convert();

        Assert.Contains("&quot;mirrored&quot;:true", html.Body);
        Assert.Contains(";direction:rtl", html.Styles);
    }
}
