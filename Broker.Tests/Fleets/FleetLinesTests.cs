using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Features.Fleets;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

using CastScreen = Broker.Tests.World.CastScreen;
using World = Broker.Tests.World.World;

/// <summary>Lines as they are written and sent: what was typed stays text, what has not changed stays where it is.</summary>
[Trait("Kind", "Page")]
public sealed class FleetLinesTests : IAsyncLifetime
{
    private const string Typed = "<script>alert(\"a\")</script>&amp;'";
    private World world = null!;
    private CastScreen? hers;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    // Of the test's own making: it speaks its language.
    private CastScreen Screen => hers ??= new(world, world.Ines);

    public async Task DisposeAsync()
    {
        if (hers is not null) await hers.DisposeAsync();
        await world.DisposeAsync();
    }

    private IRenderedComponent<FleetGrid> Open(string query, ItemKind kind, Guid? contract)
    {
        var grid = Screen.Open<FleetGrid>($"/clients/{world.Rivelaine}/contracts/{contract ?? world.Fleet}?tab=items{query}", p => p.Add(g => g.ClientId, world.Rivelaine).Add(g => g.ContractId, contract ?? world.Fleet)
            .Add(g => g.Kind, kind));
        grid.WaitForAssertion(() => Assert.NotEmpty(grid.FindAll("tbody tr[id]")));
        return grid;
    }

    private static void Says(IRenderedComponent<FleetGrid> grid, InsuredItem item, params string[] columns)
    {
        var line = grid.Find($"#i-{item.Id}");
        Assert.Empty(line.QuerySelectorAll("script"));
        Assert.Equal(columns, line.QuerySelectorAll("td.label, td.detail, td.more").Select(cell => cell.TextContent));
        Assert.Contains(columns[0], line.QuerySelector("input")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_as_text_in_every_column()
    {
        var vehicle = new Vehicle
        {
            ClientId = world.Rivelaine, ContractId = world.Fleet, Plate = "", PlateKind = PlateKind.None, Make = Typed, Model = Typed, Category = Typed, Energy = Typed, Usage = Typed, MainDriver = Typed, Vin = "<b>'\"&", EnteredOn = World.Today,
        };
        var building = new Building { ClientId = world.Rivelaine, ContractId = world.Depots, Name = Typed, Street = Typed, PostalCode = "<i>", City = Typed, Capacity = Typed, EnteredOn = World.Today };
        var person = new InsuredPerson { ClientId = world.Rivelaine, ContractId = world.Health, LastName = Typed, FirstName = Typed, EnteredOn = World.Today };
        await world.AddAsync(vehicle, building, person);

        Says(Open("&cols=Detail.Category.Energy.Usage.Driver.Vin", ItemKind.Vehicle, null), vehicle, $"{Typed} {Typed}", $"{Typed} {Typed}", Typed, Typed, Typed, Typed, "<b>'\"&");
        Says(Open("&cols=Detail.Category", ItemKind.Building, world.Depots), building, Typed, $"{Typed}, <i> {Typed}", Typed);
        Says(Open("&cols=State", ItemKind.Person, world.Health), person, $"{Typed} {Typed}");
    }

    [Fact]
    public async Task Looking_elsewhere_and_ticking_leave_the_tools_and_the_head_as_they_are()
    {
        await FleetCrowd.EnterAsync(world, 300);
        var grid = Open("", ItemKind.Vehicle, null);
        grid.WaitForAssertion(() => Assert.True(grid.FindAll(".filter-Category option").Count > 1));
        var (tools, head) = (grid.FindComponent<FleetTools>(), grid.FindComponent<FleetHead>());
        var drawn = (tools.RenderCount, head.RenderCount);
        grid.Find("[data-say]").Change("w 1 2");
        grid.WaitForAssertion(() => Assert.Equal("1", grid.Find("tbody[data-block]").GetAttribute("data-block")));
        grid.Find("[data-say]").Change($"t {grid.Find("tbody tr[id]").Id![2..]}");
        grid.WaitForAssertion(() => Assert.NotEmpty(grid.FindAll(".bulk")));
        Assert.Equal(drawn, (tools.RenderCount, head.RenderCount));
    }

    [Fact]
    public async Task Of_many_places_asked_for_at_once_the_last_is_shown_with_what_has_changed_meanwhile()
    {
        await FleetCrowd.EnterAsync(world, 520);
        var expected = await world.ReadAsync(async db => FleetCrowd.Naive(await db.InsuredItems.AsNoTracking().ToListAsync(), new() { ClientId = world.Rivelaine, ContractId = world.Fleet, Kind = ItemKind.Vehicle }, World.Today));
        var grid = Open("", ItemKind.Vehicle, null);
        foreach (var place in new[] { "w 1 2", "w 3 4", "w 0 2", "w 2 3" }) grid.Find("[data-say]").Change(place);
        var changed = expected[120].Id;
        await world.ChangeAsync(async db => (await db.Vehicles.SingleAsync(v => v.Id == changed)).Model = "Changé entre-temps");
        grid.WaitForAssertion(() => Assert.Contains("Changé entre-temps", grid.Find($"#i-{changed}").TextContent));
        Assert.Equal(expected.Skip(100).Take(100).Select(i => $"i-{i.Id}"), grid.FindAll("tbody tr[id]").Select(r => r.Id));
    }
}
