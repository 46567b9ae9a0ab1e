using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Certificates;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

/// <summary>Somebody of the firm looks at a client's space as one of its contacts does (D-27).</summary>
public sealed class ClientViewTests
{
    private static readonly Caller TheoThere = Caller.Client(Cast.Theo.Id, Cast.Rivelaine.Id);

    [Fact, Rule("D-27")]
    public async Task One_sees_exactly_what_that_contact_sees()
    {
        await using var world = await World.OpenAsync();
        await LookAsync(world, Cast.Karim);

        var contracts = await world.Desk<ClientContractsQuery>().RunAsync(TheoThere, world.Rivelaine);
        Assert.Equal((await world.Desk<ClientContractsQuery>().RunAsync(world.Karim, world.Rivelaine)).Select(c => c.Id), contracts.Select(c => c.Id));
        Assert.Equal([world.Fleet], contracts.Select(c => c.Id));
        var me = await world.Desk<WhoAmIQuery>().RunAsync(TheoThere);
        Assert.Equal((ActorKind.Client, "Karim Haddad", "Théo Darnaud"), (me.Kind, me.Name, me.Viewer));
        // What only the firm sees is out of sight, whoever looks.
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<EventsQuery>().RunAsync(TheoThere, world.Rivelaine));
        await using var db = await world.OpenAsync(TheoThere);
        Assert.False(await db.Events.AnyAsync() || await db.ClientViews.AnyAsync());
    }

    [Fact, Rule("D-27")]
    public async Task Nothing_can_be_written_by_any_road()
    {
        await using var world = await World.OpenAsync();
        await LookAsync(world, Cast.Nadege);
        var before = await world.ReadAsync(db => db.Audit.CountAsync());

        var asked = await world.Desk<RequestCertificate>().RunAsync(TheoThere, new() { ContractId = world.Liability, TemplateId = DemoTemplates.Id(DemoTemplates.Contract) });
        Assert.Equal("view.read-only", asked.Problem?.Code);
        await using (var db = await world.OpenAsync(TheoThere))
        {
            (await db.Contacts.FirstAsync(k => k.PersonId == Cast.Nadege.Id)).Phone = "changed";
            Assert.Equal("view.read-only", (await db.SaveAsync()).Problem?.Code);
            await Assert.ThrowsAsync<Forbidden>(() => db.SaveChangesAsync());
            await Assert.ThrowsAsync<Forbidden>(() => db.Contacts.ExecuteUpdateAsync(set => set.SetProperty(k => k.Phone, "changed")));
            await Assert.ThrowsAsync<Forbidden>(() => db.Contacts.ExecuteDeleteAsync());
        }
        await world.Desk<ReadNotifications>().RunAsync(TheoThere);
        Assert.Equal(before, await world.ReadAsync(db => db.Audit.CountAsync()));
        Assert.False(await world.ReadAsync(db => db.Contacts.AnyAsync(k => k.Phone == "changed")));
    }

    [Fact, Rule("D-27")]
    public async Task Looking_needs_a_right_and_leaves_a_line_in_history_and_audit()
    {
        await using var world = await World.OpenAsync();
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ViewAsClient>().RunAsync(world.Ines, Input(Cast.Nadege)));
        Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(TheoThere)).Kind);

        await LookAsync(world, Cast.Nadege);
        var line = (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine)).Rows[0];
        Assert.Equal((ViewAsClient.Seen, "Théo Darnaud", "Nadège Barthel"), (line.Code, line.By, line.Args[0]));
        var audited = await world.ReadAsync(db => db.Audit.SingleAsync(a => a.Subject == nameof(ClientView)));
        Assert.Equal((Cast.Theo.Id, world.Rivelaine), (audited.PersonId, audited.ClientId));
    }

    [Fact, Rule("D-27")]
    public async Task It_ends_when_one_leaves_when_the_right_goes_and_after_an_hour()
    {
        await using var world = await World.OpenAsync();
        await LookAsync(world, Cast.Nadege);
        Assert.Equal([world.Rivelaine], (await world.Desk<WhereToQuery>().RunAsync(TheoThere)).Accounts.Select(a => a.ClientId));
        await world.Desk<EndClientView>().RunAsync(world.Theo, world.Rivelaine);
        Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(TheoThere)).Kind);

        await LookAsync(world, Cast.Nadege);
        world.Time.Advance(ClientView.Longest);
        Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(TheoThere)).Kind);
        Assert.Empty((await world.Desk<WhereToQuery>().RunAsync(TheoThere)).Accounts);

        await LookAsync(world, Cast.Nadege);
        await world.ChangeAsync(async db => (await db.Profiles.SingleAsync(p => db.Users.Any(u => u.Id == Cast.Theo.Id && u.ProfileId == p.Id))).Permissions = [Permission.ViewClients]);
        Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(TheoThere)).Kind);
    }

    [Fact, Rule("D-27")]
    public async Task One_space_opened_opens_no_other_and_nobody_elses_eyes()
    {
        await using var world = await World.OpenAsync();
        await LookAsync(world, Cast.Nadege);
        Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(Caller.Client(Cast.Theo.Id, world.Pelissier))).Kind);
        Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(Caller.Client(Cast.Helene.Id, world.Rivelaine))).Kind);
        // Another contact's eyes take the place of the first's.
        await LookAsync(world, Cast.Karim);
        Assert.Equal("Karim Haddad", (await world.Desk<WhoAmIQuery>().RunAsync(TheoThere)).Name);
        // Elsewhere one is oneself, with one's own rights.
        Assert.Null((await world.Desk<WhoAmIQuery>().RunAsync(world.Theo)).Viewer);
    }

    [Fact]
    public async Task Nobody_is_looked_as_who_could_not_come_in_themselves()
    {
        await using var world = await World.OpenAsync();
        var view = world.Desk<ViewAsClient>();
        Assert.Equal(Problem.Missing, (await view.RunAsync(world.Theo, Input(Cast.Sabine))).Problem);
        Assert.Equal(Problem.Missing, (await view.RunAsync(world.Theo, Input(Cast.Marc))).Problem);
        Assert.Equal(Problem.Missing, (await view.RunAsync(world.Theo, Input(Cast.Helene))).Problem);
        Assert.Equal("view.extranet-closed", (await view.RunAsync(world.Theo, new() { ClientId = Cast.Brunoy.Id, PersonId = Cast.Denis.Id })).Problem?.Code);
        Assert.Equal("view.needs-a-person", (await view.RunAsync(world.System, Input(Cast.Nadege))).Problem?.Code);
    }

    [Fact]
    public async Task A_closed_extranet_puts_out_whoever_is_inside_and_opens_again_as_it_was()
    {
        await using var world = await World.OpenAsync();
        var extranet = world.Desk<SwitchExtranet>();
        Assert.Equal(3, (await world.Desk<ExtranetQuery>().RunAsync(world.Ines, world.Rivelaine)).Visitors.Count);
        await LookAsync(world, Cast.Nadege);

        Assert.False((await extranet.RunAsync(world.Theo, new() { ClientId = world.Rivelaine, Open = false })).Failed);
        foreach (var inside in new[] { world.Nadege, world.Luc, TheoThere })
        {
            Assert.Equal(ActorKind.Nobody, (await world.Desk<WhoAmIQuery>().RunAsync(inside)).Kind);
            await Assert.ThrowsAsync<Forbidden>(() => world.Desk<BalanceQuery>().RunAsync(inside, world.Rivelaine));
        }
        Assert.Empty((await world.Desk<WhereToQuery>().RunAsync(world.Nadege)).Accounts);
        Assert.False((await world.Desk<ExtranetQuery>().RunAsync(world.Ines, world.Rivelaine)).Open);

        await extranet.RunAsync(world.Theo, new() { ClientId = world.Rivelaine, Open = true });
        Assert.Equal(AccessGroup.Primary, (await world.Desk<ExtranetQuery>().RunAsync(world.Ines, world.Rivelaine)).Visitors.Single(v => v.PersonId == Cast.Nadege.Id).Group);
        Assert.Equal(ActorKind.Client, (await world.Desk<WhoAmIQuery>().RunAsync(world.Nadege)).Kind);
        var told = (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine)).Rows.Select(e => e.Code).Take(2);
        Assert.Equal([SwitchExtranet.Opened, SwitchExtranet.Closed], told);
    }

    [Fact]
    public async Task Opening_what_is_open_says_nothing_and_a_client_without_one_gets_one()
    {
        await using var world = await World.OpenAsync();
        var before = (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine)).Total;
        await world.Desk<SwitchExtranet>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, Open = true });
        Assert.Equal(before, (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Rivelaine)).Total);

        await world.Desk<SwitchExtranet>().RunAsync(world.Theo, new() { ClientId = Cast.Kervadec.Id, Open = true });
        Assert.True((await world.Desk<ExtranetQuery>().RunAsync(world.Ines, Cast.Kervadec.Id)).Open);
        Assert.Equal(Problem.Missing, (await world.Desk<SwitchExtranet>().RunAsync(world.Theo, new() { ClientId = Guid.NewGuid(), Open = true })).Problem);
    }

    private static ViewAsClient.Input Input(CastPerson person) => new() { ClientId = Cast.Rivelaine.Id, PersonId = person.Id };

    private static async Task LookAsync(World world, CastPerson person) => Assert.Null((await world.Desk<ViewAsClient>().RunAsync(world.Theo, Input(person))).Problem);
}
