using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Word.WordFile;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

/// <summary>A template looked at with somebody's data: only what the looker sees anyway, and nothing of it is kept.</summary>
public sealed class TemplateOnDataTests
{
    private static readonly Guid Template = DemoTemplates.Id(DemoTemplates.Contract);

    [Fact, Rule("R-TPL-01")]
    public async Task A_contract_found_by_its_number_or_its_client_fills_the_template_and_nothing_is_kept()
    {
        await using var world = await TheWorld.OpenAsync();
        var number = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.Number).SingleAsync());
        foreach (var typed in new[] { number, "rivelaine" })
            Assert.Contains(world.Fleet, (await world.Desk<SampleChoicesQuery>().RunAsync(world.Helene, TemplateSubject.Contract, typed)).Select(c => c.Id));
        Assert.Empty(await world.Desk<SampleChoicesQuery>().RunAsync(world.Helene, TemplateSubject.Contract, "r"));

        var before = (world.Shelf.Count, await world.ReadAsync(db => db.Certificates.CountAsync()));
        var filled = (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, Template, null, world.Fleet)).Value;
        Assert.Equal(number, filled.Values["contract.number"]);
        Assert.Contains(number, filled.Title);
        Assert.Contains(number, filled.Preview.Html);
        Assert.DoesNotContain("{{", filled.Preview.Html);
        Assert.DoesNotContain("FL-2026-0042", filled.Preview.Html);
        Assert.Equal(before, (world.Shelf.Count, await world.ReadAsync(db => db.Certificates.CountAsync())));
        Assert.DoesNotContain("contract.insurer_address", (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, Template, 1, world.Fleet)).Value.Values.Keys);
    }

    [Fact, Rule("R-TPL-02")]
    public async Task A_vehicle_and_a_client_fill_templates_about_them()
    {
        await using var world = await TheWorld.OpenAsync();
        var vehicle = await world.VehicleAsync();
        var plate = await world.ReadAsync(db => db.Vehicles.Where(v => v.Id == vehicle).Select(v => v.Plate).SingleAsync());
        Assert.Contains(vehicle, (await world.Desk<SampleChoicesQuery>().RunAsync(world.Helene, TemplateSubject.InsuredItem, plate)).Select(c => c.Id));
        Assert.Equal(plate, (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.Vehicle), null, vehicle)).Value.Values["vehicle.plate"]);

        var letter = (await world.Desk<UploadTemplate>().RunAsync(world.Helene, new() { Name = "Lettre", Kind = TemplateKind.Letter, Subject = TemplateSubject.Client }, new() { Name = "lettre.docx", Content = Of(P("Bonjour {{client.nom}} {{motif}}")) })).Value;
        Assert.Contains(world.Rivelaine, (await world.Desk<SampleChoicesQuery>().RunAsync(world.Helene, TemplateSubject.Client, "rivelaine")).Select(c => c.Id));
        var shown = (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, letter, null, world.Rivelaine)).Value;
        Assert.Contains(shown.Values["client.name"], shown.Preview.Html);
        Assert.Contains("[Motif]", shown.Preview.Html);
    }

    [Fact]
    public async Task What_is_not_there_or_of_another_sort_is_missing()
    {
        await using var world = await TheWorld.OpenAsync();
        foreach (var id in new[] { Guid.NewGuid(), world.Rivelaine, await world.VehicleAsync() })
            Assert.Equal(Problem.Missing, (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, Template, null, id)).Problem);
        Assert.Equal(Problem.Missing, (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, Guid.NewGuid(), null, world.Fleet)).Problem);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<TemplateOnDataQuery>().RunAsync(world.Theo, Template, null, world.Fleet));
    }

    [Fact, Rule("R-CON-06")]
    public async Task Guarantees_are_printed_by_the_name_clients_read_each_with_its_limit()
    {
        await using var world = await TheWorld.OpenAsync();
        var html = (await world.Desk<TemplateOnDataQuery>().RunAsync(world.Helene, DemoTemplates.Id(DemoTemplates.FleetList), null, world.Fleet)).Value.Preview.Html;
        var text = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "")).Replace('\u202F', ' ').Replace('\u00A0', ' ');
        Assert.Contains("Dommages causés aux autres", text);
        Assert.Contains("100 000 000,00 €", text);
        Assert.Contains("selon le contrat", text);
        Assert.DoesNotContain("RC circulation", text);
    }
}
