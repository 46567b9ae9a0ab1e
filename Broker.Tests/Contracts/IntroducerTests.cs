using System.Text;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Deferred;
using Broker.Tests.Deferred;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;

/// <summary>What is done to many contracts of the firm's list at once.</summary>
public sealed class IntroducerTests
{
    [Fact, Rule("R-CON-05"), Rule("R-JOB-01")]
    public async Task All_that_a_filter_shows_gets_another_introducer_and_each_clients_history_says_so()
    {
        await using var world = await World.OpenAsync();
        var agency = (await world.Desk<SaveIntroducer>().RunAsync(world.Helene, new() { Name = "Agence du Port", Email = "port@agence.example" })).Value;
        ContractsQuery.Filter filter = new() { InsurerId = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Liability).Select(c => c.InsurerId).SingleAsync()) };
        var shown = await world.Desk<ContractsQuery>().RunAsync(world.Theo, filter);
        Assert.True(shown.Total > 1);

        var job = (await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new() { IntroducerId = agency, Contracts = new() { All = filter } })).Value;
        await world.WorkAsync();
        var brought = await world.Desk<ContractsQuery>().RunAsync(world.Theo, new() { IntroducerId = agency });
        Assert.Equal(shown.Rows.Select(r => r.Id), brought.Rows.Select(r => r.Id));
        Assert.All(brought.Rows, r => Assert.Equal("Agence du Port", r.Introducer));
        Assert.Equal(shown.Total, (await world.Desk<IntroducersQuery>().RunAsync(world.Helene)).Single().Contracts);
        Assert.Equal((JobState.Done, shown.Total), await world.ReadAsync(async db => (await db.DeferredJobs.SingleAsync(j => j.Id == job)) is var j ? (j.State, j.Done) : default));
        Assert.Equal(shown.Total, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == ContractEvents.IntroducerNamed)));

        // Of those ticked, one is gone by then; done twice, nothing is written twice.
        await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new() { Contracts = new() { Ids = [world.Liability, Guid.NewGuid()] } });
        await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new() { Contracts = new() { Ids = [world.Liability] } });
        await world.WorkAsync();
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync(e => e.Code == ContractEvents.IntroducerTakenOff)));
        Assert.Null((await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Liability))!.Introducer);
        Assert.Null((await world.Desk<ContractQuery>().RunAsync(world.Nadege, world.Goods))!.Introducer);
        Assert.Equal("contracts.none-chosen", (await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new())).Problem?.Code);
    }

    [Fact, Rule("R-CON-05")]
    public async Task One_retired_meanwhile_is_named_nowhere_and_one_in_use_is_not_removed()
    {
        await using var world = await World.OpenAsync();
        var agency = (await world.Desk<SaveIntroducer>().RunAsync(world.Helene, new() { Name = "Agence du Port" })).Value;
        Assert.Equal("introducer.name-taken", (await world.Desk<SaveIntroducer>().RunAsync(world.Helene, new() { Name = "Agence du Port" })).Problem?.Code);
        await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new() { IntroducerId = agency, Contracts = new() { Ids = [world.Liability] } });
        await world.WorkAsync();
        Assert.Equal("introducer.in-use", (await world.Desk<RemoveIntroducer>().RunAsync(world.Helene, agency)).Problem?.Code);

        var late = (await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new() { IntroducerId = agency, Contracts = new() { Ids = [world.Goods] } })).Value;
        var input = SaveIntroducer.Input.Of((await world.Desk<IntroducersQuery>().RunAsync(world.Helene)).Single());
        input.Retired = true;
        Assert.Null((await world.Desk<SaveIntroducer>().RunAsync(world.Helene, input)).Problem);
        await world.WorkAsync();
        Assert.Equal(1, await world.ReadAsync(db => db.DeferredJobs.Where(j => j.Id == late).Select(j => j.Refused).SingleAsync()));
        Assert.Equal(Problem.Missing.At("IntroducerId"), (await world.Desk<ChangeIntroducer>().RunAsync(world.Theo, new() { IntroducerId = agency, Contracts = new() { Ids = [world.Goods] } })).Problem);
        // Where it stands it stays, whatever else is changed of the contract.
        var contract = SaveContract.Input.Of((await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Liability))!);
        contract.AnnualPremium = 1_234;
        Assert.Null((await world.Desk<SaveContract>().RunAsync(world.Theo, contract)).Problem);
        Assert.Equal(agency, (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Liability))!.IntroducerId);
    }

    [Fact, Rule("R-CON-05")]
    public async Task The_chosen_contracts_are_exported_in_the_lists_order_with_their_state_in_words()
    {
        await using var world = await World.OpenAsync();
        var words = ExportContracts.Columns.ToDictionary(c => c, c => $"<{c}>");
        words["ContractState.Suspended"] = "Suspendu";
        var job = (await world.Desk<ExportContracts>().RunAsync(world.Ines, new() { Contracts = new() { Ids = [world.Suspended, world.Liability] }, Words = words })).Value;
        await world.WorkAsync();
        var file = (await world.Desk<JobFileQuery>().RunAsync(world.Ines, job)).Value;
        var lines = Encoding.UTF8.GetString(world.Shelf.Read(file.Hash)).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Contains("<number>", lines[0]);
        Assert.Contains("Suspendu", lines[1]);
    }
}
