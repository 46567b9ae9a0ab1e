using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

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

    [Fact, Rule("D-26"), Rule("D-28")]
    public async Task What_a_prospect_is_told_never_leads_to_a_page_closed_to_them()
    {
        await World.AddAsync(Notice("Devis", $"/space/{World.Rivelaine}/quotes/{Guid.NewGuid()}", Cast.Nadege));
        Assert.Contains("/quotes/", await LinkAsync());

        await World.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == World.Rivelaine)).State = ClientState.Prospect);
        Assert.Equal($"/space/{World.Rivelaine}", await LinkAsync());
        await World.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == World.Rivelaine)).State = ClientState.Active);
        await World.AddAsync(new FeatureSwitch { Feature = Feature.ViewFiles, On = false });
        Assert.Equal($"/space/{World.Rivelaine}", await LinkAsync());

        async Task<string?> LinkAsync()
        {
            World.Time.Advance(TimeSpan.FromSeconds(3));
            var link = Assert.Single((await World.Desk<NotificationsQuery>().RunAsync(World.Nadege)).Latest, n => n.Args[0] == "Devis").Link;
            Assert.Equal(link, Assert.Single((await World.Desk<NotificationsPageQuery>().RunAsync(World.Nadege)).Rows, n => n.Args[0] == "Devis").Link);
            return link;
        }
    }

    private async Task<List<string>> ToldAsync(Caller by)
    {
        var bell = (await World.Desk<NotificationsQuery>().RunAsync(by)).Latest.Select(n => n.Args[0]).Order().ToList();
        Assert.Equal(bell, (await World.Desk<NotificationsPageQuery>().RunAsync(by)).Rows.Select(n => n.Args[0]).Order());
        return bell;
    }

    private Notification Notice(string about, string link, CastPerson? to = null) => new() { PersonId = (to ?? Cast.Karim).Id, At = World.Clock.Now, Code = "notice.certificate-issued", Args = [about, "", ""], Link = link };
}
