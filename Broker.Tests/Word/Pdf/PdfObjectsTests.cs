using System.Globalization;
using System.Text;
using Broker.Core.Word.Pdf;

namespace Broker.Tests.Word.Pdf;

public sealed class PdfObjectsTests
{
    private static readonly PdfFacts Facts = new("Titre", "A", "S", "fr", new(2026, 3, 12, 9, 30, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("")]
    [InlineData("%PDF-1.4 and nothing else")]
    [InlineData("%PDF-1.4\nstartxref\n4000\n%%EOF")]
    [InlineData("%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 4>>\nstartxref\n9\n%%EOF")]
    [InlineData("%PDF-1.4\nxref\n0 2\n0000000000 65535 f \n0000000003 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n9\n%%EOF")]
    public void What_is_no_PDF_of_the_press_is_named_so_and_nothing_else_happens(string file) =>
        Assert.Throws<PdfUnreadable>(() => PdfFinish.Describe(Encoding.Latin1.GetBytes(file), Facts));

    [Theory]
    [InlineData(@"(https://a.example/b\(c\)\104e\
f)", "https://a.example/b(c)Def")]
    [InlineData("(https://a.example/b(c)d)", "https://a.example/b(c)d")]
    [InlineData("<68747470733A2F2F 612E6578616D706C65>", "https://a.example")]
    public async Task Strings_of_every_spelling_and_a_length_that_lies_elsewhere_say_the_same_whatever_the_finish(string written, string said)
    {
        var file = File(written);
        foreach (var pdf in new[] { PdfFinish.Describe(file, Facts), PdfFinish.Lock(file, Facts) })
        {
            Assert.Contains(said, await Poppler.SaysAsync("pdfinfo", pdf, "-url"));
            Assert.Matches(@"Title:\s+Titre", await Poppler.SaysAsync("pdfinfo", pdf));
            Assert.Contains("Bonjour", await Poppler.SaysAsync("pdftotext", pdf));
        }
    }

    /// <summary>A page with one link, spelt like that.</summary>
    private static byte[] File(string address)
    {
        const string Text = "BT /F1 12 Tf 72 700 Td (Bonjour) Tj ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R/Lang(en)/ViewerPreferences<</FitWindow true>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type /Page /Parent 2 0 R % a word\n/MediaBox [0 0 595 842]/Contents 4 0 R/Annots[7 0 R]/Resources<</Font<</F1 6 0 R>>>>>>",
            $"<</Length 5 0 R>>\nstream\n{Text}\nendstream", Text.Length.ToString(CultureInfo.InvariantCulture), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            $"<</Type/Annot/Subtype/Link/Rect[72 690 200 710]/A<</S/URI/URI {address}>>>>",
        ];
        var (pdf, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
