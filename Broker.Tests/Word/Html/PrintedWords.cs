using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Broker.Core.Word;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Tests.Word.Html;

/// <summary>
/// The words of a document, read here from its XML without asking the engine, counted against those of its printed pages: body and notes once,
/// headers and footers on each page that must show them.
/// </summary>
internal static partial class PrintedWords
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static readonly XNamespace Mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    private static readonly XName Id = XName.Get("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

    /// <summary>Prints the document on the real press; answers its pages' text.</summary>
    public static Task<string[]> PagesAsync(IPdfPress press, byte[] docx) => PagesAsync(press, PrintPage.Compose(WordToHtml.Convert(docx)));

    public static async Task<string[]> PagesAsync(IPdfPress press, PrintSheet sheet)
    {
        var pdf = await press.PrintAsync(sheet);
        using var reading = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", "-", "-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var text = reading.StandardOutput.ReadToEndAsync();
        await reading.StandardInput.BaseStream.WriteAsync(pdf);
        reading.StandardInput.Close();
        await reading.WaitForExitAsync();
        return (await text).Split('\f')[..^1];
    }

    /// <summary>"word (2 of 3)" for each that is printed less often than the document says it.</summary>
    public static IReadOnlyList<string> Lost(byte[] docx, string[] pages)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var main = package.MainDocumentPart!;
        var said = new Dictionary<string, int>();
        foreach (var part in new OpenXmlPart?[] { main, main.FootnotesPart, main.EndnotesPart })
            if (part is not null) Add(said, Words(TextOf(part)));

        var lost = new List<string>();
        var sections = SectionsOf(main);
        for (var page = 1; page <= pages.Length; page++)
        {
            var (printed, squeezed) = (Counted(Words(pages[page - 1])), Squeezed(pages[page - 1]));
            foreach (var kind in new[] { "header", "footer" })
            {
                // Where a document has several sections, which of them a page belongs to is for the paginator to say: one of theirs must be whole.
                var candidates = sections.Select(s => s.Story(kind, page)).Select(story => (
                    Words: Words(story is null ? "" : TextOf(story)).Where(w => !w.All(char.IsDigit)).ToList(),
                    Marks: story is null ? [] : WatermarksOf(story))).ToList();
                if (sections.Count == 1) Add(said, candidates[0].Words);
                if (candidates.All(c => Counted(c.Words).Any(w => Times(w.Key, printed, squeezed) < w.Value) || c.Marks.Any(m => !squeezed.Contains(m))))
                    lost.Add($"page {page}, {kind}: {string.Join(' ', candidates[0].Words.Concat(candidates[0].Marks))}");
            }
        }
        var (all, whole) = (Counted(pages.SelectMany(Words)), string.Concat(pages.Select(Squeezed)));
        lost.AddRange(said.Where(w => Times(w.Key, all, whole) < w.Value).Select(w => $"{w.Key} ({Times(w.Key, all, whole)} of {w.Value})"));
        return lost;
    }

    /// <summary>A long word may be set wide, letter by letter, or be cut at the end of a line; of an amount some readers make several words.</summary>
    private static int Times(string word, Dictionary<string, int> counted, string squeezed) =>
        word.Length < 7 && !(word.Length > 3 && word.All(char.IsDigit)) ? counted.GetValueOrDefault(word) : Math.Max(counted.GetValueOrDefault(word), squeezed.Split(word).Length - 1);

    private sealed record Section(Dictionary<(string, string), OpenXmlPart> Stories, bool FirstDiffers, bool EvenDiffers)
    {
        public OpenXmlPart? Story(string kind, int page) =>
            Stories.GetValueOrDefault((kind, page == 1 && FirstDiffers ? "first" : EvenDiffers && page % 2 == 0 ? "even" : "default"));
    }

    /// <summary>A section inherits the stories it does not name.</summary>
    private static List<Section> SectionsOf(MainDocumentPart main)
    {
        var even = main.DocumentSettingsPart is { } settings && RootOf(settings).Element(W + "evenAndOddHeaders") is { } on && IsOn(on);
        var stories = new Dictionary<(string, string), OpenXmlPart>();
        var sections = new List<Section>();
        foreach (var section in RootOf(main).Descendants(W + "sectPr").Where(s => !s.Ancestors(W + "sectPrChange").Any()))
        {
            foreach (var reference in section.Elements().Where(e => e.Name == W + "headerReference" || e.Name == W + "footerReference"))
                stories[(reference.Name.LocalName[..6], (string?)reference.Attribute(W + "type") ?? "default")] = main.GetPartById((string)reference.Attribute(Id)!);
            sections.Add(new(new(stories), section.Element(W + "titlePg") is { } first && IsOn(first), even));
        }
        return sections;
    }

    private static bool IsOn(XElement flag) => (string?)flag.Attribute(W + "val") is not ("0" or "false" or "off");

    private static XElement RootOf(OpenXmlPart part)
    {
        using var stream = part.GetStream();
        return XDocument.Load(stream).Root!;
    }

    private static string TextOf(OpenXmlPart part)
    {
        var text = new StringBuilder();
        var root = RootOf(part);
        foreach (var paragraph in root.Descendants(W + "p"))
        {
            foreach (var t in paragraph.Descendants().Where(t => t.Ancestors(W + "p").First() == paragraph && IsShown(t)))
                text.Append(t.Name == W + "t" ? t.Value : t.Name == W + "tab" || t.Name == W + "br" ? " " : "");
            text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Stretched over its shape, letter by letter: a reader of the PDF finds the letters in their order.</summary>
    private static List<string> WatermarksOf(OpenXmlPart part) =>
        [.. RootOf(part).Descendants(V + "textpath").Where(IsShown).Select(mark => Squeezed((string?)mark.Attribute("string") ?? ""))];

    private static string Squeezed(string text) => string.Concat(Words(text));

    private static bool IsShown(XElement t) =>
        !t.Ancestors().Any(a => a.Name == W + "del" || a.Name == Mc + "Fallback" || a.Name == W + "moveFrom")
        && !t.Ancestors(W + "tr").Any(r => r.Element(W + "trPr")?.Element(W + "del") is not null)
        && t.Parent?.Element(W + "rPr")?.Element(W + "vanish") is null;

    private static Dictionary<string, int> Counted(IEnumerable<string> words)
    {
        var counted = new Dictionary<string, int>();
        Add(counted, words);
        return counted;
    }

    private static void Add(Dictionary<string, int> counted, IEnumerable<string> words)
    {
        foreach (var word in words) counted[word] = counted.GetValueOrDefault(word) + 1;
    }

    // Capitals, hyphens and ligatures are a matter of looks; the thin space within an amount is seen by some readers only.
    private static IEnumerable<string> Words(string text) => WordPattern().Matches(text.Replace("\u202F", "").Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(m => m.Value);

    // A note's number touches the word before it.
    [GeneratedRegex(@"\p{L}+|\p{N}+")]
    private static partial Regex WordPattern();
}
