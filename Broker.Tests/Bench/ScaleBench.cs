using System.Diagnostics;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>
/// A record, the list and the search on a firm of 20 000 clients and on one of 200 000 (a million receipts): each beside the very same
/// statements through the bare provider, and how much the tenfold firm slows it.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class ScaleBench(ITestOutputHelper output)
{
    private const int Repeats = 100;
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(0.5);
    private static readonly int[] Sizes = Environment.GetEnvironmentVariable("BROKER_BENCH_CLIENTS") is { Length: > 0 } sizes ? [.. sizes.Split(',').Select(int.Parse)] : [20_000, 200_000];

    /// <summary>The folder where the firms laid out stay for the next run.</summary>
    private static readonly string? Kept = Environment.GetEnvironmentVariable("BROKER_BENCH_KEEP") is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;

    [Fact]
    public async Task Reading_in_a_large_firm()
    {
        var first = new Dictionary<string, double>();
        foreach (var size in Sizes)
        {
            await using var world = Kept is null ? await TheWorld.OpenAsync() : await TheWorld.OpenAsync(Path.Combine(Kept, $"firm-{size}.db"));
            var there = await world.ReadAsync(db => db.Clients.CountAsync(c => c.Reference.StartsWith("S-")));
            var start = Stopwatch.GetTimestamp();
            var seeded = await new SeedDemo(world.Store, world.Clock, world.Shelf, world.Desk<Microsoft.AspNetCore.Identity.IPasswordHasher<Person>>())
                .RunAsync(Caller.System(Jobs.Seed), new() { CastOnly = true, Clients = size - there });
            Assert.Null(seeded.Problem);
            var took = Stopwatch.GetElapsedTime(start);
            var receipts = await world.ReadAsync(db => db.Receipts.CountAsync());
            output.WriteLine($"{size} clients, {receipts} receipts; {size - there} added in {took.TotalSeconds:F0} s");
            output.WriteLine($"{"read",-44} {"queries",8} {"median ms",10} {"p95 ms",8} {"bare ms",8} {"ratio",6} {"growth",7}");
            var reads = await ReadsAsync(world);
            await WarmAsync(reads.ConvertAll(read => read.Read));
            foreach (var (title, read) in reads) await SayAsync(title, read, first);
        }
    }

    private static async Task<List<(string Title, Func<Task> Read)>> ReadsAsync(TheWorld world)
    {
        var (list, search) = (world.Desk<ClientsQuery>(), world.Desk<SearchQuery>());
        var sample = await world.ReadAsync(db => db.Clients.Where(c => c.Reference == "S-012345").Select(c => new { c.Id, c.Name, c.Phone }).SingleAsync());
        var surname = sample.Name.Split(' ')[^1];
        var receipt = await world.ReadAsync(db => db.Receipts.Where(r => r.ClientId == sample.Id).Select(r => r.Number).FirstAsync());
        var middle = (await list.RunAsync(world.Theo, new() { Text = surname })).Rows[0];
        var deep = await DeepAsync(world);
        return
        [
            ("record opened", () => RecordAsync(world, sample.Id)),
            ("list, first page", () => list.RunAsync(world.Theo, new())),
            ("list, a page in its midst", () => list.RunAsync(world.Theo, new(), new(After: deep))),
            ("list, last page", () => list.RunAsync(world.Theo, new(), new(Last: true))),
            ("list, newest first", () => list.RunAsync(world.Theo, new() { Sort = ClientSort.Newest, Descending = true })),
            ("filtered: handler and kind", () => list.RunAsync(world.Theo, new() { HandlerId = Cast.Oliver.Id, Kind = ClientKind.SelfEmployed })),
            ("filtered: archived, by town", () => list.RunAsync(world.Theo, new() { State = ClientState.Archived, Sort = ClientSort.City })),
            ("filtered: without contracts in force", () => list.RunAsync(world.Theo, new() { Insured = false })),
            ("filtered: postal code", () => list.RunAsync(world.Theo, new() { Place = "03970" })),
            ("filtered: text, a reference", () => list.RunAsync(world.Theo, new() { Text = "S-012345" })),
            ("filtered: text, a trade that fills the page", () => list.RunAsync(world.Theo, new() { Text = "menuiserie" })),
            ("filtered: text, a name", () => list.RunAsync(world.Theo, new() { Text = surname })),
            ("search: a reference", () => search.RunAsync(world.Theo, "S-012345")),
            ("search: a name", () => search.RunAsync(world.Theo, sample.Name)),
            ("search: part of a name", () => search.RunAsync(world.Theo, surname[1..])),
            ("search: a name mistyped", () => search.RunAsync(world.Theo, surname[..2] + "x" + surname[3..])),
            ("search: a telephone", () => search.RunAsync(world.Theo, sample.Phone!.Replace(" ", "."))),
            ("search: the midst of a telephone", () => search.RunAsync(world.Theo, new string([.. sample.Phone!.Where(char.IsAsciiDigit)])[3..8])),
            ("search: a receipt", () => search.RunAsync(world.Theo, receipt)),
            ("search: two letters", () => search.RunAsync(world.Theo, surname[..2])),
        ];
    }

    /// <summary>Where the list's alphabet is half through.</summary>
    private static async Task<string> DeepAsync(TheWorld world)
    {
        var middle = (await world.Desk<ClientsQuery>().RunAsync(world.Theo, new() { Text = "menuiserie lan" }));
        return middle.Ends ?? middle.Begins ?? throw new InvalidOperationException("The crowd has too few joiners.");
    }

    /// <summary>By the first who opens it after a change, whose rights nobody remembers either.</summary>
    private static async Task RecordAsync(TheWorld world, Guid client)
    {
        world.Feed.Publish([Change.Everything]);
        await OpenedRecord.ReadAsync(world, client);
    }

    /// <summary>A server has run for hours when one opens a record: what is measured is compiled in full, and the pages of the file are in memory.</summary>
    private static async Task WarmAsync(List<Func<Task>> reads)
    {
        for (var round = 0; round < 4; round++)
            foreach (var read in reads)
            {
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < 200 && Stopwatch.GetElapsedTime(start) < Warming; i++) await read();
            }
    }

    private async Task SayAsync(string title, Func<Task> read, Dictionary<string, double> first)
    {
        using var replay = await Replay.OfAsync(read);
        // Turn by turn, so that the machine's moods are shared.
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var i = -5; i < Repeats; i++)
        {
            var (mine, theirs) = (await TimeAsync(read), await TimeAsync(replay.RunAsync));
            if (i < 0) continue;
            ours.Add(mine);
            bare.Add(theirs);
        }
        var (own, raw) = (new Times(ours), new Times(bare));
        var growth = first.TryGetValue(title, out var before) ? $"{Math.Log(own.Median / before) / Math.Log((double)Sizes[^1] / Sizes[0]):F2}" : "";
        first.TryAdd(title, own.Median);
        output.WriteLine($"{title,-44} {replay.Statements,8} {Times.Say(own.Median),10} {Times.Say(own.P95),8} {Times.Say(raw.Median),8} {own.Median / raw.Median,6:F2} {growth,7}");
    }

    private static async Task<double> TimeAsync(Func<Task> what)
    {
        var start = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
