using Broker.Core.Access;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.World;

public sealed class WorldTests
{
    [Fact]
    public async Task Every_named_contract_is_in_the_state_its_name_says()
    {
        await using var world = await World.OpenAsync();
        var contracts = await world.ReadAsync(db => db.Contracts.Include(c => c.Suspensions).Include(c => c.Terminations).ToDictionaryAsync(c => c.Id));

        Assert.Equal(ContractState.InForce, StateOf(Cast.Fleet));
        Assert.Equal(ContractState.NotYetActive, StateOf(Cast.NotYetActive));
        Assert.Equal(ContractState.Suspended, StateOf(Cast.Suspended));
        Assert.Equal(ContractState.Terminated, StateOf(Cast.Terminated));
        Assert.Equal(ContractState.Terminated, StateOf(Cast.Expired));
        Assert.Null(contracts[world.WithoutProduct].ProductId);
        Assert.False(contracts[world.OffExtranet].OnExtranet);

        ContractState StateOf(CastContract contract) => contracts[contract.Id].StateOn(World.Today);
    }

    [Theory]
    [InlineData("rivelaine-fleet", true)]
    [InlineData("rivelaine-liability", true)]
    [InlineData("rivelaine-goods", false)]
    [InlineData("rivelaine-cyber", false)]
    public async Task Premiums_are_paid_as_far_as_the_cast_says(string contract, bool settled)
    {
        await using var world = await World.OpenAsync();
        var id = DemoId.Of("contract:" + contract);
        var receipts = await world.ReadAsync(db => db.Receipts.Where(r => r.ContractId == id).Include(r => r.Allocations).ThenInclude(a => a.Payment).ToListAsync());

        Assert.Equal(settled, Assert.Single(receipts, r => r.Covers(World.Today)).IsSettled);
    }

    [Fact]
    public async Task People_see_what_the_cast_says_they_see()
    {
        await using var world = await World.OpenAsync();

        Assert.Equal(11, await CountAsync(world.Nadege));
        Assert.Equal(1, await CountAsync(world.Karim));
        Assert.Equal(1, await CountAsync(world.Marc));
        Assert.Equal(2, await CountAsync(world.Camille));
        Assert.Equal(0, await CountAsync(world.Sabine));
        Assert.Equal(0, await CountAsync(world.Denis));
        Assert.Equal(0, await CountAsync(Caller.Nobody));
        Assert.Equal(await CountAsync(world.System), await CountAsync(world.Ines));

        async Task<int> CountAsync(Caller by)
        {
            await using var db = await world.OpenAsync(by);
            return await db.Contracts.CountAsync();
        }
    }

    [Fact]
    public async Task What_one_world_changes_no_other_world_sees()
    {
        await using var one = await World.OpenAsync();
        await using var other = await World.OpenAsync();
        await one.ChangeAsync(async db => db.RemoveRange([.. await db.Complaints.ToListAsync(), .. await db.Claims.ToListAsync(), .. await db.Vehicles.ToListAsync()]));

        Assert.Equal(0, await one.ReadAsync(db => db.Vehicles.CountAsync()));
        Assert.Equal(World.FleetSize + 1, await other.ReadAsync(db => db.Vehicles.CountAsync()));
    }

    [Fact]
    public async Task Everyone_signs_in_with_the_demo_password()
    {
        await using var world = await World.OpenAsync();
        var hasher = world.Desk<IPasswordHasher<Person>>();
        var people = await world.ReadAsync(db => db.Users.Where(p => p.GroupOf == null).ToListAsync());

        Assert.Equal(Cast.Contacts.Count + 4, people.Count);
        var nadege = people.Single(p => p.Id == Cast.Nadege.Id);
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(nadege, nadege.PasswordHash!, Cast.Password));
    }

    [Fact]
    public async Task Gathering_the_cast_twice_changes_nothing()
    {
        await using var world = await World.OpenAsync();
        var before = await world.ReadAsync(db => db.Receipts.CountAsync());

        Assert.False((await world.Desk<SeedDemo>().RunAsync(Caller.System(Jobs.Seed), new SeedDemo.Input())).Failed);
        Assert.Equal(before, await world.ReadAsync(db => db.Receipts.CountAsync()));
    }
}
