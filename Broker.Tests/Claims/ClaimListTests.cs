using Broker.Core.Claims;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Claims;

using World = Broker.Tests.World.World;

public sealed class ClaimListTests
{
    [Fact]
    public async Task The_firms_list_has_every_claim_the_most_recent_first()
    {
        await using var world = await World.OpenAsync();
        var page = await ListAsync(world, new());

        Assert.Equal(await world.ReadAsync(db => db.Claims.CountAsync()), page.Count);
        Assert.Equal(page.OrderByDescending(r => r.OccurredOn).Select(r => r.OccurredOn), page.Select(r => r.OccurredOn));
        var first = page.First(r => r.State != ClaimState.PreDeclared);
        Assert.Equal(("Boulangerie Pélissier", "Incendie", "Multirisque professionnelle", "Mutuelle Valsoline", "Théo Darnaud"), (first.Client, first.Nature, first.Risk, first.Insurer, first.Handler));
    }

    [Fact]
    public async Task It_is_filtered_by_state_client_contract_insurer_risk_and_handler()
    {
        await using var world = await World.OpenAsync();
        var all = await ListAsync(world, new());
        var fleet = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Fleet));

        async Task OnlyAsync(ClaimsQuery.Filter filter, Func<ClaimsQuery.ClaimRow, bool> those)
        {
            var found = await ListAsync(world, filter);
            Assert.NotEmpty(found);
            Assert.Equal(all.Where(those).Select(r => r.Id), found.Select(r => r.Id));
            Assert.NotEqual(all.Count, found.Count);
        }

        await OnlyAsync(new() { State = ClaimState.Closed }, r => r.State == ClaimState.Closed);
        await OnlyAsync(new() { Outcome = ClaimOutcome.Settled }, r => r.Outcome == ClaimOutcome.Settled);
        await OnlyAsync(new() { ClientId = world.Pelissier }, r => r.ClientId == world.Pelissier);
        await OnlyAsync(new() { ContractId = world.Fleet }, r => r.ContractId == world.Fleet);
        await OnlyAsync(new() { InsurerId = fleet.InsurerId }, r => r.Insurer == "Armoriane Assurances");
        await OnlyAsync(new() { RiskId = fleet.RiskId }, r => r.Risk == "Flotte automobile");
        await OnlyAsync(new() { HandlerId = Cast.Theo.Id }, r => r.Handler == Cast.Theo.FullName);
        await OnlyAsync(new() { State = ClaimState.Open, ClientId = world.Rivelaine }, r => r.State == ClaimState.Open && r.ClientId == world.Rivelaine);
    }

    [Fact]
    public async Task A_claim_is_found_by_its_number_the_insurers_reference_the_client_or_the_contract_whatever_the_accents()
    {
        await using var world = await World.OpenAsync();
        var claim = (await ListAsync(world, new() { ClientId = world.Rivelaine })).First(r => r.InsurerReference is not null);

        foreach (var typed in new[] { claim.Number.ToLowerInvariant().Replace("-", " "), claim.InsurerReference![2..], claim.Contract })
            Assert.Contains(await ListAsync(world, new() { Text = typed }), r => r.Id == claim.Id);
        Assert.All(await ListAsync(world, new() { Text = "PELISSIER" }), r => Assert.Equal("Boulangerie Pélissier", r.Client));
        Assert.Empty(await ListAsync(world, new() { Text = "nobody at all" }));
    }

    [Fact]
    public async Task It_comes_a_page_at_a_time_and_no_claim_twice()
    {
        await using var world = await World.OpenAsync();
        for (var i = 0; i < ClaimsQuery.PageSize + 3; i++)
            await world.AddAsync(new Claim { ClientId = world.Morel, ContractId = world.Car, Number = $"X-{i}", OccurredOn = World.Today.AddDays(-4), DeclaredOn = World.Today });

        var query = world.Desk<ClaimsQuery>();
        var (one, two) = (await query.RunAsync(world.Ines, new() { ClientId = world.Morel, State = ClaimState.Open }), await query.RunAsync(world.Ines, new() { ClientId = world.Morel, State = ClaimState.Open, Page = 1 }));
        Assert.Equal((ClaimsQuery.PageSize, 3, ClaimsQuery.PageSize + 3), (one.Rows.Count, two.Rows.Count, one.Total));
        Assert.Equal(one.Total, one.Rows.Concat(two.Rows).Select(r => r.Id).Distinct().Count());
    }

    private static async Task<IReadOnlyList<ClaimsQuery.ClaimRow>> ListAsync(World world, ClaimsQuery.Filter filter) => (await world.Desk<ClaimsQuery>().RunAsync(world.Ines, filter)).Rows;
}
