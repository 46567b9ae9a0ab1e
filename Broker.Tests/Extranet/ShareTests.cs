using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

public sealed class ShareTests : PeopleScene
{
    [Fact, Rule("IND-09"), Rule("IND-10"), Rule("IND-11")]
    public async Task A_contract_shared_in_part_is_seen_in_part_and_withdrawn_it_is_not_there()
    {
        var member = await MemberAsync(Cast.Karim);
        Assert.Null((await ShareAsync(World.Nadege, member, SharedItem.Contract, World.Goods, ContractPart.Guarantees)).Problem);
        await using (var his = await World.OpenAsync(World.Karim))
        {
            Assert.True(await his.Contracts.AnyAsync(c => c.Id == World.Goods));
            Assert.False(await his.Receipts.AnyAsync(r => r.ContractId == World.Goods));
        }
        // Said again, it is what is said last.
        Assert.Null((await ShareAsync(Farah, member, SharedItem.Contract, World.Goods, ContractPart.Account)).Problem);
        await using (var his = await World.OpenAsync(World.Karim)) Assert.True(await his.Receipts.AnyAsync(r => r.ContractId == World.Goods));
        Assert.Equal([AccessHistory.SharedInPart, AccessHistory.SharedInPart], (await HistoryAsync()).Take(2).Select(e => e.Code));

        Assert.Null((await World.Desk<UnshareItem>().RunAsync(World.Theo, new() { MembershipId = member, Kind = SharedItem.Contract, ItemId = World.Goods })).Problem);
        Assert.Null(await World.Desk<ContractQuery>().RunAsync(World.Karim, World.Goods));
    }

    [Fact, Rule("IND-09")]
    public async Task Each_kind_of_thing_can_be_shown_by_itself_and_no_neighbour_with_it()
    {
        var member = await MemberAsync(Cast.Luc);
        await World.ChangeAsync(async db =>
        {
            var luc = await db.Memberships.Include(m => m.Shares).SingleAsync(m => m.Id == member);
            luc.AllContracts = false;
        });
        await using (var db = await World.OpenAsync(World.Nadege))
            foreach (var kind in Enum.GetValues<SharedItem>())
                if (await SharedThings.Of(db, kind, World.Rivelaine).Where(t => t.Shown).FirstOrDefaultAsync() is { } thing)
                {
                    Assert.Null((await ShareAsync(World.Nadege, member, kind, thing.Id)).Problem);
                    await using var his = await World.OpenAsync(World.Luc);
                    Assert.Equal([thing.Id], await SharedThings.Of(his, kind, World.Rivelaine).Where(t => t.Shown).Select(t => t.Id).ToListAsync());
                    Assert.Null((await World.Desk<UnshareItem>().RunAsync(World.Nadege, new() { MembershipId = member, Kind = kind, ItemId = thing.Id })).Problem);
                }
    }

    [Fact]
    public async Task What_is_not_for_the_client_is_shared_with_nobody()
    {
        var member = await MemberAsync(Cast.Karim);
        Assert.Equal("share.not-on-extranet", (await ShareAsync(World.Theo, member, SharedItem.Contract, World.OffExtranet)).Problem?.Code);
        Assert.Equal("common.missing", (await ShareAsync(World.Nadege, member, SharedItem.Contract, World.OffExtranet)).Problem?.Code);
        var draft = await World.ReadAsync(db => db.Quotes.Where(q => q.ClientId == World.Rivelaine && q.SentOn == null && q.RequestedById == null).Select(q => q.Id).FirstAsync());
        Assert.Equal("share.not-on-extranet", (await ShareAsync(World.Theo, member, SharedItem.Quote, draft)).Problem?.Code);
    }

    [Fact]
    public async Task A_forged_id_a_wrong_kind_or_another_account_is_missing()
    {
        var member = await MemberAsync(Cast.Karim);
        Assert.Equal("common.missing", (await ShareAsync(World.Nadege, member, SharedItem.Contract, World.Bakery)).Problem?.Code);
        Assert.Equal("common.missing", (await ShareAsync(World.Theo, member, SharedItem.Contract, World.Bakery)).Problem?.Code);
        Assert.Equal("common.missing", (await ShareAsync(World.Nadege, member, SharedItem.Claim, World.Goods)).Problem?.Code);
        Assert.Equal("common.missing", (await ShareAsync(World.Nadege, member, (SharedItem)99, World.Goods)).Problem?.Code);
        Assert.Equal("common.missing", (await ShareAsync(World.Marc, member, SharedItem.Contract, World.Goods)).Problem?.Code);
        await Assert.ThrowsAsync<Forbidden>(() => ShareAsync(World.Karim, member, SharedItem.Contract, World.Goods));
        await Assert.ThrowsAsync<Forbidden>(() => ShareAsync(World.Luc, member, SharedItem.Contract, World.Goods));
        // Parts nobody ever named are none.
        Assert.Null((await ShareAsync(World.Nadege, member, SharedItem.Contract, World.Goods, (ContractPart)(1 << 20))).Problem);
        Assert.Equal(ContractPart.Summary, (await OfAsync(Cast.Karim)).Shares.Single(s => s.ItemId == World.Goods).Parts);
    }

    [Fact]
    public async Task Who_sees_everything_needs_no_share() =>
        Assert.Equal("share.sees-everything", (await ShareAsync(World.Nadege, (await OfAsync(Farah.PersonId!.Value)).Id, SharedItem.Contract, World.Goods)).Problem?.Code);

    [Fact, Rule("IND-11")]
    public async Task On_a_thing_one_reads_who_sees_it_and_why()
    {
        var sight = await World.Desk<WhoSeesQuery>().RunAsync(World.Nadege, SharedItem.Contract, World.Rivelaine, World.Fleet);
        var why = sight!.People.ToDictionary(p => p.Name, p => p.Because);
        Assert.Equal([SeesBecause.Everything], why["Nadège Barthel"]);
        Assert.Equal([SeesBecause.ByItself], why["Karim Haddad"]);
        Assert.Equal("KH", sight.People.Single(p => p.Name == "Karim Haddad").Initials);
        Assert.DoesNotContain("Sabine Orsel", why.Keys);
        Assert.Null(await World.Desk<WhoSeesQuery>().RunAsync(World.Nadege, SharedItem.Contract, World.Pelissier, World.Bakery));
        Assert.Null(await World.Desk<WhoSeesQuery>().RunAsync(World.Theo, SharedItem.Contract, World.Rivelaine, World.Bakery));
        Assert.DoesNotContain((await World.Desk<WhoSeesQuery>().RunAsync(World.Theo, SharedItem.Contract, World.Rivelaine, World.OffExtranet))!.People, p => p.Sees);
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<WhoSeesQuery>().RunAsync(World.Karim, SharedItem.Contract, World.Rivelaine, World.Fleet));
    }

    private Task<Result> ShareAsync(Caller by, Guid member, SharedItem kind, Guid item, ContractPart parts = ContractPart.All) =>
        World.Desk<ShareItem>().RunAsync(by, new() { MembershipId = member, Kind = kind, ItemId = item, Parts = parts });
}
