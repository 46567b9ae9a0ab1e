using System.Text.RegularExpressions;
using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Core.Storage;
using Broker.Tests.Bench;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

using World = Broker.Tests.World.World;

public sealed class FleetRowsTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    private FleetRowsQuery Query => world.Desk<FleetRowsQuery>();

    private FleetFilter OfFleet => new() { ClientId = world.Rivelaine, ContractId = world.Fleet, Kind = ItemKind.Vehicle };

    [Fact, Rule("R-FLT-10"), Rule("R-FLT-11"), Rule("R-GRP-02"), Rule("R-GRP-05")]
    public async Task Whatever_is_asked_in_whichever_order_the_answer_is_that_of_looking_at_each_item()
    {
        await FleetCrowd.EnterAsync(world, 230);
        var items = await world.ReadAsync(db => db.InsuredItems.AsNoTracking().ToListAsync());
        var (lot, full) = (new Random(11), 0);
        for (var round = 0; round < 120; round++)
        {
            var filter = FleetCrowd.Filter(lot);
            var expected = FleetCrowd.Naive(items, filter, World.Today).ConvertAll(i => i.Id);
            var forward = await ForwardAsync(world.Ines, filter);
            var apart = expected.Zip(forward).TakeWhile(pair => pair.First == pair.Second).Count();
            Assert.True(expected.SequenceEqual(forward), $"{filter}: {expected.Count} expected, {forward.Count} found, apart from {apart} on: {Said(expected)} and {Said(forward)}");

            string? Said(List<Guid> ids) => items.FirstOrDefault(i => i.Id == ids.ElementAtOrDefault(apart)) is { } i ? $"{i.Label} {i.EnteredOn} {i.ExitedOn} {i.Standing} {i.Id}" : null;
            Assert.Equal(expected.TakeLast(FleetRowsQuery.BlockSize), (await Query.RunAsync(world.Ines, filter, new(Last: true))).Rows.Select(r => r.Id));
            var totals = await world.Desk<FleetTotalsQuery>().RunAsync(world.Ines, filter);
            Assert.Equal(expected.Count, totals.Count);
            if (filter.Kind == ItemKind.Building) Assert.Equal(items.Where(i => expected.Contains(i.Id)).Sum(i => (long)(((Building)i).Area ?? 0)), totals.Area);
            var selection = new FleetSelection { ClientId = filter.ClientId, All = filter, Except = [.. expected.Take(2)] };
            Assert.Equal(expected.Skip(2), await IdsAsync(world.Ines, selection));
            if (expected.Count > FleetRowsQuery.BlockSize) full++;
            if (expected.Count <= 2 * FleetRowsQuery.BlockSize) continue;
            // From its middle, backward and by number.
            var middle = (await Query.RunAsync(world.Ines, filter, new(From: 70))).Rows;
            Assert.Equal(expected.Skip(70).Take(FleetRowsQuery.BlockSize), middle.Select(r => r.Id));
            Assert.Equal(expected.Skip(20).Take(FleetRowsQuery.BlockSize), (await Query.RunAsync(world.Ines, filter, new(Before: FleetPlace.Of(middle[0], filter.Sort)))).Rows.Select(r => r.Id));
        }
        Assert.True(full > 12, $"only {full} lists were longer than a block");
    }

    private async Task<List<Guid>> ForwardAsync(Caller by, FleetFilter filter)
    {
        List<Guid> all = [];
        for (var block = await Query.RunAsync(by, filter); block.Rows.Count > 0; block = await Query.RunAsync(by, filter, new(After: FleetPlace.Of(block.Rows[^1], filter.Sort))))
        {
            all.AddRange(block.Rows.Select(r => r.Id));
            if (block.Rows.Count < FleetRowsQuery.BlockSize) break;
        }
        return all;
    }

    private async Task<List<Guid>> IdsAsync(Caller by, FleetSelection selection) =>
        await world.Desk<FleetIdsQuery>().RunAsync(by, selection, 10_000) is { Problem: null } found ? found.Value : [];

    [Fact, Rule("R-FLT-11")]
    public async Task Those_that_left_are_hidden_until_asked_for()
    {
        var present = await Query.RunAsync(world.Ines, OfFleet);
        var gone = await Query.RunAsync(world.Ines, OfFleet with { State = FleetState.Left });
        Assert.DoesNotContain(present.Rows, r => r.StateOn(World.Today) == ItemState.Left);
        Assert.All(gone.Rows, r => Assert.Equal(ItemState.Left, r.StateOn(World.Today)));
        Assert.NotEmpty(gone.Rows);
        Assert.Equal(World.FleetSize, present.Count + gone.Count);
        // They are there again on the day before they left.
        Assert.Equal(ItemState.Leaving, gone.Rows[0].StateOn(gone.Rows[0].ExitedOn!.Value.AddDays(-1)));
    }

    [Fact]
    public async Task What_waits_for_the_firms_word_is_said_on_its_line()
    {
        var (leaves, stays) = ((await Query.RunAsync(world.Ines, OfFleet)).Rows[0], (await Query.RunAsync(world.Ines, OfFleet)).Rows[1]);
        var entry = new Vehicle { ClientId = world.Rivelaine, ContractId = world.Fleet, Plate = "AA-001-AA", PlateKind = PlateKind.Siv, Make = "DAF", Model = "XF", Category = "", EnteredOn = World.Today };
        entry.Ask();
        await world.AddAsync(entry, Asked(leaves.Id, MovementKind.Exit), Asked(entry.Id, MovementKind.Entry));
        var rows = (await Query.RunAsync(world.Ines, OfFleet)).Rows;
        Assert.Equal((MovementKind.Exit, MovementKind.Entry, null), (Row(leaves.Id).Waiting, Row(entry.Id).Waiting, Row(stays.Id).Waiting));
        Assert.Equal(ItemState.Asked, Row(entry.Id).StateOn(World.Today));
        Assert.Equal(entry.Id, Assert.Single((await Query.RunAsync(world.Ines, OfFleet with { State = FleetState.Asked })).Rows).Id);

        FleetRow Row(Guid id) => rows.Single(r => r.Id == id);
    }

    private ItemMovement Asked(Guid item, MovementKind kind) => new()
    {
        ClientId = world.Rivelaine, ContractId = world.Fleet, ItemId = item, ItemKind = ItemKind.Vehicle, Kind = kind, Origin = MovementOrigin.Client, Label = "", EffectiveOn = World.Today, AskedAt = world.Clock.Now, AskedBy = "Nadège",
    };

    [Fact, Rule("IND-10"), Rule("R-FLT-02")]
    public async Task Whoever_is_shown_some_contracts_finds_their_items_and_no_others()
    {
        await FleetCrowd.EnterAsync(world, 30);
        var whole = OfFleet with { ContractId = null, State = FleetState.All };
        var all = await ForwardAsync(world.Nadege, whole);
        var fleet = await ForwardAsync(world.Ines, OfFleet with { State = FleetState.All });
        Assert.True(all.Count > fleet.Count);
        // Karim sees the fleet alone, Marc is a client elsewhere.
        Assert.Equal(fleet, await ForwardAsync(world.Karim, whole));
        Assert.Equal(fleet.Count, (await world.Desk<FleetTotalsQuery>().RunAsync(world.Karim, whole)).Count);
        Assert.Empty(await ForwardAsync(world.Karim, whole with { ContractId = world.Liability }));
        Assert.Empty(await ForwardAsync(world.Marc, whole));
        Assert.Equal(0, (await world.Desk<FleetTotalsQuery>().RunAsync(world.Marc, whole)).Count);

        var selection = new FleetSelection { ClientId = world.Rivelaine, All = whole };
        Assert.Equal(fleet, await IdsAsync(world.Karim, selection));
        Assert.Equal(fleet.Order(), (await IdsAsync(world.Karim, new() { ClientId = world.Rivelaine, Ids = all })).Order());
        Assert.Empty(await IdsAsync(world.Marc, selection));
        Assert.Equal("fleet.too-many", (await world.Desk<FleetIdsQuery>().RunAsync(world.Ines, selection, 3)).Problem!.Code);
        Assert.Equal("fleet.none-chosen", (await world.Desk<FleetIdsQuery>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine }, 3)).Problem!.Code);
        Assert.Equal("fleet.too-many-ticked", (await world.Desk<FleetIdsQuery>().RunAsync(world.Ines, new() { ClientId = world.Rivelaine, Ids = [.. Enumerable.Range(0, 5_001).Select(_ => Guid.NewGuid())] }, 3)).Problem!.Code);

        // Kept off the extranet, the fleet is the firm's alone, though answers are shared.
        await world.ChangeAsync(async db => (await db.Contracts.SingleAsync(c => c.Id == world.Fleet)).OnExtranet = false);
        world.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Empty(await ForwardAsync(world.Karim, whole));
        Assert.Empty((await ForwardAsync(world.Nadege, whole)).Intersect(fleet));
        Assert.Equal(fleet, await ForwardAsync(world.Ines, OfFleet with { State = FleetState.All }));
    }

    [Fact]
    public async Task More_than_one_cares_to_know_at_once_is_counted_apart()
    {
        await FleetCrowd.EnterAsync(world, FleetRowsQuery.MostCounted + 400);
        var filter = OfFleet with { ContractId = null, State = FleetState.All };
        var expected = await world.ReadAsync(db => db.Vehicles.CountAsync(v => v.ClientId == world.Rivelaine));
        Assert.True(expected > FleetRowsQuery.MostCounted);
        Assert.Equal(FleetRowsQuery.MostCounted + 1, (await Query.RunAsync(world.Ines, filter)).Count);
        Assert.Equal(expected, (await world.Desk<FleetTotalsQuery>().RunAsync(world.Ines, filter)).Count);
        // What many hold is read along the order, what few hold by what they hold: both in the same order.
        foreach (var text in new[] { "vf1", "cd", "-123-" })
        {
            var found = await ForwardAsync(world.Ines, filter with { Text = text });
            Assert.Equal(FleetCrowd.Naive(await world.ReadAsync(db => db.InsuredItems.AsNoTracking().ToListAsync()), filter with { Text = text }, World.Today).Select(i => i.Id), found);
        }
    }

    [Fact]
    public async Task Items_written_before_there_was_a_grid_are_found_and_sorted_after_the_next_start()
    {
        var before = await ForwardAsync(world.Ines, OfFleet);
        await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("""UPDATE "InsuredItems" SET "SortKey" = '', "GroupKey" = '', "ExitKey" = '0001-01-01', "SearchText" = '' """));
        world.Feed.Publish([Broker.Core.Changes.Change.Everything]);
        Assert.Empty(await ForwardAsync(world.Ines, OfFleet));
        await SchemaUpdate.RunAsync(world.Store);
        world.Feed.Publish([Broker.Core.Changes.Change.Everything]);
        Assert.Equal(before, await ForwardAsync(world.Ines, OfFleet));
        Assert.Equal(before.Count, (await Query.RunAsync(world.Ines, OfFleet with { Text = before.Count > 0 ? "-" : null })).Count);
    }

    /// <summary>SQLite guesses; on a great fleet a wrong guess is felt.</summary>
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Each_order_is_read_along_its_own_index_and_nothing_is_sorted(bool ofContract)
    {
        if (World.IsPostgres) return;
        await FleetCrowd.EnterAsync(world, 60);
        var filter = ofContract ? OfFleet : OfFleet with { ContractId = null };
        foreach (var sort in Enum.GetValues<FleetSort>())
            foreach (var where in new FleetRowsQuery.Where[] { new(), new(Last: true), new(From: 20) })
            {
                var plans = await PlansAsync(() => Query.RunAsync(world.Ines, filter with { Sort = sort, Descending = where.Last, Category = sort == FleetSort.Category ? "Porteur" : null }, where));
                Assert.True(plans.Any(step => step.Contains($"INDEX IX_InsuredItems_{(ofContract ? "Contract" : "Client")}By{sort} (", StringComparison.Ordinal)), $"{sort}: {string.Join("; ", plans)}");
                Assert.DoesNotContain(plans, step => step.Contains("B-TREE FOR ORDER BY", StringComparison.Ordinal) || Regex.IsMatch(step, "^SCAN (InsuredItems|i)\\b"));
            }
        if (!ofContract) return;
        Task<FleetTotalsQuery.Totals> CountAsync() => world.Desk<FleetTotalsQuery>().RunAsync(world.Ines, filter);
        Assert.Contains(await PlansAsync(CountAsync), step => Regex.IsMatch(step, "INDEX IX_InsuredItems_ContractBy"));
        world.Feed.Publish([Broker.Core.Changes.Change.Everything]);
        // Only what a sheet is writing on this very contract is looked at beyond the index: no row is sought before that is known.
        Assert.Contains("DeferredSeek", await PlansAsync(CountAsync, "EXPLAIN ", 1));
    }

    [Fact]
    public async Task A_fragment_leads_to_its_vehicles_without_a_walk_through_the_fleet()
    {
        if (World.IsPostgres) return;
        await FleetCrowd.EnterAsync(world, 60);
        foreach (var text in new[] { "b-01", "vf1", "zzqqzz" })
            foreach (var sort in Enum.GetValues<FleetSort>())
            {
                var plans = await PlansAsync(() => Query.RunAsync(world.Ines, OfFleet with { Text = text, Sort = sort }));
                Assert.Contains(plans, step => Regex.IsMatch(step, @"^SEARCH i USING INDEX sqlite_autoindex_InsuredItems_\d \((ClientId=\? AND )?Id=\?\)"));
                Assert.DoesNotContain(plans, step => step.Contains("IX_InsuredItems_", StringComparison.Ordinal));
            }
    }

    private static async Task<List<string>> PlansAsync(Func<Task> read, string explain = "EXPLAIN QUERY PLAN ", int column = 3)
    {
        using var replay = await Replay.OfAsync(read);
        await using var connection = new SqliteConnection(replay.Archive);
        await connection.OpenAsync();
        var steps = new List<string>();
        foreach (var (sql, values) in replay.Taken.Where(taken => taken.Sql.Contains("\"InsuredItems\"", StringComparison.Ordinal)))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = explain + sql;
            foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) steps.Add(row.GetString(column));
        }
        return steps;
    }
}
