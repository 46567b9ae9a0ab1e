using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Word;
using Broker.Core.Word.Pdf;
using Broker.Tests.Workshop;

namespace Broker.Tests.Word.Pdf;

/// <summary>What the real press prints, finished, and then read by another program than ours.</summary>
[Trait("Kind", "Browser"), Rule("D-38")]
public sealed class PdfFinishTests(PressBench bench) : IClassFixture<PressBench>
{
    private const string Text = "Attestation d’assurance délivrée à l’Étoile";
    private static readonly PdfFacts Facts = new("Attestation – AT-2026-00042 (été)", "Cabinet Ardelane & fils", "Rivelaine – FL-1", "fr", new(2026, 3, 12, 9, 30, 0, DateTimeKind.Utc));

    private async Task<byte[]> PrintedAsync() => await bench.PrintAsync($"<h1>{Text}</h1>{string.Concat(Enumerable.Repeat("<p style=\"break-after:page\">Garantie</p>", 2))}<p>Fin</p><script>document.documentElement.dataset.pages = 3</script>");

    private static SigningKey Key(byte[]? file = null) => SigningKey.Read(file ?? Keys.Good, Keys.Password, World.World.Today.ToDateTime(TimeOnly.MinValue)).Value;

    [BrowserFact]
    public async Task It_says_its_title_author_subject_language_and_nothing_of_the_browser_and_opens_without_a_warning()
    {
        var pdf = PdfFinish.Describe(await PrintedAsync(), Facts);

        var said = await Poppler.SaysAsync("pdfinfo", pdf);
        foreach (var line in new[] { "Title:\\s+" + Regex.Escape(Facts.Title), "Author:\\s+" + Facts.Author, "Subject:\\s+" + Facts.Subject, "Creator:\\s+Broker", "Producer:\\s+Broker", "Tagged:\\s+yes", "Pages:\\s+3", "Encrypted:\\s+no", "Metadata Stream:\\s+yes" })
            Assert.Matches(line, said);
        var metadata = await Poppler.SaysAsync("pdfinfo", pdf, "-meta");
        Assert.Contains("Cabinet Ardelane &amp; fils", metadata);
        Assert.Contains("<rdf:li>fr</rdf:li>", metadata);
        var raw = Encoding.Latin1.GetString(pdf);
        Assert.DoesNotContain("Mozilla", raw);
        Assert.DoesNotContain("Skia", raw);
        Assert.Single(Regex.Matches(raw, "/ViewerPreferences"));
        Assert.Single(Regex.Matches(raw, @"/Lang <"));
        Assert.Contains(Text, await Poppler.SaysAsync("pdftotext", pdf));
        Assert.All((await Poppler.SaysAsync("pdffonts", pdf)).Split('\n').Skip(2).Where(l => l.Length > 0), font => Assert.Matches(@"\syes\s+(yes|no)\s+(yes|no)\s+\d", font));
    }

    [BrowserFact]
    public async Task Locked_it_opens_for_everybody_prints_and_copies_and_is_changed_by_nobody()
    {
        var pdf = PdfFinish.Lock(await PrintedAsync(), Facts);

        var said = await Poppler.SaysAsync("pdfinfo", pdf);
        Assert.Matches(@"Encrypted:\s+yes \(print:yes copy:yes change:no addNotes:no algorithm:AES-256\)", said);
        Assert.Matches("Title:\\s+" + Regex.Escape(Facts.Title), said);
        Assert.Matches("Tagged:\\s+yes", said);
        Assert.Contains(Text, await Poppler.SaysAsync("pdftotext", pdf));
        Assert.Contains("Cabinet Ardelane &amp; fils", await Poppler.SaysAsync("pdfinfo", pdf, "-meta"));
        Assert.DoesNotContain("Ardelane", Encoding.Latin1.GetString(pdf));
    }

    [BrowserFact]
    public async Task Signed_any_reader_finds_it_whole_and_one_turned_byte_is_seen()
    {
        foreach (var file in new[] { Keys.Good, Keys.Curve() })
        {
            using var key = Key(file);
            var pdf = PdfFinish.Sign(await PrintedAsync(), Facts, key);

            var (said, _) = await Poppler.RunAsync("pdfsig", pdf, "-nocert");
            Assert.Contains("Signature is Valid", said);
            Assert.Contains("Total document signed", said);
            Assert.Contains("ETSI.CAdES.detached", said);
            Assert.Contains("Cabinet Ardelane", said);
            Assert.Matches("Tagged:\\s+yes", await Poppler.SaysAsync("pdfinfo", pdf));
            Assert.Contains(Text, await Poppler.SaysAsync("pdftotext", pdf));

            var at = pdf.AsSpan().IndexOf("/MediaBox"u8) + 12;
            pdf[at] ^= 1;
            Assert.Contains("Digest Mismatch", (await Poppler.RunAsync("pdfsig", pdf, "-nocert")).Said);
        }
    }

    [BrowserFact]
    public async Task The_same_print_finished_twice_is_the_same_file()
    {
        var printed = await PrintedAsync();
        Assert.Equal(PdfFinish.Describe(printed, Facts), PdfFinish.Describe(printed, Facts));
        Assert.NotEqual(PdfFinish.Describe(printed, Facts), PdfFinish.Describe(printed, Facts with { Title = "Autre" }));
    }

    [BrowserFact]
    public async Task The_line_to_check_it_by_stands_on_each_page_beside_everything_else_and_costs_no_page()
    {
        var word = WordFile.Of(string.Concat(Enumerable.Range(1, 90).Select(n => WordFile.P($"Article {n} du contrat"))));
        var html = WordToHtml.Convert(word);
        var check = new CheckLine("AT-2026-00042", "7K3MQ9TZ4XW1B8HC", "https://portail.example/verify/7K3MQ9TZ4XW1B8HC", Broker.Core.Templates.QrPicture.Of("https://portail.example/verify/7K3MQ9TZ4XW1B8HC"));
        var plain = await bench.Press.PrintAsync(PrintPage.Compose(html));
        var pdf = await bench.Press.PrintAsync(PrintPage.Compose(check.On(html)));

        var pages = (await Poppler.SaysAsync("pdftotext", pdf)).Split('\f')[..^1];
        Assert.Equal((await Poppler.SaysAsync("pdftotext", plain)).Split('\f')[..^1].Length, pages.Length);
        Assert.All(pages, page => Assert.Contains("AT-2026-00042 · 7K3M Q9TZ 4XW1 B8HC", page));
        Assert.Contains("Article 90 du contrat", string.Concat(pages));
    }
}
