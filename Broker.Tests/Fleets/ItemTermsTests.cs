using Broker.Core.Common;
using Broker.Core.Fleets;
using Broker.Core.Lists;
using Broker.Core.Products;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Fleets;

/// <summary>What a contract's own rules, lists and guarantees make of its items.</summary>
public sealed class ItemTermsTests : FleetScene
{
    [Fact, Rule("R-FLT-09"), Rule("R-GRP-04")]
    public async Task What_a_claim_is_about_is_not_deleted()
    {
        var claimed = await World.ReadAsync(db => db.Claims.Where(c => c.ContractId == World.Fleet && c.ItemId != null).Select(c => c.ItemId!.Value).FirstAsync());
        Assert.Equal("fleet.item-in-claim", (await World.Desk<DeleteItem>().RunAsync(World.Theo, claimed)).Problem?.Code);
        var free = await EnteredAsync("AB-123-CD");
        Assert.Null((await World.Desk<DeleteItem>().RunAsync(World.Theo, free)).Problem);
        Assert.False(await World.ReadAsync(db => db.ItemMovements.AnyAsync(m => m.ItemId == free)));
        Assert.True(await World.ReadAsync(db => db.Events.AnyAsync(e => e.Code == FleetEvents.Deleted && e.Args.Contains("AB-123-CD"))));
    }

    [Fact, Rule("R-GRP-06")]
    public async Task On_a_contract_whose_movements_take_an_endorsement_one_is_named()
    {
        await TermsAsync(t => t.OnlyByEndorsement = true, World.Depots);
        var data = new ItemData { Name = "Hangar", Street = "4 quai", PostalCode = "69999", City = "Port-Aubel" };
        var input = new EnterItem.Input { ContractId = World.Depots, Data = data, EffectiveOn = Today };
        Assert.Equal(("movement.endorsement-needed", "EndorsementId"), Said(await World.Desk<EnterItem>().RunAsync(World.Theo, input)));
        input.EndorsementId = Guid.NewGuid();
        Assert.Equal(Problem.Missing.Code, (await World.Desk<EnterItem>().RunAsync(World.Theo, input)).Problem?.Code);
        input.EndorsementId = await World.ReadAsync(db => db.Endorsements.Where(e => e.ContractId == World.Depots).Select(e => e.Id).FirstAsync());
        var id = await World.Desk<EnterItem>().RunAsync(World.Theo, input);
        Assert.Equal(input.EndorsementId, (await MovementAsync(await LastMovementAsync(id.Value))).EndorsementId);
    }

    [Fact, Rule("R-FLT-12"), Rule("R-GRP-04")]
    public async Task Guarantees_of_its_own_stand_in_the_place_of_the_contracts_until_there_are_none()
    {
        var id = await EnteredAsync("AB-123-CD");
        var guarantee = await World.ReadAsync(db => db.Guarantees.OrderBy(g => g.Name).Select(g => g.Id).FirstAsync());
        Assert.Null((await SaveOwnAsync(id, new Broker.Core.Contracts.CoverChoice { GuaranteeId = guarantee, Limit = 50_000, Deductible = 300 })).Problem);
        Assert.Equal((50_000m, 300m), (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, id))!.Own.Select(l => (l.Limit!.Value.Amount, l.Deductible!.Value.Amount)).Single());
        Assert.Null((await SaveOwnAsync(id, new Broker.Core.Contracts.CoverChoice { GuaranteeId = guarantee, Limit = 60_000 })).Problem);
        Assert.Equal(60_000m, (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, id))!.Own.Single().Limit!.Value.Amount);
        Assert.Equal(Problem.Missing.Code, (await SaveOwnAsync(id, new Broker.Core.Contracts.CoverChoice { GuaranteeId = Guid.NewGuid() })).Problem?.Code);
        Assert.Null((await SaveOwnAsync(id)).Problem);
        Assert.Empty((await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, id))!.Own);
    }

    [Fact, Rule("R-GRP-01")]
    public async Task A_contract_may_be_said_to_carry_nothing_once_nothing_is_there()
    {
        var terms = (await World.Desk<ItemTermsQuery>().RunAsync(World.Theo, World.Fleet))!;
        Assert.Equal("movement.items-there", (await World.Desk<SaveItemTerms>().RunAsync(World.Theo, new() { ContractId = World.Fleet, Managed = false, Read = terms.Terms })).Problem?.Code);
        Assert.Equal("movement.not-managed", (await EnterAsync(World.Theo, "AB-123-CD", contract: World.Liability)).Problem?.Code);
        await World.ChangeAsync(db => db.InsuredItems.Where(i => i.ContractId == World.Depots && !db.Claims.Any(c => c.ItemId == i.Id)).ExecuteUpdateAsync(i => i.SetProperty(x => x.ExitedOn, Today)));
        await World.ChangeAsync(db => db.InsuredItems.Where(i => i.ContractId == World.Depots).ExecuteUpdateAsync(i => i.SetProperty(x => x.ExitedOn, Today)));
        await TermsAsync(t => t.Managed = false, World.Depots);
        Assert.Equal(ItemKind.None, (await World.Desk<Broker.Core.Contracts.ContractQuery>().RunAsync(World.Theo, World.Depots))!.ItemKind);
        Assert.DoesNotContain(await World.Desk<ItemTermsQuery>().OfClientAsync(World.Nadege, World.Rivelaine), g => g.ContractId == World.Depots);
    }

    [Fact]
    public async Task Rules_of_movements_that_somebody_changed_meanwhile_are_stale_but_a_movement_changes_none()
    {
        var read = SaveItemTerms.Input.Of(World.Fleet, (await World.Desk<ItemTermsQuery>().RunAsync(World.Theo, World.Fleet))!.Terms);
        await EnteredAsync("AB-123-CD");
        read.ClientBackDays = 5;
        Assert.Null((await World.Desk<SaveItemTerms>().RunAsync(World.Theo, read)).Problem);
        read.ClientBackDays = 6;
        Assert.Equal(Problem.Stale, (await World.Desk<SaveItemTerms>().RunAsync(World.Theo, read)).Problem);
    }

    [Fact]
    public async Task A_reason_is_one_of_its_own_list()
    {
        var id = await EnteredAsync("AB-123-CD");
        async Task<Guid> WordAsync(ListKind list) => await World.ReadAsync(db => db.ListValues.Where(v => v.List == list).Select(v => v.Id).FirstAsync());
        var input = new LeaveItem.Input { ItemIds = [id], EffectiveOn = Today, ReasonId = await WordAsync(ListKind.PlateChangeReason) };
        Assert.Equal("ReasonId", (await World.Desk<LeaveItem>().RunAsync(World.Theo, input)).Problem?.Field);
        input.ReasonId = await WordAsync(ListKind.ItemExitReason);
        Assert.Equal(1, (await World.Desk<LeaveItem>().RunAsync(World.Theo, input)).Value.Done);
    }

    [Fact]
    public async Task Many_leave_at_once_and_those_that_cannot_say_why()
    {
        var (one, two, gone) = (await EnteredAsync("AB-123-CD"), await EnteredAsync("AB-124-CD"), await EnteredAsync("AB-125-CD"));
        await LeaveAsync(World.Theo, -1, gone);
        var left = (await LeaveAsync(World.Theo, 0, one, two, gone)).Value;
        Assert.Equal((2, "AB-125-CD", "movement.left-already"), (left.Done, left.Refused.Single().Label, left.Refused.Single().Why.Code));
        var depot = await World.ReadAsync(db => db.Buildings.Where(b => b.ContractId == World.Depots).Select(b => b.Id).FirstAsync());
        Assert.Equal("movement.several-contracts", (await LeaveAsync(World.Theo, 0, one, depot)).Problem?.Code);
    }

    private async Task<Result> SaveOwnAsync(Guid item, params Broker.Core.Contracts.CoverChoice[] own) =>
        await World.Desk<SaveItemGuarantees>().RunAsync(World.Theo, new() { ItemId = item, Version = (await World.Desk<InsuredItemQuery>().RunAsync(World.Theo, item))!.Version, Guarantees = [.. own] });
}
