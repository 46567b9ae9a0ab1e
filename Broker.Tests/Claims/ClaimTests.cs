using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Claims;

using World = Broker.Tests.World.World;

public sealed class ClaimTests
{
    [Fact, Rule("R-CLI-02"), Rule("D-14")]
    public async Task The_icon_counts_the_clients_open_claims_and_no_others()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal((3, 1, 0), (await OpenAsync(world, world.Rivelaine), await OpenAsync(world, world.Pelissier), await OpenAsync(world, world.Morel)));

        var id = (await DeclareAsync(world)).Value;
        Assert.Equal((4, 1), (await OpenAsync(world, world.Rivelaine), await OpenAsync(world, world.Pelissier)));

        await CloseAsync(world, id);
        Assert.Equal(3, await OpenAsync(world, world.Rivelaine));
        await ReopenAsync(world, id);
        Assert.Equal(4, await OpenAsync(world, world.Rivelaine));
    }

    [Fact, Rule("R-CLM-01"), Rule("R-EVT-03")]
    public async Task Declaring_closing_and_reopening_each_write_an_event_that_says_what_and_why()
    {
        await using var world = await World.OpenAsync();
        var id = (await DeclareAsync(world)).Value;
        var number = (await ReadAsync(world, id)).Number;
        await CloseAsync(world, id);
        await ReopenAsync(world, id);

        var events = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Fleet)).Rows.Where(e => e.Args[0] == number).OrderBy(e => e.Id).ToList();
        Assert.Equal([ClaimEvents.Declared, ClaimEvents.Closed, ClaimEvents.Reopened], events.Select(e => e.Code));
        Assert.Equal(["ClaimOutcome.Refused"], events[1].Args.Skip(1));
        Assert.Equal(["Contre-expertise"], events[2].Args.Skip(1));
        Assert.All(events, e => Assert.Equal("Théo Darnaud", e.By));
    }

    [Fact, Rule("R-CLM-01")]
    public async Task Closing_and_reopening_stay_on_record_with_who_when_and_why()
    {
        await using var world = await World.OpenAsync();
        var id = (await DeclareAsync(world)).Value;
        await CloseAsync(world, id);
        world.Time.Advance(TimeSpan.FromDays(2));
        await ReopenAsync(world, id);

        var claim = await ReadAsync(world, id);
        Assert.Equal((ClaimState.Open, null), (claim.State, claim.Outcome));
        Assert.Equal([(ClaimState.Open, null, "Contre-expertise"), (ClaimState.Closed, ClaimOutcome.Refused, "Hors garantie")], claim.Steps.Select(s => (s.To, s.Outcome, s.Reason)));
        Assert.Equal(TimeSpan.FromDays(2), claim.Steps[0].At - claim.Steps[1].At);
    }

    [Fact, Rule("R-CLM-01")]
    public async Task A_claim_is_closed_once_and_reopened_once()
    {
        await using var world = await World.OpenAsync();
        var id = (await DeclareAsync(world)).Value;

        Assert.Equal("claim.not-closed", (await ReopenAsync(world, id)).Problem?.Code);
        Assert.False((await CloseAsync(world, id)).Failed);
        Assert.Equal("claim.already-closed", (await CloseAsync(world, id)).Problem?.Code);
    }

    [Fact, Rule("R-CLM-04")]
    public async Task What_a_claim_is_about_cannot_be_deleted_not_even_behind_the_desks_back()
    {
        await using var world = await World.OpenAsync();
        var item = await world.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == world.Fleet && !db.Claims.Any(c => c.ItemId == v.Id)).Select(v => v.Id).FirstAsync());
        Assert.False((await DeclareAsync(world, input => input.ItemId = item)).Failed);

        await using var db = await world.OpenAsync(world.System);
        db.Remove(await db.InsuredItems.SingleAsync(i => i.Id == item));
        Assert.Equal(Problem.Tied, (await db.SaveAsync()).Problem);
        Assert.True(await world.ReadAsync(other => other.InsuredItems.AnyAsync(i => i.Id == item)));
    }

    [Fact]
    public async Task The_item_must_be_the_contracts_own()
    {
        await using var world = await World.OpenAsync();
        var building = await world.ReadAsync(db => db.Buildings.Where(b => b.ContractId == world.Depots).Select(b => b.Id).FirstAsync());
        var elsewhere = await world.ReadAsync(db => db.Vehicles.Where(v => v.ContractId == world.Car).Select(v => v.Id).FirstAsync());

        foreach (var item in new[] { building, elsewhere })
            Assert.Equal(new Problem("claim.other-item", "ItemId"), (await DeclareAsync(world, input => input.ItemId = item)).Problem);
    }

    [Fact]
    public async Task Another_clients_contract_is_not_there()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(Problem.Missing.At("ContractId"), (await DeclareAsync(world, input => input.ContractId = world.Bakery)).Problem);
        Assert.Equal(new Problem("input.required", "ContractId"), (await DeclareAsync(world, input => input.ContractId = null)).Problem);
    }

    [Theory]
    [InlineData(1, 1, "claim.occurred-in-future", "OccurredOn")]
    [InlineData(0, 1, "claim.declared-in-future", "DeclaredOn")]
    [InlineData(-1, -2, "claim.declared-before", "DeclaredOn")]
    [InlineData(0, 0, null, null)]
    [InlineData(-900, 0, null, null)]
    public async Task Days_come_in_their_order_and_none_in_the_future(int occurred, int declared, string? code, string? field)
    {
        await using var world = await World.OpenAsync();
        var saved = await DeclareAsync(world, input => (input.OccurredOn, input.DeclaredOn) = (World.Today.AddDays(occurred), World.Today.AddDays(declared)));
        Assert.Equal((code, field), (saved.Problem?.Code, saved.Problem?.Field));
    }

    [Theory]
    [InlineData(101), InlineData(-1)]
    public async Task A_share_of_liability_is_a_percentage(int share)
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(Problem.Of("input.out-of-range", 0, 100).At("LiabilityShare"), (await DeclareAsync(world, input => input.LiabilityShare = share)).Problem);
    }

    [Fact]
    public async Task Claims_are_numbered_one_after_the_other_year_by_year()
    {
        await using var world = await World.OpenAsync();
        var numbers = new List<string>();
        for (var i = 0; i < 2; i++) numbers.Add((await ReadAsync(world, (await DeclareAsync(world)).Value)).Number);
        world.Time.Advance(TimeSpan.FromDays(300));
        numbers.Add((await ReadAsync(world, (await DeclareAsync(world)).Value)).Number);

        Assert.Matches("^SIN-2026-[0-9]{5}$", numbers[0]);
        Assert.Equal(int.Parse(numbers[0][^5..]) + 1, int.Parse(numbers[1][^5..]));
        Assert.Equal("SIN-2027-00001", numbers[2]);
    }

    [Fact]
    public async Task Many_claims_declared_at_the_same_moment_each_get_a_number_of_their_own()
    {
        await using var world = await World.OpenAsync();
        var saved = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DeclareAsync(world))));

        Assert.All(saved, s => Assert.False(s.Failed));
        Assert.Equal(8, await world.ReadAsync(db => db.Claims.Where(c => saved.Select(s => s.Value).Contains(c.Id)).Select(c => c.Number).Distinct().CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_edit_a_claim_the_second_is_told_and_nothing_is_overwritten()
    {
        await using var world = await World.OpenAsync();
        var id = (await DeclareAsync(world)).Value;
        var (mine, theirs) = (SaveClaim.Input.Of(await ReadAsync(world, id)), SaveClaim.Input.Of(await ReadAsync(world, id)));
        (mine.Place, theirs.Place) = ("Marquenbourg", "Plouvénan");

        Assert.False((await world.Desk<SaveClaim>().RunAsync(world.Theo, mine)).Failed);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveClaim>().RunAsync(world.Oliver, theirs)).Problem);
        Assert.Equal("Marquenbourg", (await ReadAsync(world, id)).Place);
        Assert.Equal(Problem.Stale, (await world.Desk<CloseClaim>().RunAsync(world.Oliver, new() { ClaimId = id, Version = theirs.Version!.Value, Outcome = ClaimOutcome.Settled })).Problem);
    }

    [Fact]
    public async Task All_that_is_typed_is_kept_and_comes_back_to_the_form()
    {
        await using var world = await World.OpenAsync();
        var nature = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.ClaimNature && v.Name == "Vol").Select(v => v.Id).SingleAsync());
        var id = (await DeclareAsync(world, input =>
        {
            (input.NatureId, input.InsurerReference, input.Place, input.Circumstances) = (nature, " AR-77 ", " Quai nord ", " Cadenas\nforcé ");
            (input.LiabilityShare, input.Estimated, input.Settled, input.HandlerId) = (50, 1_250.40m, 300, Cast.Ines.Id);
        })).Value;

        var claim = await ReadAsync(world, id);
        Assert.Equal(("Vol", "AR-77", "Quai nord", "Cadenas\nforcé", "Inès Valmont"), (claim.Nature, claim.InsurerReference, claim.Place, claim.Circumstances, claim.Handler));
        Assert.Equal((50, Money.Euros(1_250.40m), Money.Euros(300)), (claim.LiabilityShare, claim.Estimated, claim.Settled));
        var form = SaveClaim.Input.Of(claim);
        Assert.Equal((1_250.40m, nature, world.Fleet), (form.Estimated, form.NatureId, form.ContractId));
    }

    [Fact]
    public async Task A_retired_nature_stays_where_it_is_and_is_not_chosen_anew()
    {
        await using var world = await World.OpenAsync();
        var nature = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.ClaimNature && v.Name == "Vol").Select(v => v.Id).SingleAsync());
        var id = (await DeclareAsync(world, input => input.NatureId = nature)).Value;
        await world.ChangeAsync(async db => (await db.ListValues.SingleAsync(v => v.Id == nature)).Retired = true);

        var kept = SaveClaim.Input.Of(await ReadAsync(world, id));
        Assert.False((await world.Desk<SaveClaim>().RunAsync(world.Theo, kept)).Failed);
        Assert.Equal(Problem.Missing.At("NatureId"), (await DeclareAsync(world, input => input.NatureId = nature)).Problem);
    }

    [Fact]
    public async Task A_claim_says_what_the_contracts_state_was_when_it_occurred()
    {
        await using var world = await World.OpenAsync();
        async Task<ContractState> ThenAsync(Guid contract, int daysAgo) =>
            (await ReadAsync(world, (await DeclareAsync(world, input => (input.ContractId, input.OccurredOn) = (contract, World.Today.AddDays(-daysAgo)))).Value)).ContractThen;

        Assert.Equal(ContractState.InForce, await ThenAsync(world.Fleet, 3));
        Assert.Equal(ContractState.Suspended, await ThenAsync(world.Suspended, 3));
        Assert.Equal(ContractState.InForce, await ThenAsync(world.Suspended, 60));
        Assert.Equal(ContractState.Terminated, await ThenAsync(world.Terminated, 3));
    }

    [Fact]
    public async Task A_client_sees_its_own_claims_and_the_steps_within_the_firm_are_the_firms()
    {
        await using var world = await World.OpenAsync();
        await using (var db = await world.OpenAsync(world.Nadege))
        {
            Assert.All(await db.Claims.ToListAsync(), c => Assert.Equal(world.Rivelaine, c.ClientId));
            Assert.True(await db.Claims.AnyAsync());
            Assert.False(await db.Set<ClaimStep>().AnyAsync());
        }
        await using (var db = await world.OpenAsync(world.Marc)) Assert.False(await db.Claims.AnyAsync(c => c.ClientId == world.Rivelaine));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ClaimsQuery>().RunAsync(world.Nadege, new() { ClientId = world.Rivelaine }));
        await Assert.ThrowsAsync<Forbidden>(() => DeclareAsync(world, by: world.Ines));
    }

    private static Task<Result<Guid>> DeclareAsync(World world, Action<SaveClaim.Input>? with = null, Caller? by = null)
    {
        var today = world.Clock.Today;
        var input = new SaveClaim.Input { ClientId = world.Rivelaine, ContractId = world.Fleet, OccurredOn = today.AddDays(-2), DeclaredOn = today };
        with?.Invoke(input);
        return world.Desk<SaveClaim>().RunAsync(by ?? world.Theo, input);
    }

    private static async Task<ClaimQuery.ClaimRecord> ReadAsync(World world, Guid id) => (await world.Desk<ClaimQuery>().RunAsync(world.Theo, id))!;

    private static async Task<Result> CloseAsync(World world, Guid id) => await world.Desk<CloseClaim>().RunAsync(world.Theo,
        new() { ClaimId = id, Version = (await ReadAsync(world, id)).Version, Outcome = ClaimOutcome.Refused, Reason = " Hors garantie " });

    private static async Task<Result> ReopenAsync(World world, Guid id) => await world.Desk<ReopenClaim>().RunAsync(world.Theo,
        new() { ClaimId = id, Version = (await ReadAsync(world, id)).Version, Reason = " Contre-expertise " });

    private static async Task<int> OpenAsync(World world, Guid client) => (await world.Desk<ClientCounters>().RunAsync(world.Theo, client)).OpenClaims;
}
