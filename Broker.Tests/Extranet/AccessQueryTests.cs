using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

public sealed class AccessQueryTests : PeopleScene
{
    [Fact]
    public async Task The_firm_reads_who_comes_in_how_far_and_when_they_last_did()
    {
        await World.AddAsync(new SignInSession { KeyHash = "k", PersonId = Cast.Karim.Id, Ticket = [1], CreatedAt = World.Clock.Now, SeenAt = World.Clock.Now, ExpiresAt = World.Clock.Now.AddHours(1), Agent = "Mozilla/5.0 (iPhone)" });
        var people = await World.Desk<AccessQuery>().RunAsync(World.Theo, World.Rivelaine);
        Assert.Equal([AccessGroup.Primary, AccessGroup.Full, AccessGroup.Limited, AccessGroup.ViewOnly], people!.With.Take(4).Select(p => p.Group));
        var karim = people.With.Single(p => p.PersonId == Cast.Karim.Id);
        Assert.Equal((World.Clock.Now, "Mozilla/5.0 (iPhone)", 1, true, true), (karim.SeenAt, karim.SeenWith, karim.Contracts, karim.MaySubmitForms, karim.MayManage));
        Assert.Null(people.With.Single(p => p.PersonId == Cast.Luc.Id).SeenAt);
        var sabine = people.Without.Single(k => k.Name == "Sabine Orsel");
        Assert.True(sabine.Left);
        Assert.Equal([AccessGroup.Full, AccessGroup.Limited, AccessGroup.ViewOnly], people.Groups);
        Assert.DoesNotContain((await World.Desk<AccessQuery>().RunAsync(World.Ines, World.Rivelaine))!.With, p => p.MayManage);
        Assert.Equal([AccessGroup.Primary], (await World.Desk<AccessQuery>().RunAsync(World.Theo, Cast.Kervadec.Id))!.Groups);
    }

    [Fact, Rule("IND-07")]
    public async Task At_the_clients_each_reads_what_is_theirs_to_change()
    {
        var nadege = await World.Desk<AccessQuery>().RunAsync(World.Nadege, World.Rivelaine);
        Assert.Equal(["Farah Belkacem", "Karim Haddad", "Luc Rivelaine"], nadege!.With.Where(p => p.MayManage).Select(p => p.Name).Order());
        Assert.True(nadege.MayNamePrimary);
        var farah = await World.Desk<AccessQuery>().RunAsync(Farah, World.Rivelaine);
        Assert.Equal(["Karim Haddad", "Luc Rivelaine"], farah!.With.Where(p => p.MayManage).Select(p => p.Name).Order());
        Assert.Equal([AccessGroup.Limited, AccessGroup.ViewOnly], farah.Groups);
        Assert.False(farah.MayNamePrimary);
        Assert.Null(await World.Desk<AccessQuery>().RunAsync(World.Nadege, World.Pelissier));
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<AccessQuery>().RunAsync(World.Luc, World.Rivelaine));
    }

    [Fact, Rule("IND-09")]
    public async Task For_one_person_everything_of_the_account_says_whether_and_why_they_see_it()
    {
        var choices = await World.Desk<ShareChoicesQuery>().RunAsync(World.Nadege, World.Rivelaine, await MemberAsync(Cast.Karim));
        var fleet = choices!.Things.Single(t => t.Id == World.Fleet);
        Assert.True(fleet.ByItself);
        Assert.Empty(choices.Things.Single(t => t.Id == World.Goods).Because);
        Assert.Contains(choices.Things, t => t.Kind == SharedItem.Claim && t.Because.Contains(SeesBecause.OfContract));
        Assert.DoesNotContain(choices.Things, t => t.Id == World.OffExtranet);
        Assert.True(choices.MayChange);
        Assert.False((await World.Desk<ShareChoicesQuery>().RunAsync(World.Nadege, World.Rivelaine, await MemberAsync(Cast.Nadege)))!.MayChange);
        Assert.Null(await World.Desk<ShareChoicesQuery>().RunAsync(World.Marc, World.Pelissier, await MemberAsync(Cast.Karim)));
    }
}
