using Broker.Core.Access;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

public sealed class GiveAccessTests : PeopleScene
{
    [Fact, Rule("IND-09"), Rule("D-20"), Rule("IND-15")]
    public async Task A_limited_colleague_is_asked_in_and_sees_the_contract_shared_with_them_alone()
    {
        var input = Colleague();
        input.Contracts = [World.Liability];
        var given = await World.Desk<GiveAccess>().RunAsync(World.Nadege, input);
        Assert.Null(given.Problem);
        var lea = await World.ReadAsync(db => db.Users.SingleAsync(p => p.Email == "lea@rivelaine.example"));
        var membership = await OfAsync(lea.Id);
        Assert.Equal((AccessStage.Invited, false, given.Value), (membership.Stage, membership.AllContracts, membership.Id));
        Assert.Equal((AccessHistory.Given, "Léa Fontaine"), (await HistoryAsync())[0] is var (code, args) ? (code, args[0]) : default);
        Assert.Equal(lea.Id, await World.ReadAsync(db => db.Contacts.Where(k => k.ClientId == World.Rivelaine && k.Email == lea.Email).Select(k => k.PersonId).SingleAsync()));

        await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.Id == membership.Id)).Stage = AccessStage.Open);
        await using var hers = await World.OpenAsync(Caller.Client(lea.Id, World.Rivelaine));
        Assert.Equal([World.Liability], await hers.Contracts.Select(c => c.Id).ToListAsync());
        Assert.False(await hers.InsuredItems.AnyAsync() || await hers.Quotes.AnyAsync());
    }

    [Fact, Rule("IND-09")]
    public async Task Without_a_word_about_contracts_nothing_is_shared()
    {
        var given = await World.Desk<GiveAccess>().RunAsync(World.Theo, Colleague());
        Assert.Null(given.Problem);
        await World.ChangeAsync(async db => (await db.Memberships.SingleAsync(m => m.Id == given.Value)).Stage = AccessStage.Open);
        var lea = await World.ReadAsync(db => db.Users.SingleAsync(p => p.Email == "lea@rivelaine.example"));
        await using var hers = await World.OpenAsync(Caller.Client(lea.Id, World.Rivelaine));
        Assert.False(await hers.Contracts.AnyAsync() || await hers.Documents.AnyAsync() || await hers.Claims.AnyAsync());
    }

    [Fact]
    public async Task An_address_known_elsewhere_is_the_same_person_with_one_account_more()
    {
        var people = await World.ReadAsync(db => db.Users.CountAsync());
        var given = await World.Desk<GiveAccess>().RunAsync(World.Nadege, Colleague("MARC@pelissier.example "));
        Assert.Null(given.Problem);
        Assert.Equal(Cast.Marc.Id, await World.ReadAsync(db => db.Memberships.Where(m => m.Id == given.Value).Select(m => m.PersonId).SingleAsync()));
        Assert.Equal(people, await World.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact, Rule("IND-26")]
    public async Task One_of_the_firm_cannot_be_a_clients_contact()
    {
        Assert.Equal("access.address-not-possible", (await World.Desk<GiveAccess>().RunAsync(World.Nadege, Colleague(Cast.Ines.Email))).Problem?.Code);
        Assert.Equal("access.address-not-possible", (await World.Desk<GiveAccess>().RunAsync(World.Helene, Colleague(Cast.Ines.Email))).Problem?.Code);
    }

    [Fact]
    public async Task Who_has_access_is_not_given_it_twice_and_who_lost_it_starts_afresh()
    {
        Assert.Equal("access.already", (await World.Desk<GiveAccess>().RunAsync(World.Theo, Colleague(Cast.Karim.Email))).Problem?.Code);
        var given = await World.Desk<GiveAccess>().RunAsync(World.Theo, Colleague(Cast.Sabine.Email, AccessGroup.ViewOnly));
        Assert.Null(given.Problem);
        var sabine = await OfAsync(Cast.Sabine);
        Assert.Equal((given.Value, AccessGroup.ViewOnly, true, AccessStage.Invited, false), (sabine.Id, sabine.Group, sabine.Active, sabine.Stage, sabine.AllContracts));
    }

    [Fact, Rule("IND-07"), Rule("IND-08")]
    public async Task A_full_contact_asks_in_whoever_is_below_them_only()
    {
        Assert.Equal("access.group-not-yours", (await World.Desk<GiveAccess>().RunAsync(Farah, Colleague(group: AccessGroup.Full))).Problem?.Code);
        Assert.Equal("access.primary-there", (await World.Desk<GiveAccess>().RunAsync(Farah, Colleague(group: AccessGroup.Primary))).Problem?.Code);
        Assert.Null((await World.Desk<GiveAccess>().RunAsync(Farah, Colleague(group: AccessGroup.ViewOnly))).Problem);
        Assert.Null((await World.Desk<GiveAccess>().RunAsync(World.Nadege, Colleague("paul@rivelaine.example", AccessGroup.Full))).Problem);
    }

    /// <summary>All groups and rights, by all who may ask anybody in.</summary>
    [Fact, Rule("IND-08")]
    public async Task Nobody_asks_somebody_in_with_a_right_they_do_not_hold()
    {
        var given = 0;
        foreach (var caller in new[] { World.Nadege, Farah, World.Karim, World.Luc, World.Marc })
            foreach (var group in Enum.GetValues<AccessGroup>())
                for (var options = 0; options < 8; options++)
                {
                    var input = Colleague($"p{given}-{options}@rivelaine.example", group);
                    (input.SeesAllDocuments, input.MaySubmitForms, input.MaySubmitWorkbooks, input.AllContracts) = ((options & 1) > 0, (options & 2) > 0, (options & 4) > 0, (options & 1) == 0);
                    var actor = await World.Store.RecognizeAsync(caller);
                    try
                    {
                        if (await World.Desk<GiveAccess>().RunAsync(caller, input) is not { Failed: false } done) continue;
                        given++;
                        var membership = await World.ReadAsync(db => db.Memberships.SingleAsync(m => m.Id == done.Value));
                        Assert.Equal((group, input.MaySubmitForms), (membership.Group, membership.MaySubmitForms));
                        Assert.All(Permissions.Of(group, input.SeesAllDocuments, input.MaySubmitForms, input.MaySubmitWorkbooks), permission => Assert.True(actor.May(permission), $"{permission} given by {actor.Name}"));
                    }
                    catch (Forbidden) { }
                }
        // Limited and view-only with each right, by both; full without any, by the primary.
        Assert.Equal(8 * 2 * 2 + 1, given);
    }

    [Fact, Rule("IND-13")]
    public async Task The_limited_and_those_who_only_look_ask_nobody_in()
    {
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<GiveAccess>().RunAsync(World.Karim, Colleague()));
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<GiveAccess>().RunAsync(World.Luc, Colleague()));
        await Assert.ThrowsAsync<Forbidden>(() => World.Desk<GiveAccess>().RunAsync(World.Ines, Colleague()));
    }

    [Fact]
    public async Task Another_account_is_as_if_it_were_not_there()
    {
        var input = Colleague();
        input.ClientId = World.Pelissier;
        Assert.Equal("common.missing", (await World.Desk<GiveAccess>().RunAsync(World.Nadege, input)).Problem?.Code);
        input = Colleague();
        input.Contracts = [World.Bakery];
        Assert.Equal("common.missing", (await World.Desk<GiveAccess>().RunAsync(World.Nadege, input)).Problem?.Code);
        input.Contracts = [World.OffExtranet];
        Assert.Equal("common.missing", (await World.Desk<GiveAccess>().RunAsync(World.Nadege, input)).Problem?.Code);
    }

    [Fact, Rule("D-20"), Rule("IND-01")]
    public async Task The_first_of_an_account_is_its_primary_contact_and_opens_its_space()
    {
        var input = new GiveAccess.Input { ClientId = Cast.Kervadec.Id, FirstName = "Yann", LastName = "Kervadec", Email = "yann@kervadec.example", Group = AccessGroup.Full };
        Assert.Equal("access.primary-first", (await World.Desk<GiveAccess>().RunAsync(World.Theo, input)).Problem?.Code);
        input.Group = AccessGroup.Primary;
        Assert.Null((await World.Desk<GiveAccess>().RunAsync(World.Theo, input)).Problem);
        Assert.True(await World.ReadAsync(db => db.OpenAccounts.AnyAsync(a => a.ClientId == Cast.Kervadec.Id)));
        // The contact who was there already is the one who comes in.
        Assert.Equal(1, await World.ReadAsync(db => db.Contacts.CountAsync(k => k.ClientId == Cast.Kervadec.Id)));
        input.Email = "autre@kervadec.example";
        Assert.Equal("access.primary-there", (await World.Desk<GiveAccess>().RunAsync(World.Theo, input)).Problem?.Code);
    }

    [Fact]
    public async Task Nobody_is_asked_into_a_space_the_firm_closed() =>
        Assert.Equal("access.account-closed", (await World.Desk<GiveAccess>().RunAsync(World.Theo, new()
        {
            ClientId = Cast.Brunoy.Id, FirstName = "Ana", LastName = "Brunoy", Email = "ana@brunoy.example", Group = AccessGroup.Limited,
        })).Problem?.Code);

    [Fact]
    public async Task Only_who_has_not_come_yet_is_asked_in_again()
    {
        var given = await World.Desk<GiveAccess>().RunAsync(World.Nadege, Colleague());
        Assert.Null((await World.Desk<ResendInvitation>().RunAsync(Farah, given.Value)).Problem);
        Assert.Equal(ResendInvitation.Resent, (await HistoryAsync())[0].Code);
        Assert.Equal("access.not-invited", (await World.Desk<ResendInvitation>().RunAsync(World.Nadege, await MemberAsync(Cast.Karim))).Problem?.Code);
        Assert.Equal("common.missing", (await World.Desk<ResendInvitation>().RunAsync(Farah, await MemberAsync(Cast.Nadege))).Problem?.Code);
        Assert.Equal("common.missing", (await World.Desk<ResendInvitation>().RunAsync(World.Marc, given.Value)).Problem?.Code);
    }
}
