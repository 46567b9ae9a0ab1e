using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;

public sealed class ContractTests
{
    [Fact]
    public async Task What_one_chooses_from_stands_in_the_readers_alphabet_on_both_databases()
    {
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("fr-FR");
        await using var world = await World.OpenAsync();
        await world.AddAsync(new Insurer { Name = "Équité du Rhône" }, new Insurer { Name = "Zénith" }, new Insurer { Name = "abeille mutuelle" });

        var names = (await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo)).Insurers.Select(i => i.Name).ToList();

        Assert.Equal("abeille mutuelle", names[0]);
        Assert.Equal("Zénith", names[^1]);
        Assert.InRange(names.IndexOf("Équité du Rhône"), 1, names.Count - 2);
        Assert.Equal(names, (await world.Desk<PortfolioFiltersQuery>().RunAsync(world.Theo)).Insurers.Select(i => i.Name));
    }

    [Fact, Rule("D-30"), Rule("R-CON-03")]
    public async Task The_database_and_the_entity_agree_on_what_is_in_force_on_any_day()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.System);
        var contracts = await db.Contracts.Include(c => c.Suspensions).Include(c => c.Terminations).ToListAsync();

        foreach (var day in Enumerable.Range(-60, 120).Select(n => World.Today.AddDays(n * 11)))
        {
            var inForce = await db.ContractsInForceOn(day).Select(c => c.Id).ToListAsync();
            Assert.Equal(contracts.Where(c => c.StateOn(day) == ContractState.InForce).Select(c => c.Id).Order(), inForce.Order());
        }
    }

    [Fact, Rule("D-30"), Rule("R-CON-01"), Rule("R-CON-03")]
    public void The_first_day_without_cover_is_already_without()
    {
        var day = World.Today;
        var contract = Blank(effective: day);
        Assert.Equal((ContractState.NotYetActive, ContractState.InForce), (contract.StateOn(day.AddDays(-1)), contract.StateOn(day)));

        contract.ExpiresOn = day.AddDays(10);
        Assert.Equal((ContractState.InForce, ContractState.Terminated), (contract.StateOn(day.AddDays(9)), contract.StateOn(day.AddDays(10))));

        contract.ExpiresOn = null;
        contract.Suspend(day.AddDays(2), "unpaid", "Théo", day);
        contract.LiftSuspension(day.AddDays(4));
        Assert.Equal([ContractState.InForce, ContractState.Suspended, ContractState.Suspended, ContractState.InForce], Enumerable.Range(1, 4).Select(n => contract.StateOn(day.AddDays(n))));
        Assert.Equal("unpaid", contract.ReasonOn(day.AddDays(3)));

        contract.Terminate(day.AddDays(6), "sold", "Théo");
        Assert.Equal((ContractState.InForce, ContractState.Terminated), (contract.StateOn(day.AddDays(5)), contract.StateOn(day.AddDays(6))));
        contract.Reinstate("not sold", "Théo", default);
        Assert.Equal(ContractState.InForce, contract.StateOn(day.AddDays(6)));
    }

    [Fact, Rule("R-CON-02"), Rule("R-EVT-03"), Rule("D-30")]
    public async Task Every_change_of_state_by_hand_is_a_fact_with_author_and_reason_and_writes_an_event()
    {
        await using var world = await World.OpenAsync();
        await DoAsync(world, c => world.Desk<SuspendContract>().RunAsync(world.Theo, new() { ContractId = c.Id, Version = c.Version, From = World.Today, Reason = "Impayé" }), ContractState.Suspended);
        await DoAsync(world, c => world.Desk<LiftSuspension>().RunAsync(world.Theo, new() { ContractId = c.Id, Version = c.Version, On = World.Today }), ContractState.InForce);
        await DoAsync(world, c => world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = c.Id, Version = c.Version, On = World.Today, Reason = "Vente" }), ContractState.Terminated);
        var after = await DoAsync(world, c => world.Desk<ReinstateContract>().RunAsync(world.Theo, new() { ContractId = c.Id, Version = c.Version, Reason = "Erreur" }), ContractState.InForce);

        var termination = Assert.Single(after.Terminations);
        Assert.Equal(("Vente", "Théo Darnaud", "Théo Darnaud", "Erreur"), (termination.Reason, termination.By, termination.LiftedBy, termination.LiftReason));
        var events = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier, world.Bakery)).Rows;
        Assert.Equal([ContractEvents.Reinstated, ContractEvents.Terminated, ContractEvents.SuspensionLifted, ContractEvents.Suspended], events.Take(4).Select(e => e.Code));
        Assert.Equal([after.Number, "2026-06-15", "Impayé"], events[3].Args);
    }

    [Fact, Rule("R-CON-02")]
    public async Task A_date_that_changes_the_state_writes_an_event_too()
    {
        await using var world = await World.OpenAsync();
        var input = SaveContract.Input.Of(await ReadAsync(world));
        input.ExpiresOn = World.Today;
        Assert.Null((await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Problem);

        var written = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows[0];
        Assert.Equal((ContractEvents.StateChanged, "ContractState.InForce", "ContractState.Terminated"), (written.Code, written.Args[1], written.Args[2]));
    }

    [Fact, Rule("R-CON-04")]
    public async Task A_contract_is_made_and_edited_only_from_its_own_clients_record()
    {
        await using var world = await World.OpenAsync();
        var input = SaveContract.Input.Of(await ReadAsync(world));
        (input.Id, input.Number) = (null, "NEW-1");
        var made = await world.Desk<SaveContract>().RunAsync(world.Theo, input);
        Assert.Equal(ContractEvents.Created, (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier, made.Value)).Rows.Single().Code);

        input.ClientId = Guid.NewGuid();
        Assert.Equal(Problem.Missing, (await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Problem);
        var elsewhere = SaveContract.Input.Of(await ReadAsync(world));
        elsewhere.ClientId = world.Morel;
        Assert.Equal(Problem.Missing, (await world.Desk<SaveContract>().RunAsync(world.Theo, elsewhere)).Problem);
    }

    [Fact]
    public async Task Of_two_who_act_on_a_contract_the_second_is_told()
    {
        await using var world = await World.OpenAsync();
        var read = await ReadAsync(world);
        await world.Desk<TerminateContract>().RunAsync(world.Theo, new() { ContractId = read.Id, Version = read.Version, On = World.Today, Reason = "x" });
        Assert.Equal(Problem.Stale, (await world.Desk<SuspendContract>().RunAsync(world.Oliver, new() { ContractId = read.Id, Version = read.Version, From = World.Today, Reason = "x" })).Problem);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var contract = Blank(World.Today);
        Assert.Equal("contract.not-suspended", contract.LiftSuspension(World.Today).Problem?.Code);
        Assert.Equal("contract.not-terminated", contract.Reinstate("x", "x", default).Problem?.Code);
        Assert.Equal("contract.terminated-before-effect", contract.Terminate(World.Today.AddDays(-1), "x", "x").Problem?.Code);
        contract.Suspend(World.Today, "x", "x", World.Today);
        Assert.Equal("contract.already-suspended", contract.Suspend(World.Today, "x", "x", World.Today).Problem?.Code);
        contract.Terminate(World.Today, "x", "x");
        Assert.Equal("contract.already-terminated", contract.Terminate(World.Today, "x", "x").Problem?.Code);
    }

    [Fact]
    public async Task Staff_and_client_read_the_same_contract_and_a_stranger_none()
    {
        await using var world = await World.OpenAsync();
        var staff = await world.Desk<ContractQuery>().RunAsync(world.Ines, world.Fleet);
        var client = await world.Desk<ContractQuery>().RunAsync(world.Karim, world.Fleet);

        Assert.Equal(("Transports Rivelaine", World.FleetSize), (client!.Client, client.Items));
        Assert.Equal(staff!.Number, client.Number);
        Assert.Null(await world.Desk<ContractQuery>().RunAsync(world.Marc, world.Fleet));
        Assert.Null(await world.Desk<ContractQuery>().RunAsync(world.Karim, world.Liability));
        Assert.Null(await world.Desk<ContractQuery>().RunAsync(world.Nadege, world.OffExtranet));
        Assert.Single(await world.Desk<ClientContractsQuery>().RunAsync(world.Karim, world.Rivelaine));
        Assert.Equal(12, (await world.Desk<ClientContractsQuery>().RunAsync(world.Ines, world.Rivelaine)).Count);
        Assert.Equal(12, (await world.Desk<ClientCounters>().RunAsync(world.Ines, world.Rivelaine)).Contracts);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ContractQuery>().RunAsync(Caller.Nobody, world.Fleet));
    }

    private static Contract Blank(DateOnly effective) =>
        new() { ClientId = Guid.NewGuid(), Number = "1", RiskId = default, InsurerId = default, EffectiveOn = effective, AnnualPremium = Money.Euros(1) };

    private static async Task<ContractQuery.ContractRecord> ReadAsync(World world) => (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Bakery))!;

    private static async Task<ContractQuery.ContractRecord> DoAsync(World world, Func<ContractQuery.ContractRecord, Task<Result>> what, ContractState expected)
    {
        Assert.Null((await what(await ReadAsync(world))).Problem);
        world.Time.Advance(TimeSpan.FromMinutes(1));
        var after = await ReadAsync(world);
        Assert.Equal(expected, after.State);
        return after;
    }
}
