using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Work;

namespace Broker.Tests.Extranet;

public sealed class NoticesTests : PeopleScene
{
    [Fact, Rule("IND-09"), Rule("IND-25")]
    public async Task One_is_told_of_the_account_one_is_in_and_of_what_one_still_sees()
    {
        await World.AddAsync(new Membership { ClientId = World.Pelissier, PersonId = Cast.Karim.Id, Group = AccessGroup.ViewOnly });
        await World.AddAsync(Notice("Flotte", $"/space/{World.Rivelaine}/contracts/{World.Fleet}?tab=documents"), Notice("Marchandises", $"/space/{World.Rivelaine}/contracts/{World.Goods}"),
            Notice("Accueil", $"/space/{World.Rivelaine}"), Notice("Fournil", $"/space/{World.Pelissier}/contracts/{World.Bakery}"));
        Assert.Equal(["Accueil", "Flotte"], await ToldAsync(World.Karim));
        Assert.Equal(["Fournil"], await ToldAsync(Caller.Client(Cast.Karim.Id, World.Pelissier)));

        Assert.Null((await World.Desk<UnshareItem>().RunAsync(World.Nadege, new() { MembershipId = await MemberAsync(Cast.Karim), Kind = SharedItem.Contract, ItemId = World.Fleet })).Problem);
        Assert.Equal(["Accueil"], await ToldAsync(World.Karim));
        Assert.Equal(1, (await World.Desk<NotificationsQuery>().RunAsync(World.Karim)).Unread);
        // Read all here: what was told elsewhere stays unread there.
        Assert.Null((await World.Desk<ReadNotifications>().RunAsync(World.Karim)).Problem);
        Assert.Equal(1, (await World.Desk<NotificationsQuery>().RunAsync(Caller.Client(Cast.Karim.Id, World.Pelissier))).Unread);
    }

    private async Task<List<string>> ToldAsync(Caller by)
    {
        var bell = (await World.Desk<NotificationsQuery>().RunAsync(by)).Latest.Select(n => n.Args[0]).Order().ToList();
        Assert.Equal(bell, (await World.Desk<NotificationsPageQuery>().RunAsync(by)).Rows.Select(n => n.Args[0]).Order());
        return bell;
    }

    private Notification Notice(string about, string link) => new() { PersonId = Cast.Karim.Id, At = World.Clock.Now, Code = "notice.certificate-issued", Args = [about, "", ""], Link = link };
}
