using System.Text;
using Broker.Core.Word.Pdf;
using Broker.Tests.World;

namespace Broker.Tests.Word.Pdf;

public sealed class PdfObjectsTests
{
    private static readonly PdfFacts Facts = new("T", "A", "S", "fr", new(2026, 3, 12, 9, 30, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4 and nothing else")]
    [InlineData("%PDF-1.4\nstartxref\n4000\n%%EOF")]
    [InlineData("%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 4>>\nstartxref\n9\n%%EOF")]
    public void What_is_no_PDF_of_the_press_is_named_so_and_nothing_else_happens(string file) =>
        Assert.Throws<PdfUnreadable>(() => PdfFinish.Describe(Encoding.Latin1.GetBytes(file), Facts));

    [Fact]
    public async Task Strings_of_every_spelling_say_the_same_when_they_are_closed_and_opened()
    {
        Assert.Equal("a(b)c\n\u0001A"u8.ToArray(), PdfString.Bytes(@"(a\(b\)c\n\1\101)"));
        Assert.Equal("a(b)c"u8.ToArray(), PdfString.Bytes("(a(b)c)"));
        Assert.Equal([0xAB, 0xC0], PdfString.Bytes("<AB C>"));
        var pdf = PdfFinish.Lock(await new FakePress().PrintAsync(new("")), Facts with { Title = "Titre" });
        Assert.Matches(@"Title:\s+Titre", await Poppler.SaysAsync("pdfinfo", pdf));
    }

    [Fact]
    public void A_dictionary_keeps_its_entries_in_order_and_no_name_twice()
    {
        var read = PdfDictionary.Read("<</A 1 0 R/B[1 2 (a\\)b)]/C<</D(x)>>/E/F /G true>>");
        Assert.Equal(("1 0 R", "[1 2 (a\\)b)]", "<</D(x)>>", "/F", "true"), (read["/A"], read["/B"], read["/C"], read["/E"], read["/G"]));
        read.Set("/B", "(b)").Set("/H", "7");
        Assert.Equal("<</A 1 0 R\n/B (b)\n/C <</D(x)>>\n/E /F\n/G true\n/H 7\n>>", read.ToString());
    }
}
