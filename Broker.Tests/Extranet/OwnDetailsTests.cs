using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.SignIn;
using Broker.Core.Staff;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Extranet;

using World = Broker.Tests.World.World;

/// <summary>F4: clients keep what the firm knows of them up to date themselves.</summary>
public sealed class OwnDetailsTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("D-29"), Rule("R-JOB-04")]
    public async Task What_a_client_changes_applies_at_once_and_its_history_says_what_it_was()
    {
        var input = await ReadAsync();
        var (name, phone) = (input.Name!, input.Phone!);
        (input.Name, input.Phone, input.Street, input.Language) = ("Transports Rivelaine et fils", "04 00 55 99 99", "8 quai du Levant", "en");
        Assert.Null((await SaveAsync(input)).Problem);

        var client = await world.ReadAsync(db => db.Clients.SingleAsync(c => c.Id == world.Rivelaine));
        Assert.Equal(("Transports Rivelaine et fils", "04 00 55 99 99", "8 quai du Levant", "en"), (client.Name, client.Phone, client.Street, client.Language));
        var told = await EventsAsync();
        Assert.Equal([name, "Transports Rivelaine et fils"], told[ChangeOwnDetails.NameChanged].Args);
        Assert.Equal([phone, "04 00 55 99 99"], told[ChangeOwnDetails.PhoneChanged].Args);
        Assert.Contains("8 quai du Levant", told[SaveClient.AddressChanged].Args[1]);
        Assert.Equal(Cast.Nadege.FullName, told[ChangeOwnDetails.NameChanged].By);
        Assert.Contains(await world.ReadAsync(db => db.Notifications.Where(n => n.Code == "notice.own-details").ToListAsync()), n => n.PersonId == client.HandlerId);
    }

    [Fact, Rule("D-29")]
    public async Task Nothing_the_firm_knows_can_be_emptied()
    {
        foreach (var empty in new Action<ChangeOwnDetails.Input>[] { i => i.Name = " ", i => i.Phone = null, i => i.Street = "", i => i.City = "", i => i.PostalCode = null, i => i.Email = "" })
        {
            var input = await ReadAsync();
            empty(input);
            var refused = (await SaveAsync(input)).Problem;
            Assert.Equal("details.not-emptied", refused?.Code);
            Assert.NotNull(refused?.Field);
        }
        var wrong = await ReadAsync();
        wrong.Email = "nadege";
        Assert.Equal(new Problem("input.not-an-email", "Email"), (await SaveAsync(wrong)).Problem);
        wrong = await ReadAsync();
        wrong.Country = "XX";
        Assert.Equal("input.not-accepted", (await SaveAsync(wrong)).Problem?.Code);
        Assert.Empty(await EventsAsync());
    }

    [Fact, Rule("D-29")]
    public async Task Another_address_counts_once_whoever_reads_it_has_said_so()
    {
        var input = await ReadAsync();
        var before = input.Email;
        input.Email = "direction@rivelaine.example";
        Assert.Null((await SaveAsync(input)).Problem);
        Assert.Equal(before, await EmailAsync());
        Assert.Equal("direction@rivelaine.example", (await world.Desk<OwnDetailsQuery>().RunAsync(world.Nadege)).Client!.Wished);

        var token = await PostedAsync("direction@rivelaine.example");
        for (var look = 0; look < 3; look++) Assert.Equal(Cast.Rivelaine.Name, (await world.Desk<WishedEmailQuery>().RunAsync(Caller.Nobody, token)).Value.Account);
        Assert.Equal(before, await EmailAsync());
        Assert.Null((await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, token)).Problem);
        Assert.Equal("direction@rivelaine.example", await EmailAsync());
        Assert.Equal([before!, "direction@rivelaine.example"], (await EventsAsync())[ConfirmEmail.ClientChanged].Args);
        Assert.Equal("link.used", (await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, token)).Problem?.Code);
        Assert.Null((await world.Desk<OwnDetailsQuery>().RunAsync(world.Nadege)).Client!.Wished);
    }

    [Fact]
    public async Task A_wish_withdrawn_replaced_or_too_old_opens_nothing()
    {
        await WishAsync("un@rivelaine.example");
        var first = await PostedAsync("un@rivelaine.example");
        await WishAsync("deux@rivelaine.example");
        var second = await PostedAsync("deux@rivelaine.example");
        Assert.Equal("link.replaced", (await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, first)).Problem?.Code);
        await WishAsync(await EmailAsync());
        Assert.Equal("link.replaced", (await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, second)).Problem?.Code);
        await WishAsync("trois@rivelaine.example");
        var third = await PostedAsync("trois@rivelaine.example");
        world.Time.Advance(EmailChange.Lasts + TimeSpan.FromMinutes(1));
        Assert.Equal("link.expired", (await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, third)).Problem?.Code);
        Assert.Equal("link.unknown", (await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, new string('a', 64))).Problem?.Code);
        Assert.Null((await world.Desk<OwnDetailsQuery>().RunAsync(world.Nadege)).Client!.Wished);
    }

    [Fact, Rule("D-29")]
    public async Task Somebodys_own_name_and_numbers_change_at_once_and_their_sign_in_once_confirmed()
    {
        var person = (await world.Desk<OwnDetailsQuery>().RunAsync(world.Karim)).Person!;
        var input = ChangeOwnPerson.Input.Of(person);
        (input.LastName, input.Mobile, input.Email) = ("Haddad-Morin", "06 00 55 11 22", "karim.haddad@rivelaine.example");
        Assert.Null((await world.Desk<ChangeOwnPerson>().RunAsync(world.Karim, input)).Problem);
        var card = await world.ReadAsync(db => db.Contacts.SingleAsync(k => k.PersonId == Cast.Karim.Id && k.ClientId == world.Rivelaine));
        Assert.Equal(("Haddad-Morin", "06 00 55 11 22"), (card.LastName, card.Mobile));
        Assert.Equal(Cast.Karim.Email, (await PersonAsync(Cast.Karim.Id)).Email);

        var token = await PostedAsync("karim.haddad@rivelaine.example");
        Assert.Null((await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, token)).Problem);
        var now = await PersonAsync(Cast.Karim.Id);
        Assert.Equal(("karim.haddad@rivelaine.example", "KARIM.HADDAD@RIVELAINE.EXAMPLE", "karim.haddad@rivelaine.example"), (now.Email, now.NormalizedUserName, now.UserName));
        await PostAsync();
        Assert.Contains(world.Post.Letters, l => l.To.Contains(Cast.Karim.Email) && l.Subject == "EmailMoved");
    }

    [Fact]
    public async Task An_address_somebody_else_signs_in_with_cannot_be_taken()
    {
        var input = ChangeOwnPerson.Input.Of((await world.Desk<OwnDetailsQuery>().RunAsync(world.Karim)).Person!);
        input.Email = Cast.Marc.Email;
        Assert.Null((await world.Desk<ChangeOwnPerson>().RunAsync(world.Karim, input)).Problem);
        var token = await PostedAsync(Cast.Marc.Email);
        Assert.Equal("details.email-taken", (await world.Desk<ConfirmEmail>().RunAsync(Caller.Nobody, token)).Problem?.Code);
        Assert.Equal(Cast.Karim.Email, (await PersonAsync(Cast.Karim.Id)).Email);
    }

    [Fact]
    public async Task Who_edits_no_account_reads_and_changes_only_what_is_their_own()
    {
        Assert.Null((await world.Desk<OwnDetailsQuery>().RunAsync(world.Karim)).Client);
        await Assert.ThrowsAsync<Forbidden>(async () => await world.Desk<ChangeOwnDetails>().RunAsync(world.Luc, await ReadAsync()));
    }

    [Fact, Rule("D-29")]
    public async Task What_the_firm_saved_meanwhile_is_not_overwritten_and_neither_the_other_way_round()
    {
        var mine = await ReadAsync();
        var theirs = await world.ReadAsync(async db => SaveClient.Input.Of(await db.Clients.SingleAsync(c => c.Id == world.Rivelaine), [], []));
        theirs.Phone = "04 11 11 11 11";
        Assert.Null((await world.Desk<SaveClient>().RunAsync(world.Theo, theirs)).Problem);
        mine.City = "Ailleurs";
        Assert.Equal(Problem.Stale, (await SaveAsync(mine)).Problem);

        var fresh = await ReadAsync();
        fresh.City = "Ailleurs";
        Assert.Null((await SaveAsync(fresh)).Problem);
        theirs.Phone = "04 22 22 22 22";
        Assert.Equal(Problem.Stale, (await world.Desk<SaveClient>().RunAsync(world.Theo, theirs)).Problem);
    }

    [Theory, Rule("D-29"), InlineData(false), InlineData(true)]
    public async Task The_firm_hears_by_e_mail_only_if_it_wants_to(bool wants)
    {
        await world.Desk<SaveExtranetOptions>().RunAsync(world.Helene, new() { MailsDetails = wants });
        var input = await ReadAsync();
        input.Phone = "04 00 55 99 99";
        Assert.Null((await SaveAsync(input)).Problem);
        await PostAsync();
        Assert.Equal(wants, world.Post.Letters.Any(l => l.Subject == "OwnDetails" && l.To.Contains(Cast.Theo.Email)));
    }

    [Fact]
    public async Task Saving_without_a_change_tells_nobody()
    {
        Assert.Null((await SaveAsync(await ReadAsync())).Problem);
        Assert.Empty(await EventsAsync());
        Assert.Equal(0, await world.ReadAsync(db => db.Notifications.CountAsync(n => n.Code == "notice.own-details")));
    }

    [Fact, Rule("R-EXT-13")]
    public async Task With_the_feature_off_Core_refuses_to_read_and_to_change_them()
    {
        var input = await ReadAsync();
        await world.AddAsync(new FeatureSwitch { Feature = Feature.OwnDetails, On = false });
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<OwnDetailsQuery>().RunAsync(world.Nadege));
        await Assert.ThrowsAsync<Forbidden>(() => SaveAsync(input));
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<ChangeOwnPerson>().RunAsync(world.Nadege, new()));
    }

    private async Task<ChangeOwnDetails.Input> ReadAsync() => ChangeOwnDetails.Input.Of((await world.Desk<OwnDetailsQuery>().RunAsync(world.Nadege)).Client!);

    private Task<Result> SaveAsync(ChangeOwnDetails.Input input) => world.Desk<ChangeOwnDetails>().RunAsync(world.Nadege, input);

    private async Task WishAsync(string? address)
    {
        var input = await ReadAsync();
        input.Email = address;
        Assert.Null((await SaveAsync(input)).Problem);
    }

    private Task<string?> EmailAsync() => world.ReadAsync(db => db.Clients.Where(c => c.Id == world.Rivelaine).Select(c => c.Email).SingleAsync());

    private Task<Person> PersonAsync(Guid id) => world.ReadAsync(db => db.Users.SingleAsync(p => p.Id == id));

    private async Task<Dictionary<string, Event>> EventsAsync() => (await world.ReadAsync(db => db.Events.Where(e => e.ClientId == world.Rivelaine && (e.Code.StartsWith("client.own-") || e.Code == SaveClient.AddressChanged)
        && e.At >= World.Start.UtcDateTime).ToListAsync())).ToDictionary(e => e.Code);

    private async Task PostAsync()
    {
        while (await world.Desk<NextDoorMail>().RunAsync(world.System) is { } mail) await world.Desk<PostDoorMail>().RunAsync(world.System, mail);
    }

    /// <summary>What the link in the mail to that address ends with.</summary>
    private async Task<string> PostedAsync(string address)
    {
        await PostAsync();
        return world.Post.Letters.Last(l => l.To.Contains(address)).Text.Split('/')[^1].Trim();
    }
}
