using Broker.Core.Clients;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Features.Clients;
using Broker.Portal.Features.Fleets;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Fleets;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

public sealed class ClientFleetTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-CLI-01"), Rule("D-13")]
    public async Task The_fleet_tab_is_there_from_the_first_fleet_contract_of_vehicles_or_buildings()
    {
        // A private car and a home are vehicles and buildings, but no fleet.
        Assert.False(await HasFleetAsync(world.Morel));
        Assert.True(await HasFleetAsync(Cast.Tilleuls.Id));

        Assert.False(await HasFleetAsync(Cast.Kervadec.Id));
        var id = await OpenAsync(Cast.Kervadec.Id, Cast.Fleet);
        Assert.True(await HasFleetAsync(Cast.Kervadec.Id));

        var read = (await world.Desk<ContractQuery>().RunAsync(world.Theo, id))!;
        await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = id, Version = read.Version, On = World.Today, Reason = "vente" });
        Assert.True(await HasFleetAsync(Cast.Kervadec.Id));
    }

    [Fact, Rule("R-CLI-01"), Rule("D-13")]
    [Trait("Kind", "Page")]
    public async Task The_tab_appears_on_an_open_record_when_a_colleague_writes_the_contract()
    {
        using var screen = new CastScreen(world, world.Ines);
        var tabs = screen.Open<RecordTabs>("/", p => p.Add(t => t.ClientId, Cast.Kervadec.Id).Add(t => t.Current, "identity"));
        tabs.WaitForAssertion(() => Assert.Contains(Names(tabs), n => n.StartsWith("Contrats", StringComparison.Ordinal)));
        Assert.DoesNotContain("Flotte", Names(tabs));

        await OpenAsync(Cast.Kervadec.Id, Cast.Residence);
        tabs.WaitForAssertion(() => Assert.Contains("Flotte", Names(tabs)));
    }

    [Fact, Rule("R-FLT-02"), Rule("R-FLT-05"), Rule("R-FLT-10")]
    public async Task It_gathers_vehicles_and_buildings_over_all_contracts_and_no_person()
    {
        var all = await ReadAsync(new() { Covered = null });
        Assert.Equal(await world.ReadAsync(db => db.InsuredItems.CountAsync(i => i.ClientId == world.Rivelaine && !(i is InsuredPerson))), all.Page.Total);
        Assert.Equal([ItemKind.Vehicle, ItemKind.Building], all.Page.Rows.Select(r => r.Item.Kind).Distinct().Order());
        Assert.Equal(all.Page.Rows.OrderBy(r => r.Item.Label, StringComparer.Ordinal).Select(r => r.Item.Id), all.Page.Rows.Select(r => r.Item.Id));
        Assert.Equal(await world.ReadAsync(db => db.Buildings.Where(b => b.ClientId == world.Rivelaine).SumAsync(b => (long)b.Area!)), all.Area);

        var depots = await ReadAsync(new() { ContractId = world.Depots });
        Assert.Equal(5, depots.Page.Total);
        Assert.All(depots.Page.Rows, r => Assert.Equal((world.Depots, depots.Contracts.Single(c => c.Id == world.Depots).Number), (r.Item.ContractId, r.Contract)));
        Assert.Equal(all.Contracts.Select(c => c.Id), depots.Contracts.Select(c => c.Id));

        var plate = all.Page.Rows.First(r => r.Item.Kind == ItemKind.Vehicle).Item.Label;
        var found = await ReadAsync(new() { Covered = null, Text = plate.Replace("-", "").ToLowerInvariant() });
        Assert.Equal((plate, 0L), (Assert.Single(found.Page.Rows).Item.Label, found.Area));
    }

    [Fact, Rule("R-FLT-11")]
    public async Task Those_that_left_are_hidden_until_asked_for()
    {
        var (present, gone, all) = (await ReadAsync(new()), await ReadAsync(new() { Covered = false }), await ReadAsync(new() { Covered = null }));
        Assert.All(present.Page.Rows, r => Assert.True(r.Item.Covered));
        Assert.All(gone.Page.Rows, r => Assert.False(r.Item.Covered));
        Assert.True(gone.Page.Total > 0);
        Assert.Equal(all.Page.Total, present.Page.Total + gone.Page.Total);
    }

    [Fact]
    public async Task Persons_and_bare_risks_never_make_a_fleet()
    {
        var save = world.Desk<SaveRisk>();
        foreach (var (kind, fleet) in new[] { (ItemKind.None, false), (ItemKind.Person, false), (ItemKind.Vehicle, true), (ItemKind.Building, true) })
        {
            var id = (await save.RunAsync(world.Helene, new() { Name = $"Risque {kind}", ItemKind = kind, IsFleet = true })).Value;
            Assert.Equal(fleet, (await world.Desk<RisksQuery>().RunAsync(world.Helene)).Single(r => r.Id == id).IsFleet);
        }
    }

    [Fact, Rule("R-FLT-02")]
    [Trait("Kind", "Page")]
    public async Task The_panel_keeps_its_filters_in_the_address()
    {
        using var screen = new CastScreen(world, world.Ines);
        var panel = screen.Open<FleetPanel>($"/clients/{world.Rivelaine}?tab=fleet&contract={world.Depots}&items=all", p => p.Add(f => f.ClientId, world.Rivelaine));
        panel.WaitForAssertion(() => Assert.Equal(5, panel.FindAll("tbody tr").Count));
        Assert.Contains("m²", panel.Find("[role=status]").TextContent);
        Assert.Equal("true", panel.FindAll(".seg button")[2].GetAttribute("aria-pressed"));

        await panel.Find("input[type=search]").ChangeAsync("Entrepôt");
        Assert.Contains("q=Entrep", screen.Services.GetRequiredService<NavigationManager>().Uri);
    }

    private static List<string> Names(IRenderedComponent<RecordTabs> tabs) => [.. tabs.FindAll("[role=tab]").Select(t => t.TextContent.Trim())];

    private async Task<bool> HasFleetAsync(Guid client) => (await world.Desk<ClientCounters>().RunAsync(world.Theo, client)).HasFleet;

    private Task<ClientFleetQuery.Fleet> ReadAsync(ClientFleetQuery.Filter filter)
    {
        filter.ClientId = world.Rivelaine;
        return world.Desk<ClientFleetQuery>().RunAsync(world.Ines, filter);
    }

    /// <summary>A contract of the same risk as one of the cast's.</summary>
    private async Task<Guid> OpenAsync(Guid client, CastContract like)
    {
        var model = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == like.Id));
        return (await world.Desk<SaveContract>().RunAsync(world.Theo, new()
        {
            ClientId = client, Number = "N-1", RiskId = model.RiskId, InsurerId = model.InsurerId, EffectiveOn = World.Today.AddDays(-5), AnnualPremium = 900,
        })).Value;
    }
}
