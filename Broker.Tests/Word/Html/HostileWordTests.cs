using Broker.Core.Word;

namespace Broker.Tests.Word.Html;

/// <summary>Whatever a document says, the page holds only our own markup and reaches nothing outside.</summary>
public sealed class HostileWordTests
{
    [Fact]
    public void Text_that_looks_like_markup_is_printed_as_typed()
    {
        var html = HtmlSample.Text("&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=y&gt; &amp;amp; \"'").Convert();

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=y&gt; &amp;amp; &quot;&#39;", html.Body);
        Assert.DoesNotContain("<script", html.Body);
        Assert.DoesNotContain("<img", html.Body);
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("\\\\host\\share", false)]
    [InlineData("https://example.org/a?b=1&amp;c=2", true)]
    [InlineData("http://example.org/", true)]
    [InlineData("mailto:jean@example.org", true)]
    [InlineData("tel:+33102030405", true)]
    public void A_link_leads_to_the_web_to_mail_or_to_a_telephone_only(string target, bool kept)
    {
        var byRelation = new HtmlSample("<w:p><w:hyperlink r:id=\"rL\"><w:r><w:t>ici</w:t></w:r></w:hyperlink></w:p>").Outside("rL", "hyperlink", target).Convert();
        var byField = new HtmlSample($"<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>HYPERLINK \"{target}\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
            + "<w:r><w:t>ici</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>").Convert();

        foreach (var html in new[] { byRelation, byField })
        {
            Assert.Contains("ici", html.Body);
            Assert.Equal(kept, html.Body.Contains("<a href=", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("<w:color w:val=\"red;background:url(http://example.org/x)\"/>")]
    [InlineData("<w:color w:val=\"FF0000}body{background:url(http://example.org/x)\"/>")]
    [InlineData("<w:shd w:val=\"clear\" w:fill=\"url(http://example.org/x)\"/>")]
    [InlineData("<w:highlight w:val=\"x;background:url(http://example.org/x)\"/>")]
    [InlineData("<w:rFonts w:ascii=\"A';background:url(http://example.org/x);'\"/>")]
    [InlineData("<w:sz w:val=\"20;background:url(http://example.org/x)\"/>")]
    [InlineData("<w:u w:val=\"single;background:url(http://example.org/x)\"/>")]
    [InlineData("<w:lang w:val=\"en&quot; onload=&quot;x\"/>")]
    [InlineData("<w:spacing w:val=\"1;background:url(http://example.org/x)\"/>")]
    public void No_value_of_a_run_reaches_the_style_sheet_as_written(string property)
    {
        var html = new HtmlSample($"<w:p><w:r><w:rPr>{property}</w:rPr><w:t>texte</w:t></w:r></w:p>").Convert();

        Assert.Contains("texte", html.Body);
        foreach (var written in new[] { html.Styles, html.Body })
        {
            Assert.DoesNotContain("url(", written);
            Assert.DoesNotContain("example.org", written);
            Assert.DoesNotContain("onload", written);
        }
    }

    [Fact]
    public void No_value_of_a_table_a_frame_or_a_shape_reaches_the_page_as_written()
    {
        const string bad = "1;background:url(http://example.org/x)&quot;&gt;&lt;b&gt;";
        var html = new HtmlSample(
            $"<w:tbl><w:tblPr><w:tblW w:w=\"{bad}\" w:type=\"{bad}\"/><w:jc w:val=\"{bad}\"/><w:tblBorders><w:top w:val=\"{bad}\" w:sz=\"{bad}\" w:color=\"{bad}\"/></w:tblBorders></w:tblPr>"
            + $"<w:tblGrid><w:gridCol w:w=\"{bad}\"/></w:tblGrid><w:tr><w:trPr><w:trHeight w:val=\"{bad}\"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"{bad}\"/><w:shd w:fill=\"{bad}\"/><w:vAlign w:val=\"{bad}\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
            + $"<w:p><w:pPr><w:framePr w:hAnchor=\"{bad}\" w:xAlign=\"{bad}\" w:w=\"{bad}\"/><w:jc w:val=\"{bad}\"/><w:tabs><w:tab w:val=\"{bad}\" w:leader=\"{bad}\" w:pos=\"{bad}\"/></w:tabs></w:pPr><w:r><w:tab/></w:r></w:p>"
            + $"<w:p><w:r><w:pict><v:rect style=\"position:absolute;width:{bad};mso-position-horizontal:{bad}\" fillcolor=\"{bad}\" strokeweight=\"{bad}\"><w10:wrap type=\"{bad}\" anchorx=\"{bad}\"/></v:rect></w:pict></w:r></w:p>").Convert();

        Assert.DoesNotContain("url(", html.Body + html.Styles);
        Assert.DoesNotContain("<b>", html.Body);
        Assert.DoesNotContain("example.org", html.Body + html.Styles);
    }

    [Fact]
    public void A_picture_kept_elsewhere_is_left_out_and_named()
    {
        var drawing = "<w:drawing><wp:inline><wp:extent cx=\"100000\" cy=\"100000\"/><wp:docPr id=\"1\" name=\"n\"/><a:graphic><a:graphicData uri=\"u\"><pic:pic><pic:blipFill><a:blip r:link=\"rP\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";
        var vml = "<w:pict><v:shape style=\"width:10pt;height:10pt\"><v:imagedata r:id=\"rP\"/></v:shape></w:pict>";
        var html = new HtmlSample($"<w:p><w:r><w:t>Logo</w:t>{drawing}{vml}</w:r></w:p>").Outside("rP", "image", "http://example.org/logo.png").Convert();

        Assert.DoesNotContain("example.org", html.Body);
        Assert.DoesNotContain("<img", html.Body);
        Assert.Equal([new Undrawn("external-picture", "body", "Logo")], html.Undrawn);
    }

    [Fact]
    public void An_embedded_document_is_dropped_and_named()
    {
        var html = new HtmlSample("<w:p><w:r><w:t>Avant</w:t></w:r></w:p><w:altChunk r:id=\"rC\"/>").Chunk("rC", "<script>alert(1)</script>intrus").Convert();

        Assert.Contains("Avant", html.Body);
        Assert.DoesNotContain("intrus", html.Body);
        Assert.Equal("embedded-document", Assert.Single(html.Undrawn).Kind);
    }

    [Fact]
    public void The_page_allows_nothing_but_its_own_pictures_styles_and_script()
    {
        var sheet = PrintPage.Compose(HtmlSample.Text("</script><script>alert(1)</script>".Replace("<", "&lt;")).Convert());

        Assert.Contains("default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; script-src 'nonce-", sheet.Html);
        Assert.Equal(2, sheet.Html.Split("<script").Length);
        Assert.Equal(sheet.Html, PrintPage.Compose(HtmlSample.Text("</script><script>alert(1)</script>".Replace("<", "&lt;")).Convert()).Html);
    }
}
