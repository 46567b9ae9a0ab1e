using System.Diagnostics;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Core.Products;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>
/// The grid of one fleet of 10 000, 100 000 and 1 000 000 vehicles: each read beside the very same statements through the bare provider, and how much the
/// hundredfold fleet slows it. Once on SQLite, once with BROKER_TEST_PROVIDER=postgres.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class FleetGridBench(ITestOutputHelper output)
{
    private const int Repeats = 60, MostAtOnce = 400_000;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(0.4);
    private static readonly int[] Sizes = Environment.GetEnvironmentVariable("BROKER_BENCH_VEHICLES") is { Length: > 0 } sizes ? [.. sizes.Split(',').Select(int.Parse)] : [10_000, 100_000, 1_000_000];

    private static readonly Guid Owner = DemoId.Of("client:crowd-fleet");

    [Fact]
    public async Task Reading_a_great_fleet()
    {
        var first = new Dictionary<string, double>();
        await using var world = await TheWorld.OpenAsync();
        var there = 0;
        foreach (var size in Sizes)
        {
            var start = Stopwatch.GetTimestamp();
            while (there < size)
            {
                var more = Math.Min(MostAtOnce, size - there);
                var seeded = await new SeedDemo(world.Store, world.Clock, world.Shelf, world.Desk<IPasswordHasher<Person>>()).RunAsync(Caller.System(Jobs.Seed), new() { CastOnly = true, Vehicles = more });
                Assert.Null(seeded.Problem);
                there += more;
            }
            if (TheWorld.IsPostgres) await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE"));
            output.WriteLine($"{size} vehicles; added in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
            output.WriteLine($"{"read",-40} {"rows",5} {"queries",8} {"median ms",10} {"p95 ms",8} {"bare ms",8} {"ratio",6} {"growth",7}");
            var reads = await ReadsAsync(world, size);
            for (var round = 0; round < 3; round++)
                foreach (var (_, read) in reads)
                {
                    var began = Stopwatch.GetTimestamp();
                    for (var i = 0; i < 100 && Stopwatch.GetElapsedTime(began) < Warming / 3; i++) await read();
                }
            foreach (var (title, read) in reads) await SayAsync(title, size, read, first);
        }
    }

    private static async Task<List<(string Title, Func<Task<int>> Read)>> ReadsAsync(TheWorld world, int size)
    {
        var (query, totals) = (world.Desk<FleetRowsQuery>(), world.Desk<FleetTotalsQuery>());
        var contract = await world.ReadAsync(db => db.Vehicles.Where(v => v.ClientId == Owner).Select(v => v.ContractId).FirstAsync());
        var fleet = new FleetFilter { ClientId = Owner, ContractId = contract, Kind = ItemKind.Vehicle };
        var whole = fleet with { ContractId = null };
        var plate = (await query.RunAsync(world.Theo, fleet, new(From: size / 3))).Rows[0].Label.Replace("-", "");
        var middle = await MiddleAsync(fleet);
        var (byCategory, latest) = (fleet with { Sort = FleetSort.Category }, fleet with { Sort = FleetSort.Entered, Descending = true });
        var lorries = fleet with { Category = "Porteur" };
        return
        [
            ("first page and capped count", () => Rows(fleet, new())),
            ("next page, from the middle", () => Rows(fleet, new(After: middle))),
            ("previous page, from the middle", () => Rows(fleet, new(Before: middle))),
            ("last page", () => Rows(fleet, new(Last: true))),
            ("all contracts: first page", () => Rows(whole, new())),
            ("all contracts: next, from the middle", () => Rows(whole, new(After: middle))),
            ("sorted by category: first page", () => Rows(byCategory, new())),
            ("sorted by entry, latest first", () => Rows(latest, new())),
            ("filtered: category, first page", () => Rows(lorries, new())),
            ("filtered: category, last page", () => Rows(lorries, new(Last: true))),
            ("filtered: category, sorted by exit", () => Rows(lorries with { Sort = FleetSort.Exited }, new())),
            ("filtered: those that left", () => Rows(fleet with { State = FleetState.Left }, new())),
            ("search: two signs of a plate", () => Rows(fleet with { Text = plate[..2] }, new())),
            ("search: a plate but for its end", () => Rows(fleet with { Text = plate[..^1] }, new())),
            ("search: five signs inside a plate", () => Rows(fleet with { Text = plate[1..^1] }, new())),
            ("search: three signs, here and there", () => Rows(fleet with { Text = plate[2..5] }, new())),
            ("search: nothing holds it", () => Rows(fleet with { Text = "zzqqzz" }, new())),
            ("jump into the middle", () => Rows(fleet, new(From: size / 2))),
            ("exact count (not on the way)", async () => { Forget(); return (await totals.RunAsync(world.Theo, fleet)).Count; }),
        ];

        async Task<int> Rows(FleetFilter filter, FleetRowsQuery.Where where)
        {
            Forget();
            return (await query.RunAsync(world.Theo, filter, where)).Rows.Count;
        }

        // As after a change: the answer nobody has asked for yet.
        void Forget() => world.Feed.Publish([new Change(nameof(Vehicle), Owner, Owner)]);

        async Task<FleetPlace> MiddleAsync(FleetFilter filter) => FleetPlace.Of((await query.RunAsync(world.Theo, filter, new(From: size / 2))).Rows[0], filter.Sort);
    }

    private async Task SayAsync(string title, int size, Func<Task<int>> read, Dictionary<string, double> first)
    {
        using var replay = await Replay.OfAsync(read);
        var rows = await read();
        // Turn by turn, so that the machine's moods are shared.
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var i = -4; i < Repeats; i++)
        {
            var (mine, theirs) = (await TimeAsync(read), await TimeAsync(replay.RunAsync));
            if (i < 0) continue;
            ours.Add(mine);
            bare.Add(theirs);
            if (ours.Sum() > 4_000) break;
        }
        var (own, raw) = (new Times(ours), new Times(bare));
        var growth = first.TryGetValue(title, out var before) ? $"{Math.Log(own.Median / before) / Math.Log((double)size / Sizes[0]):F2}" : "";
        first.TryAdd(title, own.Median);
        output.WriteLine($"{title,-40} {rows,5} {replay.Statements,8} {Times.Say(own.Median),10} {Times.Say(own.P95),8} {Times.Say(raw.Median),8} {own.Median / raw.Median,6:F2} {growth,7}");
    }

    private static async Task<double> TimeAsync(Func<Task> what)
    {
        var start = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
