using Broker.Core.Sales;
using Broker.Tests.Sales;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>The sales board with 2 000 open cards: what opening it reads, and what one card dragged costs, beside the bare statements. Once on SQLite, once with BROKER_TEST_PROVIDER=postgres.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class SalesBench(ITestOutputHelper output)
{
    private const int Cards = 2_000, Repeats = 40;
    private static readonly string[] Stages = ["À qualifier", "Étude", "Proposition envoyée", "Accord du client"];

    [Fact]
    public async Task Two_thousand_open_cards()
    {
        await using var world = await TheWorld.OpenAsync();
        await FillAsync(world);
        if (TheWorld.IsPostgres) await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE"));
        var (heads, cards, stages) = (world.Desk<SalesBoardQuery>(), world.Desk<SalesCardsQuery>(), (await world.Desk<SalesStagesQuery>().RunAsync(world.Theo)).ToDictionary(s => s.Id, _ => SalesCardsQuery.Portion));
        Assert.True((await heads.RunAsync(world.Theo, new())).Values.Sum() >= Cards);

        await SayAsync("heads of the columns", () => heads.RunAsync(world.Theo, new()));
        await SayAsync("first cards of every column", () => cards.RunAsync(world.Theo, new(), stages));
        await SayAsync("heads, only where documents are missing", () => heads.RunAsync(world.Theo, new() { Missing = true }));
        await SayAsync("the bare count by stage", () => world.ReadAsync(db => db.Proposals.Where(p => p.ClosedOn == null).GroupBy(p => p.StageId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()));

        var at = 0;
        var sale = await world.ReadAsync(db => db.Proposals.Select(p => p.Id).FirstAsync());
        await SayAsync("one card dragged, and the board read again", async () =>
        {
            var version = await world.ReadAsync(db => db.Proposals.Where(p => p.Id == sale).Select(p => p.Version).SingleAsync());
            Assert.Null((await world.Desk<MoveProposal>().RunAsync(world.Theo, new() { Id = sale, Version = version, StageId = SalesWorld.Stage(Stages[at++ % Stages.Length]) })).Problem);
            await heads.RunAsync(world.Theo, new());
            await cards.RunAsync(world.Theo, new(), stages);
        });
    }

    private async Task SayAsync(string what, Func<Task> read)
    {
        var times = await Times.OfAsync(Repeats, read);
        output.WriteLine($"{what,-48} median {Times.Say(times.Median)} ms, p95 {Times.Say(times.P95)} ms");
    }

    private static async Task FillAsync(TheWorld world)
    {
        var (now, today) = (world.Clock.Now, world.Clock.Today);
        for (var first = 0; first < Cards; first += 500)
        {
            await using var db = await world.OpenAsync(world.System);
            var clients = await db.Clients.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync();
            for (var i = first; i < first + 500; i++)
                db.Add(new Proposal
                {
                    ClientId = clients[i % clients.Count], RiskId = SalesWorld.Risk(i % 2 == 0 ? SalesWorld.Liability : "Cyber"), Number = $"PRO-2020-{i:00000}", StageId = SalesWorld.Stage(Stages[i % Stages.Length]), MovedAt = now.AddMinutes(-i), CreatedOn = today, CreatedBy = "Théo Darnaud",
                });
            Assert.Null((await db.SaveAsync()).Problem);
        }
    }
}
