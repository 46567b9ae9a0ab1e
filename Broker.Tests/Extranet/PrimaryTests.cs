using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

public sealed class PrimaryTests : PeopleScene
{
    [Fact, Rule("IND-01"), Rule("IND-02")]
    public async Task A_new_primary_contact_takes_the_place_and_the_old_one_keeps_full_access()
    {
        Assert.Null((await World.Desk<MakePrimary>().RunAsync(World.Nadege, await MemberAsync(Cast.Karim))).Problem);
        Assert.Equal(AccessGroup.Full, (await OfAsync(Cast.Nadege)).Group);
        var karim = await OfAsync(Cast.Karim);
        Assert.Equal((AccessGroup.Primary, false, 0), (karim.Group, karim.MaySubmitForms, karim.Shares.Count));
        Assert.Equal(AccessHistory.Primary, (await HistoryAsync())[0].Code);
        await using var his = await World.OpenAsync(World.Karim);
        Assert.True(await his.Contracts.CountAsync() > 1);
    }

    [Fact, Rule("IND-01")]
    public async Task Of_two_named_at_once_exactly_one_is_primary()
    {
        var (karim, luc) = (await MemberAsync(Cast.Karim), await MemberAsync(Cast.Luc));
        for (var round = 0; round < 5; round++)
        {
            var done = await Task.WhenAll(Task.Run(() => World.Desk<MakePrimary>().RunAsync(World.Helene, karim)), Task.Run(() => World.Desk<MakePrimary>().RunAsync(World.Theo, luc)));
            Assert.All(done.Where(d => d.Failed), d => Assert.Contains(d.Problem!.Code, new[] { Problem.Stale.Code, Problem.Taken.Code }));
            Assert.Equal(1, await PrimariesAsync(World.Rivelaine));
            Assert.Contains(done, d => !d.Failed);
        }
    }

    [Fact, Rule("IND-01")]
    public async Task The_database_itself_keeps_a_second_one_out()
    {
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Karim.Id)).Group = AccessGroup.Primary));
        // Who was it once and left is in nobody's way.
        await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.PersonId == Cast.Sabine.Id)).Group = AccessGroup.Primary);
    }

    [Fact, Rule("IND-07")]
    public async Task Nobody_but_the_primary_contact_and_the_firm_names_one()
    {
        Assert.Equal("access.primary-not-yours", (await World.Desk<MakePrimary>().RunAsync(Farah, await MemberAsync(Cast.Karim))).Problem?.Code);
        var self = await OfAsync(Farah.PersonId!.Value);
        Assert.Equal("access.primary-not-yours", (await World.Desk<MakePrimary>().RunAsync(Farah, self.Id)).Problem?.Code);
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<MakePrimary>().RunAsync(World.Karim, self.Id));
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<MakePrimary>().RunAsync(World.Ines, self.Id));
        Assert.Equal("common.missing", (await World.Desk<MakePrimary>().RunAsync(World.Marc, self.Id)).Problem?.Code);
        Assert.Null((await World.Desk<MakePrimary>().RunAsync(World.Theo, self.Id)).Problem);
    }

    [Fact]
    public async Task An_account_is_not_left_to_somebody_who_never_came()
    {
        var given = await World.Desk<GiveAccess>().RunAsync(World.Nadege, Colleague());
        Assert.Equal("access.primary-not-in-yet", (await World.Desk<MakePrimary>().RunAsync(World.Nadege, given.Value)).Problem?.Code);
    }

    [Fact, Rule("IND-03")]
    public async Task The_primary_contact_is_not_taken_off_by_anybody()
    {
        foreach (var caller in new[] { World.Nadege, World.Helene, Farah })
            Assert.Equal("access.primary-stays", (await World.Desk<RemoveAccess>().RunAsync(caller, await MemberAsync(Cast.Nadege))).Problem?.Code);
        Assert.True((await OfAsync(Cast.Nadege)).Active);
    }

    [Fact, Rule("IND-01"), Rule("D-20")]
    public async Task Two_records_merged_into_one_have_one_primary_contact_between_them()
    {
        var (survivor, merged) = (await World.ReadAsync(db => db.Clients.AsNoTracking().SingleAsync(c => c.Id == Cast.Rivelaine.Id)), await World.ReadAsync(db => db.Clients.AsNoTracking().SingleAsync(c => c.Id == Cast.Pelissier.Id)));
        await World.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Cast.Pelissier.Id)).Siren = survivor.Siren);
        merged = await World.ReadAsync(db => db.Clients.AsNoTracking().SingleAsync(c => c.Id == Cast.Pelissier.Id));
        var done = await World.Desk<MergeClients>().RunAsync(World.Helene, new() { SurvivorId = survivor.Id, SurvivorVersion = survivor.Version, MergedId = merged.Id, MergedVersion = merged.Version });
        Assert.Null(done.Problem);
        Assert.Equal(1, await PrimariesAsync(World.Rivelaine));
        Assert.Equal(AccessGroup.Full, (await OfAsync(Cast.Marc)).Group);
        Assert.Null((await World.Desk<UndoMerge>().RunAsync(World.Helene, done.Value)).Problem);
        Assert.Equal(1, await PrimariesAsync(World.Pelissier));
    }

    private Task<int> PrimariesAsync(Guid client) => World.ReadAsync(db => db.Memberships.CountAsync(m => m.ClientId == client && m.Active && m.Group == AccessGroup.Primary));
}
