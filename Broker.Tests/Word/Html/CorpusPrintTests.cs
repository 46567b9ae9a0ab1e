using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Broker.Core.Word;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.Playwright;

namespace Broker.Tests.Word.Html;

/// <summary>
/// Public documents that nobody here made, printed in the real browser: no word of theirs may be lost. The folder is named by
/// BROKER_CORPUS; without it there is nothing to print.
/// </summary>
[Trait("Kind", "Browser")]
public sealed partial class CorpusPrintTests
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    [CorpusFact]
    public async Task Every_word_of_each_document_is_on_its_pages()
    {
        var files = Directory.GetFiles(CorpusFactAttribute.Folder!, "*.docx").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("BROKER_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var lost = new List<string>();
        foreach (var file in files)
        {
            var docx = await File.ReadAllBytesAsync(file);
            var printed = Words(await PrintAsync(browser, PrintPage.Compose(WordToHtml.Convert(docx))));
            var missing = Words(SourceText(docx)).Where(w => !printed.Contains(w)).ToList();
            if (missing.Count > 0) lost.Add($"{Path.GetFileName(file)}: {string.Join(' ', missing.Take(10))}");
        }
        Assert.Empty(lost);
    }

    private static async Task<string> PrintAsync(IBrowser browser, PrintSheet sheet)
    {
        var page = await browser.NewPageAsync();
        await page.SetContentAsync(sheet.Html);
        await page.WaitForFunctionAsync("document.documentElement.dataset.pages || document.documentElement.dataset.failed");
        Assert.Null(await page.EvaluateAsync<string?>("document.documentElement.dataset.failed || null"));
        var pages = await page.EvaluateAsync<int>("Number(document.documentElement.dataset.pages)");
        var pdf = Path.GetTempFileName();
        try
        {
            await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = true });
            await page.CloseAsync();
            var text = await PdfTextAsync(pdf);
            Assert.Equal(pages, text.Count(c => c == '\f'));
            return text;
        }
        finally
        {
            File.Delete(pdf);
        }
    }

    private static async Task<string> PdfTextAsync(string pdf)
    {
        using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", pdf, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return text;
    }

    // Body and notes: which headers show depends on the pages there are.
    private static string SourceText(byte[] docx)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var main = package.MainDocumentPart!;
        var text = new StringBuilder();
        foreach (var part in new OpenXmlPart?[] { main, main.FootnotesPart, main.EndnotesPart })
        {
            if (part is null) continue;
            using var stream = part.GetStream();
            foreach (var paragraph in XDocument.Load(stream).Descendants(W + "p"))
            {
                foreach (var t in paragraph.Descendants().Where(t => t.Ancestors(W + "p").First() == paragraph && Shown(t)))
                    text.Append(t.Name == W + "t" ? t.Value : t.Name == W + "tab" || t.Name == W + "br" ? " " : "");
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    private static bool Shown(XElement t) =>
        !t.Ancestors().Any(a => a.Name == W + "del" || a.Name == Mc + "Fallback" || a.Name == W + "moveFrom")
        && !t.Ancestors(W + "tr").Any(r => r.Element(W + "trPr")?.Element(W + "del") is not null)
        && t.Parent?.Element(W + "rPr")?.Element(W + "vanish") is null;

    // Capitals, hyphens and ligatures are a matter of looks.
    private static HashSet<string> Words(string text) => [.. WordPattern().Matches(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(m => m.Value)];

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex WordPattern();
}

/// <summary>A test of the public documents in the folder BROKER_CORPUS names; skipped, with the reason, where it or Chromium is absent.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute() => Skip = !Directory.Exists(Folder) ? "BROKER_CORPUS names no folder of documents." : Workshop.Chromium.Missing;

    public static string? Folder => Environment.GetEnvironmentVariable("BROKER_CORPUS");
}
