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

    [Fact, Rule("R-FLT-02"), Rule("D-13")]
    public async Task It_gathers_vehicles_and_buildings_over_all_contracts_and_no_person()
    {
        var contracts = await world.Desk<FleetContractsQuery>().RunAsync(world.Ines, world.Rivelaine);
        Assert.Equal([ItemKind.Vehicle, ItemKind.Building], contracts.Select(c => c.Kind).Distinct().Order());
        Assert.DoesNotContain(contracts, c => c.Id == world.Health);
        Assert.Equal(contracts.OrderBy(c => c.Number, StringComparer.Ordinal), contracts);
        foreach (var kind in new[] { ItemKind.Vehicle, ItemKind.Building })
        {
            var all = await world.Desk<FleetRowsQuery>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, Kind = kind, State = FleetState.All });
            Assert.NotEmpty(all.Rows);
            Assert.All(all.Rows, r => Assert.Contains(contracts, c => c.Id == r.ContractId && c.Kind == kind));
            Assert.Equal(await world.ReadAsync(db => db.InsuredItems.CountAsync(i => i.ClientId == world.Rivelaine && (kind == ItemKind.Vehicle ? i is Vehicle : i is Building))), all.Count);
        }
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
    public async Task The_panel_goes_from_vehicles_to_buildings_and_keeps_its_filters_in_the_address()
    {
        await using var screen = new CastScreen(world, world.Ines);
        var panel = screen.Open<FleetPanel>($"/clients/{world.Rivelaine}?tab=fleet&contract={world.Depots}&kind=Building&state=All", p => p.Add(f => f.ClientId, world.Rivelaine));
        panel.WaitForAssertion(() => Assert.Equal(5, panel.FindAll("tbody tr[id]").Count));
        Assert.Contains("m²", panel.Find(".table-foot").TextContent);
        Assert.Equal(["false", "true"], panel.FindAll(".seg button").Select(b => b.GetAttribute("aria-pressed")));
        Assert.Equal(2, panel.FindAll(".filter-chip").Count);

        await panel.Find("input[type=search]").ChangeAsync("Entrepôt");
        var address = screen.Services.GetRequiredService<NavigationManager>();
        Assert.Contains("q=Entrep", address.Uri);
        Assert.Contains($"contract={world.Depots}", address.Uri);
        panel.FindAll(".seg button")[0].Click();
        Assert.EndsWith($"/clients/{world.Rivelaine}?tab=fleet", address.Uri);
    }

    [Fact]
    [Trait("Kind", "Page")]
    public async Task A_client_unfolds_its_vehicle_and_asks_for_its_certificate_from_there()
    {
        await using var client = new CastScreen(world, world.Nadege);
        var contract = (await world.Desk<Broker.Core.Contracts.ContractQuery>().RunAsync(world.Nadege, world.Fleet))!;
        var panel = client.Open<Broker.Portal.Features.Extranet.SpaceItemsPanel>($"/space/{world.Rivelaine}/contracts/{world.Fleet}?tab=items", p => p.Add(x => x.Contract, contract));
        panel.WaitForAssertion(() => Assert.NotEmpty(panel.FindAll("tbody tr[id]")));
        var covered = panel.FindAll("tbody tr[id]").First(r => r.TextContent.Contains("Assuré"));
        panel.Find("[data-say]").Change($"o {covered.Id![2..]}");
        panel.WaitForAssertion(() => Assert.Contains($"item={covered.Id[2..]}", panel.Find("tr.unfolded a").GetAttribute("href")));
    }

    private static List<string> Names(IRenderedComponent<RecordTabs> tabs) => [.. tabs.FindAll("[role=tab]").Select(t => t.TextContent.Trim())];

    private async Task<bool> HasFleetAsync(Guid client) => (await world.Desk<ClientCounters>().RunAsync(world.Theo, client)).HasFleet;

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
