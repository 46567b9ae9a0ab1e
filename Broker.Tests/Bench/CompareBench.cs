using System.Diagnostics;
using System.Globalization;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Core.Word.Pdf;
using Broker.Portal.Workshop;
using Broker.Tests.Bench.Compare;
using Broker.Tests.Workshop;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>
/// One warm certificate of two pages (letterhead, table) filled, printed and stored, beside what others would do it with: docxtemplater with a LibreOffice started for each,
/// and a LibreOffice kept warm that prints the document filled already.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class CompareBench(ITestOutputHelper output)
{
    private const int Rounds = 3, Ours = 24, Cold = 4;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    [BrowserFact]
    public async Task A_warm_certificate_beside_what_others_print_it_with()
    {
        var folder = Directory.CreateTempSubdirectory("bench-shelf-");
        try
        {
            await using var chromium = new ChromiumPress(new ChromiumOptions { Path = Chromium.Path }, NullLogger<ChromiumPress>.Instance);
            await using var world = await TheWorld.OpenAsync();
            var hash = await world.ReadAsync(db => db.Templates.Where(t => t.Id == DemoTemplates.Id(DemoTemplates.FleetList)).Select(t => db.Files.Single(f => f.Id == t.FileId).Hash).SingleAsync());
            var certificate = await Certificate.OfTwoPagesAsync(world.Shelf.Read(hash), new TimedPress(chromium), new DiskShelf(new() { Root = folder.FullName }, TimeProvider.System));
            using var others = await Others.OpenAsync(certificate.Template, certificate.Rows, 4);
            if (others.Missing is { } missing) output.WriteLine($"Ours only: {missing}");

            await RoundAsync(32, 2, certificate.IssueAsync);
            output.WriteLine($"{"at once",-8} {"ours, median",13} {"p95",6} {"our own code",13} {"warm LibreOffice",17} {"to ours",8} {"started each",13} {"to ours",8}");
            foreach (var atOnce in new[] { 1, 2, 4 }) await LevelAsync(certificate, others, atOnce);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task LevelAsync(Certificate certificate, Others others, int atOnce)
    {
        List<double> ours = [], own = [], warm = [], cold = [];
        var filled = others.Missing is null ? Enumerable.Range(0, 4).Select(_ => others.Copy(certificate.Fill())).ToList() : [];
        var turn = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var (spent, wall) = (certificate.Press.SpentMs, ours.Count);
            ours.AddRange(await RoundAsync(Ours, atOnce, certificate.IssueAsync));
            own.Add((ours.Skip(wall).Sum() - (certificate.Press.SpentMs - spent)) / Ours);
            if (others.Missing is not null) continue;
            warm.AddRange(await RoundAsync(Ours, atOnce, () => others.WarmAsync(filled[Interlocked.Increment(ref turn) % 4])));
            cold.AddRange(await RoundAsync(Math.Max(Cold, atOnce * 2), atOnce, others.ColdAsync));
        }
        Times mine = new(ours), kept = new(warm.DefaultIfEmpty(double.NaN)), started = new(cold.DefaultIfEmpty(double.NaN));
        output.WriteLine($"{atOnce,-8} {Times.Say(mine.Median),13} {Times.Say(mine.P95),6} {Times.Say(own.Order().ElementAt(own.Count / 2)),13} {Times.Say(kept.Median),17} {Times.Say(mine.Median / kept.Median),7}× {Times.Say(started.Median),13} {Times.Say(started.Median / mine.Median),7}×");
    }

    private static async Task<List<double>> RoundAsync(int number, int atOnce, Func<Task> what)
    {
        var times = new List<double>();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
        {
            for (var i = 0; i < number / atOnce; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await Task.Run(what);
                lock (times) times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }));
        return times;
    }

    /// <summary>A certificate of a fleet, with as many vehicles as fill two pages.</summary>
    private sealed class Certificate(byte[] template, TimedPress press, DiskShelf shelf)
    {
        private TemplateTags tags = null!;
        private TagValues values = null!;
        private int given;

        public byte[] Template => template;

        public TimedPress Press => press;

        public int Rows { get; private set; }

        public static async Task<Certificate> OfTwoPagesAsync(byte[] template, TimedPress press, DiskShelf shelf)
        {
            var certificate = new Certificate(template, press, shelf) { tags = TemplateTags.Read(template, TemplateSubject.Contract) };
            for (certificate.Rows = 12; ; certificate.Rows += 4)
            {
                certificate.values = TagValues.Examples(TemplateSubject.Contract).SetList("vehicles", Enumerable.Range(1, certificate.Rows).Select(n => new TagValues()
                    .Set("vehicles.plate", $"BK-{n:000}-XZ").Set("vehicles.make", "Renault Trucks").Set("vehicles.model", "T 480").Set("vehicles.category", "Tracteur routier")
                    .Set("vehicles.vin", $"VF6{n:00000000000000}").Set("vehicles.entered", TheWorld.Today).Set("vehicles.first_registration", TheWorld.Today)));
                var pdf = await press.PrintAsync(PrintPage.Compose(WordToHtml.Convert(certificate.Fill())));
                var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type /Page\b");
                if (pages == 2) return certificate;
                Assert.InRange(pages, 1, 2);
            }
        }

        public byte[] Fill()
        {
            MergeData data;
            lock (values) data = values.Set("certificate.number", $"A-{++given:000000}").For(tags, new Dictionary<string, MergeValue>());
            return WordFill.Fill(template, data, French);
        }

        /// <summary>What a certificate asks for between its request and its place on the shelf.</summary>
        public async Task IssueAsync()
        {
            var filled = Fill();
            await shelf.PutAsync(new MemoryStream(filled));
            var printed = await press.PrintAsync(PrintPage.Compose(WordToHtml.Convert(filled)));
            var described = PdfFinish.Describe(printed, new("Attestation de flotte", "Cabinet Exemple", "Flotte", "fr", TimeProvider.System.GetUtcNow().UtcDateTime));
            await shelf.PutAsync(new MemoryStream(described));
        }
    }
}
