using System.Diagnostics;
using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.ExpectedDocuments;
using Broker.Core.ExpectedDocuments.Reminders;
using Broker.Tests.Deferred;
using Broker.Tests.ExpectedDocuments;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Bench;

/// <summary>
/// The list of contracts that await documents in a firm of 200 000 contracts, a quarter of which do, beside the bare count; and a list applied to tens of thousands of them. Once on SQLite, once with
/// BROKER_TEST_PROVIDER=postgres.
/// </summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class AuditBench(ITestOutputHelper output)
{
    private const int Repeats = 20, AtOnce = 1_000;
    private static readonly int Contracts = Environment.GetEnvironmentVariable("BROKER_BENCH_CONTRACTS") is { Length: > 0 } count ? int.Parse(count) : 200_000;

    [Fact]
    public async Task Two_hundred_thousand_contracts()
    {
        await using var world = await TheWorld.OpenAsync();
        var start = Stopwatch.GetTimestamp();
        await FillAsync(world);
        output.WriteLine($"{await world.ReadAsync(db => db.Contracts.CountAsync())} contracts, {await world.ReadAsync(db => db.ExpectedDocuments.CountAsync())} expected documents, laid out in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        if (TheWorld.IsPostgres) await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("VACUUM ANALYZE"));
        else await world.ReadAsync(db => db.Database.ExecuteSqlRawAsync("ANALYZE"));

        var (list, handler) = (world.Desk<AwaitingDocumentsQuery>(), await world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Rivelaine).Select(c => c.HandlerId).SingleAsync()));
        var (risk, last) = (ExpectedWorld.Risk(ExpectedWorld.Liability), (await list.RunAsync(world.Theo, new())).Total / AwaitingDocumentsQuery.PageSize);
        output.WriteLine($"{(await list.RunAsync(world.Theo, new())).Total} await something");
        await SayAsync("first page", () => list.RunAsync(world.Theo, new()));
        await SayAsync("last page", () => list.RunAsync(world.Theo, new(), last));
        await SayAsync("of one type", () => list.RunAsync(world.Theo, new() { RiskId = risk }));
        await SayAsync("of one handler", () => list.RunAsync(world.Theo, new() { HandlerId = handler }));
        await SayAsync("older than 30 days", () => list.RunAsync(world.Theo, new() { OlderThan = 30 }));
        await SayAsync("to be looked at", () => list.RunAsync(world.Theo, new() { Which = AwaitedPart.ToCheck }));
        await SayAsync("figures of the dashboard, read anew", () =>
        {
            world.Feed.Publish([Change.Everything]);
            return world.Desk<MissingDocumentsQuery>().RunAsync(world.Theo);
        });
        await SayAsync("bare count of contracts that miss something", () => world.ReadAsync(db => db.ExpectedDocuments.Where(e => e.IsMissing && e.ContractId != null).Select(e => e.ContractId).Distinct().CountAsync()));
        await SayAsync("the firm's contracts, first page with documents", () => world.Desk<ContractsQuery>().RunAsync(world.Theo, new()));
        await SayAsync("effect of the list on open files", () => world.EffectAsync(ExpectedWorld.Liability));

        await world.ListAsync(ExpectedWorld.Liability, "Bilan");
        await TimeAsync("the list applied to them as a job", async () =>
        {
            await world.Desk<ApplyExpectedListToMany>().RunAsync(world.Helene, new() { ListId = risk });
            await world.WorkAsync();
        });
        output.WriteLine($"    files that follow: {await world.ReadAsync(db => db.ExpectedDocuments.CountAsync(e => e.Name == "Bilan"))}");
        await TimeAsync("exported", async () =>
        {
            await world.Desk<ExportAwaitingDocuments>().RunAsync(world.Theo, new());
            await world.WorkAsync();
        });
        await world.RemindAsync(r => (r.Term, r.DaysBefore, r.OfficeDays) = (1, "", false));
        world.Time.Advance(TimeSpan.FromDays(2));
        await TimeAsync("a day's reminders of all clients", async () => output.WriteLine($"    clients written to: {(await world.Desk<RemindClients>().RunAsync(world.System)).Value}"));
    }

    private async Task SayAsync(string what, Func<Task> read)
    {
        var times = await Times.OfAsync(Repeats, read);
        output.WriteLine($"{what,-48} median {Times.Say(times.Median)} ms, p95 {Times.Say(times.P95)} ms");
    }

    private async Task TimeAsync(string what, Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        output.WriteLine($"{what,-48} {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");
    }

    /// <summary>Three documents each, as the list asks; of three contracts in four all have come, of one in eight one waits to be looked at.</summary>
    private static async Task FillAsync(TheWorld world)
    {
        var (seeder, today) = (Caller.System(Jobs.Seed), world.Clock.Today);
        var model = await world.ReadAsync(db => db.Contracts.AsNoTracking().SingleAsync(c => c.Id == world.Liability));
        var clients = await world.ReadAsync(db => db.Clients.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        for (var first = 0; first < Contracts; first += AtOnce)
        {
            await using var db = await world.OpenAsync(seeder);
            for (var i = first; i < Math.Min(first + AtOnce, Contracts); i++)
                db.Add(new Contract
                {
                    ClientId = clients[i % clients.Count], Number = $"AUD-{i:000000}", RiskId = i % 2 == 0 ? model.RiskId : ExpectedWorld.Risk("Cyber"), InsurerId = model.InsurerId, EffectiveOn = today.AddDays(-i % 300), AnnualPremium = Money.Euros(500),
                });
            Assert.Null((await db.SaveAsync()).Problem);
        }
        var since = world.Clock.Now.AddDays(-60);
        await world.ReadAsync(db => db.ExpectedDocuments.Where(e => db.Contracts.Any(c => c.Id == e.ContractId && c.Number.StartsWith("AUD-") && (c.Number.EndsWith("1") || c.Number.EndsWith("2"))))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Since, since)));
        await world.ReadAsync(db => db.ExpectedDocuments.Where(e => db.Contracts.Any(c => c.Id == e.ContractId && c.Number.StartsWith("AUD-") && !c.Number.EndsWith("1") && !c.Number.EndsWith("2") && !c.Number.EndsWith("5")))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExpectedState.Accepted).SetProperty(e => e.IsMissing, false)));
        await world.ReadAsync(db => db.ExpectedDocuments.Where(e => e.Position == 1 && db.Contracts.Any(c => c.Id == e.ContractId && c.Number.StartsWith("AUD-") && c.Number.EndsWith("5")))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, ExpectedState.Received).SetProperty(e => e.IsMissing, false)));
    }
}
