using Broker.Core.Contracts;
using Broker.Core.Common;
using Broker.Core.Deferred;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Sales;
using Broker.Tests.Deferred;
using Broker.Tests.Sales;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.ExpectedDocuments;

using World = Broker.Tests.World.World;

/// <summary>Open files in great numbers, and sales that become contracts meanwhile.</summary>
public sealed class ApplyToManyTests
{
    [Fact, Rule("AS-15"), Rule("R-JOB-01")]
    public async Task More_files_than_one_waits_for_follow_their_list_as_a_job()
    {
        await using var world = await World.OpenAsync();
        var model = await world.ReadAsync(db => db.Contracts.AsNoTracking().SingleAsync(c => c.Id == world.Liability));
        await world.AddAsync([.. Enumerable.Range(0, ApplyExpectedList.Most + 1).Select(n => new Contract
        {
            ClientId = model.ClientId, Number = $"M-{n:0000}", RiskId = model.RiskId, InsurerId = model.InsurerId, EffectiveOn = World.Today, AnnualPremium = Money.Euros(100),
        })]);
        await world.ListAsync(ExpectedWorld.Liability, "Bilan");
        Assert.Equal("expected.too-many-files", (await world.ApplyAsync(ExpectedWorld.Liability)).Problem?.Code);
        var effect = await world.EffectAsync(ExpectedWorld.Liability);
        var job = (await world.Desk<ApplyExpectedListToMany>().RunAsync(world.Helene, new() { ListId = ExpectedWorld.Risk(ExpectedWorld.Liability) })).Value;
        await world.WorkAsync();
        Assert.Equal((JobState.Done, effect.Files), await world.JobAsync(job) is var done ? (done.State, done.Done) : default);
        Assert.Equal(effect.Files, await world.ReadAsync(db => db.ExpectedDocuments.CountAsync(e => e.Name == "Bilan")));
        Assert.True((await world.EffectAsync(ExpectedWorld.Liability)).IsNone);
    }

    [Fact, Rule("AS-15"), Rule("AS-10")]
    public async Task A_sale_that_becomes_a_contract_while_its_list_is_applied_asks_for_all_of_it_as_one_or_the_other()
    {
        await using var world = await World.OpenAsync();
        for (var round = 0; round < 3; round++)
        {
            var sale = await world.AgreedSaleAsync();
            var name = $"Bilan {round}";
            await world.ListAsync(SalesWorld.Liability, name);
            var input = await world.ContractAsync(sale);
            var converting = Task.Run(() => world.Desk<ConvertProposal>().RunAsync(world.Theo, input));
            var applying = Task.Run(() => world.ApplyAsync(SalesWorld.Liability));
            Assert.Null((await applying).Problem);
            // Who presses again after "changed meanwhile" gets the contract.
            var contract = await converting;
            if (contract.Failed)
                contract = await world.ConvertAsync(sale);
            Assert.Null(contract.Problem);
            Assert.Contains(await world.PapersAsync(contract.Value), i => i.Name == name);
            Assert.All(await world.ReadAsync(db => db.ExpectedDocuments.Where(e => e.ProposalId == sale).ToListAsync()), e => Assert.Equal(contract.Value, e.ContractId));
        }
    }
}
