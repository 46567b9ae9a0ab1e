using Broker.Core.Changes;
using Broker.Core.Demo;
using Broker.Core.Staff;

namespace Broker.Tests.Home;

using World = Broker.Tests.World.World;

public sealed class ArrangeDashboardTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Everyone_has_their_own_and_goes_back_to_the_usual_one_when_they_like()
    {
        Assert.Null(await TilesAsync(world.Theo));
        await ArrangeAsync(world.Theo, ["clients", "actions", "clients"]);
        await ArrangeAsync(world.Ines, []);
        Assert.Equal(["clients", "actions"], await TilesAsync(world.Theo));
        Assert.Equal([], await TilesAsync(world.Ines));

        await ArrangeAsync(world.Theo, ["actions"]);
        Assert.Equal(["actions"], await TilesAsync(world.Theo));
        await ArrangeAsync(world.Theo, null);
        await ArrangeAsync(world.Theo, null);
        Assert.Null(await TilesAsync(world.Theo));
        Assert.Equal([], await TilesAsync(world.Ines));
    }

    [Fact]
    public async Task Only_the_persons_own_screens_are_told()
    {
        var told = new List<Change>();
        using var listening = world.Feed.Listen(null, c => { told.Add(c); return true; }, () => { });
        await ArrangeAsync(world.Theo, ["clients"]);
        await ArrangeAsync(world.Theo, null);
        Assert.Equal([Cast.Theo.Id, Cast.Theo.Id], told.Where(c => c.Is<Dashboard>()).Select(c => c.Id));
    }

    [Fact]
    public async Task More_tiles_than_there_can_be_are_refused()
    {
        var many = Enumerable.Range(0, Dashboard.MostTiles + 1).Select(i => $"tile{i}").ToList();
        Assert.Equal("input.too-long", (await world.Desk<ArrangeDashboard>().RunAsync(world.Theo, new() { Tiles = many })).Problem?.Code);
        await ArrangeAsync(world.Theo, ["", new string('x', Dashboard.KeyLength + 1), "actions"]);
        Assert.Equal(["actions"], await TilesAsync(world.Theo));
    }

    private async Task ArrangeAsync(Broker.Core.Access.Caller who, List<string>? tiles) => Assert.False((await world.Desk<ArrangeDashboard>().RunAsync(who, new() { Tiles = tiles })).Failed);

    private async Task<IReadOnlyList<string>?> TilesAsync(Broker.Core.Access.Caller who) => (await world.Desk<DashboardQuery>().RunAsync(who)).Tiles;
}
