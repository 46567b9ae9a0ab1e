using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Features.Fleets;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Fleets;

using CastScreen = Broker.Tests.World.CastScreen;
using World = Broker.Tests.World.World;

/// <summary>The grid as somebody has it open; what the script would tell it is told to its hidden field.</summary>
[Trait("Kind", "Page")]
public sealed class FleetGridTests : IAsyncLifetime
{
    private World world = null!;
    private CastScreen? hers;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    // Of the test's own making: it speaks its language.
    private CastScreen screen => hers ??= new(world, world.Ines);

    public async Task DisposeAsync()
    {
        if (hers is not null) await hers.DisposeAsync();
        await world.DisposeAsync();
    }

    private string Address => screen.Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<FleetGrid> Open(string query = "", ItemKind kind = ItemKind.Vehicle, Guid? contract = null, Action<ComponentParameterCollectionBuilder<FleetGrid>>? more = null)
    {
        var grid = screen.Open<FleetGrid>($"/clients/{world.Rivelaine}/contracts/{contract ?? world.Fleet}?tab=items{query}", p =>
        {
            p.Add(g => g.ClientId, world.Rivelaine).Add(g => g.ContractId, contract ?? world.Fleet).Add(g => g.Kind, kind);
            more?.Invoke(p);
        });
        grid.WaitForAssertion(() => Assert.NotEmpty(grid.FindAll("table.grid")));
        return grid;
    }

    private static void Say(IRenderedComponent<FleetGrid> grid, string words) => grid.Find("[data-say]").Change(words);

    private static List<string> Labels(IRenderedComponent<FleetGrid> grid) => [.. grid.FindAll("tbody tr[id] button.name").Select(b => b.TextContent)];

    private static List<string> Ids(IRenderedComponent<FleetGrid> grid) => [.. grid.FindAll("tbody tr[id]").Select(r => r.Id![2..])];

    private Task<List<string>> LabelsAsync(FleetFilter filter) => world.ReadAsync(async db => FleetCrowd.Naive(await db.InsuredItems.AsNoTracking().ToListAsync(), filter, World.Today).ConvertAll(i => i.Label));

    private FleetFilter OfFleet => new() { ClientId = world.Rivelaine, ContractId = world.Fleet, Kind = ItemKind.Vehicle };

    [Fact, Rule("R-FLT-11")]
    public async Task It_shows_those_present_by_their_plate_and_says_how_many_there_are()
    {
        var expected = await LabelsAsync(OfFleet);
        var grid = Open();
        Assert.Equal(expected, Labels(grid));
        var table = grid.Find("table");
        Assert.Equal(("grid", $"{expected.Count + 2}", "7"), (table.GetAttribute("role"), table.GetAttribute("aria-rowcount"), table.GetAttribute("aria-colcount")));
        Assert.Equal(["0"], grid.FindAll("tbody[data-block]").Select(b => b.GetAttribute("data-block")));
        Assert.Contains($"{expected.Count} lignes", grid.Find(".table-foot").TextContent);
        Assert.Equal(["Plaque", "Description", "Catégorie", "État", "Entrée", "Sortie"], grid.FindAll("thead tr:first-child th:not(.tick-col)").Select(th => th.TextContent.Trim()));

        grid.Find("label.tick input").Change(false);
        Assert.EndsWith("&state=All", Address);
        grid.WaitForAssertion(() => Assert.Equal(World.FleetSize, Labels(grid).Count));
    }

    [Fact]
    public async Task Another_order_and_filters_stand_in_the_address_and_go_by_their_chips()
    {
        var grid = Open();
        var sorted = grid.FindAll("a.sort").First(a => a.TextContent.Contains("Entrée")).GetAttribute("href")!;
        Assert.Contains("sort=Entered", sorted);
        Assert.DoesNotContain("down=", sorted);
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(sorted);
        var expected = await LabelsAsync(OfFleet with { Sort = FleetSort.Entered });
        grid.WaitForAssertion(() => Assert.Equal(expected, Labels(grid)));
        Assert.Equal("ascending", grid.FindAll("thead th").Single(th => th.HasAttribute("aria-sort")).GetAttribute("aria-sort"));
        Assert.Contains("down=1", grid.FindAll("a.sort").First(a => a.TextContent.Contains("Entrée")).GetAttribute("href"));

        grid.Find(".filter-State select").Change(nameof(FleetState.Left));
        grid.WaitForAssertion(() => Assert.Equal("Sortis", grid.Find(".filter-chip").TextContent.Trim()));
        Assert.Contains("sort=Entered", Address);
        Assert.DoesNotContain("state=", grid.Find(".filter-chip").GetAttribute("href"));
        grid.Find("input[type=search]").Change("zzzz");
        grid.WaitForAssertion(() => Assert.Contains("Rien ne correspond", grid.Markup));
        Assert.Equal(2, grid.FindAll(".filter-chip").Count);
    }

    [Fact]
    public async Task Columns_are_chosen_and_the_address_keeps_them()
    {
        var grid = Open("&cols=State.Vin");
        Assert.Equal(["Plaque", "État", "N° de série (VIN)"], grid.FindAll("thead tr:first-child th:not(.tick-col)").Select(th => th.TextContent.Trim()));
        var vin = await world.ReadAsync(db => db.Vehicles.Where(v => v.Plate == Labels(grid)[0]).Select(v => v.Vin).FirstAsync());
        Assert.Equal(vin, grid.Find("tbody tr[id] td:last-child").TextContent);
        grid.FindAll(".menu-list label.tick").First(l => l.TextContent.Contains("Catégorie")).QuerySelector("input")!.Change(true);
        Assert.EndsWith("cols=Category.State.Vin", Address);
    }

    [Fact]
    public async Task A_long_list_is_walked_block_by_block_and_what_is_ticked_stays_ticked()
    {
        await FleetCrowd.EnterAsync(world, 520);
        var expected = await LabelsAsync(OfFleet);
        Assert.True(expected.Count > 200);
        var grid = Open();
        Assert.Equal(expected.Take(50), Labels(grid));
        Say(grid, $"t {Ids(grid)[3]}");
        Assert.Contains("1 sélectionné", grid.Find(".bulk").TextContent);

        Say(grid, "w 0 1");
        grid.WaitForAssertion(() => Assert.Equal(expected.Take(100), Labels(grid)));
        Say(grid, "w 2 3");
        grid.WaitForAssertion(() => Assert.Equal(expected.Skip(100).Take(100), Labels(grid)));
        Assert.Equal("2", grid.Find("tbody[data-block]").GetAttribute("data-block"));
        Assert.Contains("--n:100", grid.FindAll(".grid-gap tr")[0].GetAttribute("style"));
        Assert.Contains($"--n:{expected.Count - 200}", grid.FindAll(".grid-gap tr")[1].GetAttribute("style"));
        // Back up by what stands before, from one in between, and beyond the end.
        Say(grid, "w 1 2");
        grid.WaitForAssertion(() => Assert.Equal(expected.Skip(50).Take(100), Labels(grid)));
        Say(grid, "w 90 99");
        grid.WaitForAssertion(() => Assert.Equal(expected.Skip((expected.Count - 1) / 50 * 50), Labels(grid)));
        Say(grid, "w 0 0");
        grid.WaitForAssertion(() => Assert.Equal("true", grid.FindAll("tbody tr[id]")[3].GetAttribute("aria-selected")));
        Assert.Single(grid.FindAll("tbody tr[aria-selected=true]"));
    }

    [Fact]
    public async Task All_that_the_filter_finds_can_be_taken_but_for_some()
    {
        FleetTaken? taken = null;
        var grid = Open(more: p => p.Add(g => g.Bulk, now => { taken = now; return "<b>ici</b>"; }));
        var expected = await LabelsAsync(OfFleet);
        Assert.Empty(grid.FindAll(".bulk"));
        Say(grid, $"s {Ids(grid)[1]} {Ids(grid)[2]}");
        Assert.Contains("ici", grid.Find(".bulk").TextContent);
        Assert.Equal((2, 2, null), (taken!.Count, taken.Selection.Ids.Count, taken.Selection.All));
        grid.Find(".bulk .link").Click();
        Assert.Equal(expected.Count, taken.Count);
        Assert.Equal(OfFleet, taken.Selection.All);
        Assert.Equal(expected.Count, grid.FindAll("tbody tr[aria-selected=true]").Count);

        var without = Guid.Parse(Ids(grid)[4]);
        Say(grid, $"t {without}");
        Assert.Equal((expected.Count - 1, without), (taken.Count, Assert.Single(taken.Selection.Except)));
        Assert.Contains($"{expected.Count - 1} sélectionnés", grid.Find(".bulk").TextContent);
        Assert.Equal("false", grid.FindAll("tbody tr[id]")[4].GetAttribute("aria-selected"));

        // In another order they are the same; under another filter none is.
        screen.Services.GetRequiredService<NavigationManager>().NavigateTo(Address + "&sort=Category");
        grid.WaitForAssertion(() => Assert.Equal("ascending", grid.FindAll("thead th[aria-sort]").Single().GetAttribute("aria-sort")));
        Assert.Equal(expected.Count - 1, taken.Count);
        grid.Find(".filter-State select").Change(nameof(FleetState.All));
        grid.WaitForAssertion(() => Assert.Empty(grid.FindAll(".bulk")));
    }

    [Fact, Rule("R-FLT-12")]
    public async Task A_line_unfolds_to_all_there_is_to_say_and_folds_again()
    {
        var grid = Open(more: p => p.Add(g => g.Details, row => $"<i>{row.Label} ici</i>"));
        var id = Ids(grid)[2];
        Say(grid, $"o {id}");
        grid.WaitForAssertion(() => Assert.Contains("Garanties du contrat", grid.Find("tr.unfolded").TextContent));
        Assert.Contains($"{Labels(grid)[2]} ici", grid.Find("tr.unfolded").TextContent);
        Assert.Equal("true", grid.Find($"#i-{id} button.name").GetAttribute("aria-expanded"));
        var vehicle = await world.ReadAsync(db => db.Vehicles.SingleAsync(v => v.Id == Guid.Parse(id)));
        Assert.Contains(vehicle.Vin!, grid.Find("tr.unfolded").TextContent);

        // Its own guarantees, as soon as it has some.
        var guarantee = await world.ReadAsync(db => db.Guarantees.FirstAsync());
        await world.AddAsync(new ItemGuarantee { ClientId = world.Rivelaine, ContractId = world.Fleet, ItemId = vehicle.Id, GuaranteeId = guarantee.Id });
        grid.WaitForAssertion(() => Assert.Contains("Garanties propres", grid.Find("tr.unfolded").TextContent));
        Say(grid, $"o {id}");
        Assert.Empty(grid.FindAll("tr.unfolded"));
    }

    [Fact]
    public async Task A_movement_made_elsewhere_appears_in_its_place_and_leaves_the_rest_as_it_is()
    {
        await FleetCrowd.EnterAsync(world, 400);
        var grid = Open();
        Say(grid, "w 1 2");
        grid.WaitForAssertion(() => Assert.Equal("1", grid.Find("tbody[data-block]").GetAttribute("data-block")));
        var (ids, labels) = (Ids(grid), Labels(grid));
        Say(grid, $"t {ids[7]}");
        Say(grid, $"o {ids[9]}");
        var before = grid.Find("table").GetAttribute("data-view");

        var leaving = Guid.Parse(ids[20]);
        await world.ChangeAsync(async db => (await db.Vehicles.SingleAsync(v => v.Id == leaving)).Model = "Nouveau nom");
        grid.WaitForAssertion(() => Assert.Contains("Nouveau nom", grid.Find($"#i-{ids[20]}").TextContent));
        Assert.Equal(["pulse"], grid.FindAll("tbody tr[id]").Select(r => r.ClassName).Where(css => css is not (null or "" or "is-open")).Distinct());
        Assert.Equal(labels, Labels(grid));

        var entered = new Vehicle { ClientId = world.Rivelaine, ContractId = world.Fleet, Plate = labels[30] + "-9", PlateKind = PlateKind.Foreign, Make = "DAF", Model = "XF", Category = "", EnteredOn = World.Today };
        await world.AddAsync(entered);
        grid.WaitForAssertion(() => Assert.Equal([.. labels.Take(31), entered.Label, .. labels.Skip(31).Take(68)], Labels(grid)));
        Assert.Equal($"i-{entered.Id}", grid.FindAll("tr.pulse").Single().Id);
        Assert.Equal("true", grid.Find($"#i-{ids[7]}").GetAttribute("aria-selected"));
        Assert.NotEmpty(grid.FindAll($"#i-{ids[9]} + tr.unfolded"));
        Assert.Equal((before, "1"), (grid.Find("table").GetAttribute("data-view"), grid.Find("tbody[data-block]").GetAttribute("data-block")));

        await world.ChangeAsync(async db => (await db.Vehicles.SingleAsync(v => v.Id == leaving)).ExitedOn = World.Today);
        grid.WaitForAssertion(() => Assert.DoesNotContain($"{leaving}", Ids(grid)));
    }

    [Fact]
    public async Task A_list_that_has_become_shorter_than_where_one_was_is_shown_from_its_top()
    {
        await FleetCrowd.EnterAsync(world, 300);
        var grid = Open();
        Say(grid, "w 2 2");
        grid.WaitForAssertion(() => Assert.Equal("2", grid.Find("tbody[data-block]").GetAttribute("data-block")));
        await world.ChangeAsync(async db => { foreach (var v in await db.Vehicles.Where(v => v.ContractId == world.Fleet).OrderBy(v => v.Plate).Skip(30).ToListAsync()) v.Drop(); });
        grid.WaitForAssertion(() => Assert.Equal("0", grid.Find("tbody[data-block]").GetAttribute("data-block")));
    }

    [Fact, Rule("R-FLT-05"), Rule("R-FLT-10")]
    public async Task Buildings_say_their_area_line_by_line_and_in_all()
    {
        var grid = Open(kind: ItemKind.Building, contract: world.Depots);
        var areas = await world.ReadAsync(db => db.Buildings.Where(b => b.ContractId == world.Depots).Select(b => b.Area ?? 0).ToListAsync());
        grid.WaitForAssertion(() => Assert.Contains($"{new Broker.Portal.Kit.Formats(world.Clock, null!).Number(areas.Sum())} m²", grid.Find(".table-foot").TextContent));
        Assert.Equal(["Immeuble", "Description", "Surface", "Qualité", "État", "Adhésion", "Radiation"], grid.FindAll("thead tr:first-child th:not(.tick-col)").Select(th => th.TextContent.Trim()));
        grid.Find("input[type=search]").Change("canal");
        grid.WaitForAssertion(() => Assert.Equal("Entrepôt nord", Assert.Single(Labels(grid))));
    }

    [Fact, Rule("R-GRP-02"), Rule("R-GRP-05")]
    public async Task Insured_persons_are_found_by_either_name_with_when_they_came_and_left()
    {
        var person = new InsuredPerson { ClientId = world.Rivelaine, ContractId = world.Health, Civility = Broker.Core.Clients.Civility.Madam, LastName = "Zéphyr", FirstName = "Ysé", EnteredOn = new(2026, 2, 1), ExitedOn = new(2026, 5, 1) };
        await world.AddAsync(person);
        var grid = Open("&q=yse+zeph&state=All", ItemKind.Person, world.Health);
        Assert.Equal("Zéphyr Ysé", Assert.Single(Labels(grid)));
        Assert.Equal(["Femme", "Sorti", "01/02/2026", "01/05/2026"], grid.FindAll("tbody tr[id] td:not(.tick-col, .label)").Select(td => td.TextContent));
        Assert.Equal(["Nom", "Sexe", "État", "Adhésion", "Radiation"], grid.FindAll("thead tr:first-child th:not(.tick-col)").Select(th => th.TextContent.Trim()));
    }
}
