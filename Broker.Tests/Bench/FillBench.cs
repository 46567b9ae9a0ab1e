using System.Globalization;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Broker.Core.Word;
using Broker.Tests.Certificates;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>What our own Word engine costs, the browser apart.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class FillBench(ITestOutputHelper output)
{
    private const int GreatFleet = 400;
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    [Fact]
    public async Task Reading_tags_filling_and_turning_into_html()
    {
        await using var world = await TheWorld.OpenAsync();
        output.WriteLine($"{"template",-44} {"tags",5} {"read ms",8} {"fill ms",8} {"html ms",8} {"docx KB",8}");
        foreach (var name in new[] { DemoTemplates.Contract, DemoTemplates.Vehicle, DemoTemplates.Event, DemoTemplates.FleetList }) await MeasureAsync(world, name, 3);
        await MeasureAsync(world, DemoTemplates.FleetList, GreatFleet);
    }

    private async Task MeasureAsync(TheWorld world, string name, int vehicles)
    {
        var template = await world.ReadAsync(db => db.Templates.Where(t => t.Id == DemoTemplates.Id(name))
            .Select(t => new { t.Subject, Hash = db.Files.Single(f => f.Id == t.FileId).Hash }).SingleAsync());
        var word = world.Shelf.Read(template.Hash);
        var tags = TemplateTags.Read(word, template.Subject);
        var values = TagValues.Examples(template.Subject);
        if (vehicles > 3) values.SetList("vehicles", Enumerable.Range(1, vehicles).Select(Vehicle));
        var answers = CertificateScene.Fair.ToDictionary(a => a.Key, a => (MergeValue)a.Value);
        var data = values.For(tags, answers);

        var filled = WordFill.Fill(word, data, French);
        Assert.Empty(MergeTags.Read(filled).Tags);
        if (vehicles > 3) Assert.Contains($"BK-{vehicles:000}-XZ", WordToHtml.Convert(filled).Body);

        var times = vehicles > 3 ? 20 : 100;
        var read = Times.Of(times, () => MergeTags.Read(word));
        var fill = Times.Of(times, () => WordFill.Fill(word, data, French));
        var html = Times.Of(times, () => WordToHtml.Convert(filled));
        var title = vehicles > 3 ? $"{name}, {vehicles} vehicles" : name;
        output.WriteLine($"{title,-44} {tags.Tags.Count,5} {Times.Say(read.Median),8} {Times.Say(fill.Median),8} {Times.Say(html.Median),8} {filled.Length / 1000.0,8:F0}");
    }

    private static TagValues Vehicle(int number) => new TagValues()
        .Set("vehicles.plate", $"BK-{number:000}-XZ").Set("vehicles.make", "Renault Trucks").Set("vehicles.model", "T 480").Set("vehicles.category", "Tracteur routier")
        .Set("vehicles.vin", $"VF6{number:00000000000000}").Set("vehicles.entered", TheWorld.Today).Set("vehicles.first_registration", TheWorld.Today);
}
