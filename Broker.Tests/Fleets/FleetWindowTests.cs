using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Features.Fleets;

namespace Broker.Tests.Fleets;

/// <summary>What a screen reads when it moves over a list of 2 030 lines.</summary>
public sealed class FleetWindowTests
{
    private const int Size = FleetRowsQuery.BlockSize;
    private readonly List<FleetRow> all = [.. Enumerable.Range(0, 2_030).Select(n => new FleetRow(Guid.NewGuid(), Guid.NewGuid(), Guid.Empty, ItemKind.Vehicle, $"AA-{n:0000}-AA", "", "", ItemStanding.Confirmed, new(2026, 1, 1), null))];

    private readonly List<FleetRowsQuery.Where> asked = [];

    private Task<FleetRowsQuery.Block> ReadAsync(FleetRowsQuery.Where where)
    {
        asked.Add(where);
        var many = where.Blocks * Size;
        IEnumerable<FleetRow> rows = where switch
        {
            { After: { } place } => all.Skip(At(place) + 1 + where.From).Take(many),
            { Before: { } place } => all.Take(At(place) - where.From).TakeLast(many),
            _ => all.Skip(where.From).Take(many),
        };
        return Task.FromResult(new FleetRowsQuery.Block([.. rows], all.Count));

        int At(FleetPlace place) => all.FindIndex(row => FleetPlace.Of(row, FleetSort.Label) == place);
    }

    private async Task<FleetWindow> WalkAsync(params (int From, int To)[] places)
    {
        var window = new FleetWindow(FleetSort.Label);
        foreach (var (from, to) in places)
        {
            asked.Clear();
            window = await window.MovedAsync(from, to, ReadAsync);
            Assert.Equal(from, window.First);
            Assert.Equal(all.Skip(from * Size).Take(Math.Min(to - from + 1, 6) * Size), window.Rows);
        }
        return window;
    }

    [Fact]
    public async Task What_is_there_stays_and_the_rest_is_read_in_one_go_on_either_side()
    {
        await WalkAsync((4, 6), (5, 8));
        Assert.Equal((0, 2), (Assert.Single(asked).From, asked[0].Blocks));
        Assert.NotNull(asked[0].After);
        await WalkAsync((4, 6), (2, 5));
        Assert.Equal((0, 2), (Assert.Single(asked).From, asked[0].Blocks));
        Assert.NotNull(asked[0].Before);
        await WalkAsync((4, 5), (3, 7));
        Assert.Equal(2, asked.Count);
        await WalkAsync((4, 6), (4, 6));
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Elsewhere_is_come_by_from_whatever_is_nearest()
    {
        await WalkAsync((20, 21), (30, 32));
        Assert.Equal((8 * Size, 3), (asked[0].From, asked[0].Blocks));
        Assert.NotNull(asked[0].After);
        await WalkAsync((20, 21), (14, 15));
        Assert.Equal(4 * Size, asked[0].From);
        Assert.NotNull(asked[0].Before);
        await WalkAsync((20, 21), (1, 2));
        Assert.Equal(new(From: Size, Blocks: 2), asked[0]);
    }

    [Fact]
    public async Task It_ends_with_the_list_and_is_never_longer_than_a_screen_needs()
    {
        Assert.Equal([50, 30], (await WalkAsync((38, 38), (39, 40))).Blocks.Select(block => block.Count));
        Assert.Equal(6, (await WalkAsync((3, 30))).Blocks.Count);
        // What was the end of the list has grown since.
        var end = await WalkAsync((40, 40));
        all.AddRange(all[..40]);
        Assert.Equal([50, 20], (await end.MovedAsync(40, 41, ReadAsync)).Blocks.Select(block => block.Count));
    }
}
