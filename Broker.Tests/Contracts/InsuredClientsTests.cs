using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;

/// <summary>The list of those without a contract in force never misses one, though it asks only those of whom nobody knows.</summary>
public sealed class InsuredClientsTests
{
    [Fact]
    public async Task Once_noted_only_those_are_asked_who_may_have_none()
    {
        await using var world = await NotedAsync();
        var (asked, insured) = await world.ReadAsync(async db => (
            await db.Clients.Where(c => c.InsuredUntil <= World.Today).Select(c => c.Id).ToListAsync(),
            await db.ContractsInForceOn(World.Today).Select(c => c.ClientId).Distinct().ToListAsync()));
        Assert.True(asked.Intersect(insured).Count() < insured.Count / 2);
        Assert.DoesNotContain(world.Rivelaine, asked);
        await AgreeAsync(world);
    }

    [Theory]
    [InlineData("terminated")]
    [InlineData("suspended")]
    [InlineData("expires")]
    [InlineData("begins later")]
    public async Task Whatever_ends_a_cover_shows_at_once_and_so_does_what_gives_it_back(string how)
    {
        await using var world = await NotedAsync();
        var client = Guid.Empty;
        await world.ChangeAsync(async db =>
        {
            var contracts = await db.Contracts.Include(c => c.Terminations).Include(c => c.Suspensions).ToListAsync();
            var only = contracts.GroupBy(c => c.ClientId).First(g => g.Count(c => c.StateOn(World.Today) == ContractState.InForce) == 1).Single(c => c.StateOn(World.Today) == ContractState.InForce);
            client = only.ClientId;
            switch (how)
            {
                case "terminated": Assert.Null(only.Terminate(World.Today, "vendu", "Théo").Problem); break;
                case "suspended": Assert.Null(only.Suspend(World.Today, "impayé", "Théo", World.Today).Problem); break;
                case "expires": only.ExpiresOn = World.Today; break;
                default: only.EffectiveOn = World.Today.AddDays(1); break;
            }
        });
        Assert.Contains(client, await UninsuredAsync(world));
        await AgreeAsync(world);

        await world.Desk<ExpireContracts>().RunAsync(world.System, World.Today, World.Today);
        Assert.Contains(client, await UninsuredAsync(world));
        var firm = await world.ReadAsync(async db => await db.Contracts.AsNoTracking().FirstAsync());
        await world.AddAsync(new Contract { ClientId = client, Number = "NOUVEAU-1", RiskId = firm.RiskId, InsurerId = firm.InsurerId, EffectiveOn = World.Today, AnnualPremium = Money.Euros(100) });
        Assert.DoesNotContain(client, await UninsuredAsync(world));
        await AgreeAsync(world);
    }

    [Fact]
    public async Task A_cover_that_runs_out_by_itself_is_missed_on_its_last_day_without_anybody_writing_anything()
    {
        await using var world = await World.OpenAsync();
        var alone = new Client { Kind = ClientKind.Company, Name = "Bientôt Libre", Reference = "X-1" };
        var firm = await world.ReadAsync(async db => await db.Contracts.AsNoTracking().FirstAsync());
        await world.AddAsync(alone, new Contract
        {
            ClientId = alone.Id, Number = "COURT-1", RiskId = firm.RiskId, InsurerId = firm.InsurerId, EffectiveOn = World.Today.AddYears(-1), ExpiresOn = World.Today.AddDays(2), AnnualPremium = Money.Euros(100),
        });
        await world.Desk<ExpireContracts>().RunAsync(world.System, World.Today, World.Today);
        Assert.Equal(World.Today.AddDays(2), await world.ReadAsync(db => db.Clients.Where(c => c.Id == alone.Id).Select(c => c.InsuredUntil).SingleAsync()));
        Assert.DoesNotContain(alone.Id, await UninsuredAsync(world));
        world.Time.Advance(TimeSpan.FromDays(2));
        Assert.Contains(alone.Id, await UninsuredAsync(world));
    }

    [Fact]
    public async Task Who_gives_all_contracts_away_in_a_merge_and_takes_them_back_is_right_each_time()
    {
        await using var world = await World.OpenAsync();
        var (one, other) = (new Client { Kind = ClientKind.Company, Name = "Deux Fois", Reference = "X-1" }, new Client { Kind = ClientKind.Company, Name = "Deux Fois", Reference = "X-2" });
        var firm = await world.ReadAsync(async db => await db.Contracts.AsNoTracking().FirstAsync());
        await world.AddAsync(one, other, new Contract { ClientId = other.Id, Number = "FUSION-1", RiskId = firm.RiskId, InsurerId = firm.InsurerId, EffectiveOn = World.Today, AnnualPremium = Money.Euros(100) });
        await world.Desk<ExpireContracts>().RunAsync(world.System, World.Today, World.Today);
        var merged = await world.Desk<MergeClients>().RunAsync(world.Helene, new() { SurvivorId = one.Id, SurvivorVersion = one.Version, MergedId = other.Id, MergedVersion = other.Version });
        Assert.Null(merged.Problem);
        await AgreeAsync(world);
        await world.Desk<ExpireContracts>().RunAsync(world.System, World.Today, World.Today);
        var undone = await world.Desk<UndoMerge>().RunAsync(world.Helene, await world.ReadAsync(db => db.ClientMerges.Select(m => m.Id).FirstAsync()));
        Assert.Null(undone.Problem);
        Assert.Contains(one.Id, await UninsuredAsync(world));
        Assert.DoesNotContain(other.Id, await UninsuredAsync(world));
        await AgreeAsync(world);
    }

    private static async Task<World> NotedAsync()
    {
        var world = await World.OpenAsync();
        await SchemaUpdate.RunAsync(world.Store);
        return world;
    }

    private static async Task<HashSet<Guid>> UninsuredAsync(World world)
    {
        var all = new HashSet<Guid>();
        var page = await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Insured = false });
        for (; page.Ends is not null; page = await world.Desk<ClientsQuery>().RunAsync(world.Ines, new() { Insured = false }, new(After: page.Ends))) all.UnionWith(page.Rows.Select(r => r.Id));
        all.UnionWith(page.Rows.Select(r => r.Id));
        return all;
    }

    private static async Task AgreeAsync(World world) => Assert.Equal(
        (await world.ReadAsync(db => db.Clients.Where(c => c.State != ClientState.Archived && !db.ContractsInForceOn(World.Today).Any(k => k.ClientId == c.Id)).Select(c => c.Id).ToListAsync())).Order(),
        (await UninsuredAsync(world)).Order());
}
