using Broker.Core.Access;
using Broker.Core.Work;
using Broker.Portal.Features.Home.Tiles;
using Broker.Tests.Bench;
using Broker.Tests.World;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Home;

[Trait("Kind", "Page")]
public sealed class DashboardReadsTests : PageScene
{
    public DashboardReadsTests() => Services.AddTiles();

    [Fact]
    public async Task What_a_change_costs_the_database_does_not_grow_with_the_dashboards_that_are_open()
    {
        var tiles = Services.GetRequiredService<TileShelf>().All;
        var counts = new List<int>();
        await ReadAllAsync(tiles, World.Theo);
        foreach (var screens in new[] { 1, 30 })
        {
            await World.Desk<AddAction>().RunAsync(World.Ines, new() { ClientId = World.Morel, Name = "Rappeler" });
            using var count = new QueryCount(onlyMine: true);
            await Task.WhenAll(Enumerable.Range(0, screens).Select(_ => ReadAllAsync(tiles, World.Theo)));
            counts.Add(count.Commands);
        }
        Assert.InRange(counts[0], 1, 6);
        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task People_who_see_alike_share_what_was_read_and_each_still_finds_their_own()
    {
        var tiles = Services.GetRequiredService<TileShelf>().All;
        await ReadAllAsync(tiles, World.Theo);
        await World.Store.RecognizeAsync(World.Oliver);
        using var count = new QueryCount(onlyMine: true);
        await ReadAllAsync(tiles, World.Oliver);
        Assert.Equal(0, count.Commands);
    }

    private static Task ReadAllAsync(IReadOnlyList<Tile> tiles, Caller by) => Task.WhenAll(tiles.Select(t => t.ReadAsync(by)));
}
