using System.Globalization;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Portal.Features.Extranet;
using Broker.Tests.Certificates;
using Broker.Tests.Templates;
using Broker.Tests.Word;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Journeys;

/// <summary>The preview's sheet in a real browser, beside the sheet that is printed: the same words, lines and pages, whatever is typed.</summary>
[Collection(Journeys.Name), Trait("Kind", "Browser")]
public sealed class PreviewSheetTests
{
    private const string Hostile = "<script>parent.ran = 1</script><img src=x onerror=parent.ran=1> {{client.name}} & \"'";

    /// <summary>Lines of each page from top to bottom, told apart by where their letters stand.</summary>
    public const string Lines = """
        () => [...document.querySelectorAll('#pages > .page')].map(page => {
          const was = page.style.display; page.style.display = 'block';
          const found = [];
          for (const p of page.querySelectorAll('.p')) {
            const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = document.createRange();
            let bottom = -1e9, line = '';
            for (let node; node = walk.nextNode();) {
              if (node.parentElement.closest('.p') !== p) continue;
              const boxesOf = (from, to) => { range.setStart(node, from); range.setEnd(node, to); return [...range.getClientRects()].filter(box => box.width); };
              // A word that stands on one line is one piece of it; only one that was broken is looked at letter by letter.
              const pieces = [...node.data.matchAll(/\s+|\S+/gu)].flatMap(({ 0: word, index }) => new Set(boxesOf(index, index + word.length).map(box => Math.round(box.top))).size < 2
                ? [{ index, segment: word }] : [...new Intl.Segmenter().segment(word)].map(letter => ({ index: index + letter.index, segment: letter.segment })));
              for (const { index, segment } of pieces) {
                const box = boxesOf(index, index + segment.length).pop();
                if (box && (box.top + box.bottom) / 2 > bottom) { if (line.trim()) found.push(line.trim()); line = ''; }
                if (box) bottom = box.bottom;
                line += segment;
              }
            }
            if (line.trim()) found.push(line.trim());
          }
          page.style.display = was;
          return found;
        })
        """;

    [BrowserFact, Rule("R-CERT-12")]
    public async Task Whatever_is_typed_stands_on_the_same_lines_and_pages_as_on_paper_and_nothing_of_it_runs()
    {
        await using var world = await TheWorld.OpenAsync();
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"mot{i}-é"));
        var told = new (string Motif, string Lieu, string Precisions)[]
        {
            ("Salon", "Halle", ""),
            (Hostile, "😀 مرحبا שלום", "Un\nDeux\tet une tabulation\n\nQuatre"),
            (words, words, string.Join('\n', Enumerable.Repeat(words, 4))),
            (string.Join(' ', Enumerable.Repeat("dix mille lettres", 560)), new string('W', 300), words),
        };
        var template = await world.ReadAsync(db => db.Templates.Where(t => t.Id == DemoTemplates.Id(DemoTemplates.Event)).Select(t => new { t.Subject, t.Fields, Hash = db.Files.Single(f => f.Id == t.FileId).Hash }).SingleAsync());
        var word = world.Shelf.Read(template.Hash);
        var context = await (await JourneyBrowser.Open).NewContextAsync();
        try
        {
            var live = await OpenSheetAsync(context);
            foreach (var (motif, lieu, precisions) in told)
            {
                var typed = new Dictionary<string, string> { ["motif"] = motif, ["date_debut"] = "2030-03-01", ["date_fin"] = "2030-03-14", ["lieu"] = lieu, ["precisions"] = precisions };
                var page = await world.Desk<TemplatePageQuery>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Event), [.. typed.Select(t => new TypedAnswer(t.Key, null, t.Value, false))]);
                await ShowAsync(live, page.Value, template.Fields, typed);

                var tags = TemplateTags.Read(word, template.Subject);
                var values = TagValues.Examples(template.Subject).SetFirm(Cast.Firm);
                var answers = template.Fields.Where(f => typed[f.Tag].Length > 0).ToDictionary(f => f.Tag, f => AskedAnswers.ToMerge(f.Type, typed[f.Tag]));
                var paper = await context.NewPageAsync();
                await paper.SetContentAsync(PrintPage.Compose(WordToHtml.Convert(WordFill.Fill(word, values.For(tags, answers), Cast.Firm.Culture))).Html);
                var printed = await paper.EvaluateAsync<string[][]>(Lines);
                var shown = await live.EvaluateAsync<string[][]>(Lines);

                Assert.True(printed.Sum(p => p.Length) > 20, "no lines were found");
                Assert.Equal(printed.Select(p => string.Join('\n', p)), shown.Select(p => string.Join('\n', p)));
                if (motif == Hostile) Assert.Contains(shown.SelectMany(p => p), line => line.Contains("{{client.name}} & \"'", StringComparison.Ordinal));
                await paper.CloseAsync();
            }
            Assert.False(await live.EvaluateAsync<bool>("'ran' in window"));
            Assert.Equal(0, await live.Locator("#pages :is(script, img[src=x])").CountAsync());
        }
        finally
        {
            await context.CloseAsync();
        }
    }

    [BrowserFact, Rule("D-39")]
    public async Task Numbers_dates_and_cases_are_written_as_the_printer_writes_them()
    {
        var context = await (await JourneyBrowser.Open).NewContextAsync();
        try
        {
            var page = await OpenSheetAsync(context);
            foreach (var culture in new[] { CultureInfo.GetCultureInfo("fr-FR"), CultureInfo.GetCultureInfo("en-GB") })
                foreach (var (type, texts, formats) in Kept)
                    foreach (var text in texts)
                        foreach (var format in formats)
                        {
                            var printed = TagFormats.Print(AskedAnswers.ToMerge(type, text), format.Length > 0 ? format : null, culture);
                            Assert.Equal((type, text, format, printed), (type, text, format, await PrintedAsync(page, culture, ".", type, text, true, format)));
                        }
        }
        finally
        {
            await context.CloseAsync();
        }
    }

    [BrowserFact, Rule("D-39")]
    public async Task A_number_typed_in_either_language_is_taken_for_the_one_the_desk_takes_it_for()
    {
        var (before, french) = (CultureInfo.CurrentCulture, CultureInfo.GetCultureInfo("fr-FR"));
        var context = await (await JourneyBrowser.Open).NewContextAsync();
        try
        {
            var page = await OpenSheetAsync(context);
            foreach (var reader in new[] { french, CultureInfo.GetCultureInfo("en-GB") })
                foreach (var text in new[] { "1 250,50", "1.250", "1,250", "1.250,5", "12,5 €", "1.234.567", "1,2,3", "-4", "+5", ".5", "5.", "1 2 3", "abc", "1.25.3", "12,345,6", "-1 234,567", "12345678901234567890123", "--1", "" + '\u00A0' + "7" })
                {
                    CultureInfo.CurrentCulture = reader;
                    var kept = AskedAnswers.Clean(FieldType.Number, AnswerText.ToKept(FieldType.Number, text));
                    CultureInfo.CurrentCulture = before;
                    var printed = TagFormats.Print(AskedAnswers.ToMerge(FieldType.Number, kept), null, french);
                    Assert.Equal((reader.Name, text, printed), (reader.Name, text, await PrintedAsync(page, french, reader.NumberFormat.NumberDecimalSeparator, FieldType.Number, text, false, "")));
                }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            await context.CloseAsync();
        }
    }

    private static readonly (FieldType Type, string[] Texts, string[] Formats)[] Kept =
    [
        (FieldType.Text, ["Été à l’Ouest", "straße", "œuvre d’ÂGE", "aßC", "élan", "x"], ["", "upper", "lower", "capital", "money"]),
        (FieldType.Date, ["2026-03-01", "2026-08-12", "2030-12-31", "2026-02-31", "bientôt"], ["", "date", "long_date", "upper"]),
        (FieldType.Number, ["0", "7", "-0.5", "1234", "-1234567.5", "12.50", "007", "1e5", "douze", "99999999999999999999", "999999999999999.5"], ["", "number", "money"]),
        (FieldType.Number, ["0.000001", "-12.3456"], ["", "number"]),
        (FieldType.Amount, ["0", "12.5", "-3", "1234567.89", "-1234567.8", "cent", "1000000000000000"], ["", "number", "money"]),
        (FieldType.YesNo, ["true", "false"], ["", "upper", "capital"]),
        (FieldType.Choice, ["Rue « A »"], ["", "upper"]),
        (FieldType.Country, ["MA", "CI", "FR"], ["", "upper"]),
    ];

    private static Task<string> PrintedAsync(IPage page, CultureInfo culture, string point, FieldType type, string text, bool kept, string format) =>
        page.EvaluateAsync<string>("([forms, point, value, format]) => printed(forms, point, value, format)", new object[]
        {
            Forms(culture), point, new { type = type.ToString(), text, kept, label = "x", tag = "x" }, format,
        });

    private static object Forms(CultureInfo culture) => Forms(PrintedForms.Of(culture));

    private static object Forms(PrintedForms f) => new { french = f.French, group = f.Group, point = f.Point, minus = f.Minus, months = f.Months.ToArray(), yes = f.Yes, no = f.No, countries = f.Countries };

    /// <summary>Alone, its own page around it: what it asks for it is given, which is nothing, for the machine has the fonts.</summary>
    private static async Task<IPage> OpenSheetAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.SetContentAsync(PreviewSheet.Html);
        await page.EvaluateAsync("addEventListener('message', ({ data }) => { for (const font of data.fonts ?? []) postMessage({ font, bytes: null }, '*'); })");
        return page;
    }

    private static async Task ShowAsync(IPage page, LivePage live, IReadOnlyList<AskedField> fields, Dictionary<string, string> typed)
    {
        var values = fields.Select(f => new { tag = f.Tag, type = f.Type.ToString(), text = typed[f.Tag], label = f.Label, kept = true }).ToArray();
        var sheet = new
        {
            styles = live.Styles, body = live.Body, language = live.Language, forms = Forms(live.Forms), point = ",", turn = Guid.NewGuid().ToString(), watermark = "<b>",
            fields = live.Fields.Select(f => new { tag = f.Tag, steers = f.Steers, apart = f.Apart, value = f.Value, printed = f.Printed }).ToArray(),
        };
        // Awaited where it happens: a page behind another draws no pictures to look at.
        Assert.Null(await page.EvaluateAsync<string?>("""
            ([sheet, values]) => new Promise(done => {
              const hear = ({ data }) => { if (data.laid !== undefined && data.turn === sheet.turn) { removeEventListener('message', hear); done(data.failed ?? null); } };
              addEventListener('message', hear);
              postMessage({ sheet, values, focus: 'motif' }, '*');
            })
            """, new object[] { sheet, values }));
    }
}
