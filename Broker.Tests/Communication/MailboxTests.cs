using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Communication.MailboxScene;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>Mailboxes as an administrator sets them up.</summary>
public sealed class MailboxTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-USR-04"), Rule("R-EML-01")]
    public async Task A_mailbox_is_read_by_the_colleagues_who_have_its_address_among_theirs()
    {
        await SetUpAsync(world, Address, Cast.Ines, Cast.Theo);
        Assert.Equal(["Théo Darnaud", "Inès Valmont"], Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)).Readers);
        Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Theo, own: true));
        Assert.Empty(await world.Desk<MailboxesQuery>().RunAsync(world.Oliver, own: true));
        // The one they sign in with is theirs by itself.
        await SetUpAsync(world, Cast.Oliver.Email, Cast.Theo);
        Assert.Equal(Cast.Oliver.Email, Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Oliver, own: true)).Address);
    }

    [Fact]
    public async Task The_password_is_sealed_told_nowhere_and_not_handed_to_another_server()
    {
        var id = await SetUpAsync(world);
        var kept = await world.ReadAsync(db => db.Mailboxes.SingleAsync());
        Assert.DoesNotContain("m0t de passe", kept.SealedPassword);
        Assert.DoesNotContain(await world.ReadAsync(db => db.Audit.Select(a => a.Values).ToListAsync()), values => values.Contains("m0t de passe") || values.Contains(kept.SealedPassword));

        var row = Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene));
        var input = SaveMailbox.Input.Of(row);
        Assert.Null(input.Password);
        input.Host = "imap.pirate.example";
        Assert.Equal(new("mailbox.password-again", nameof(input.Password)), (await world.Desk<SaveMailbox>().RunAsync(world.Helene, input)).Problem);
        Assert.Equal(new("mailbox.password-again", nameof(input.Password)), (await world.Desk<TryMailbox>().RunAsync(world.Helene, input)).Problem);
        Assert.Empty(world.LetterBox.Opened);

        input = SaveMailbox.Input.Of(row);
        input.Name = "Sinistres et flottes";
        Assert.Equal(0, (await world.Desk<TryMailbox>().RunAsync(world.Helene, input)).Value);
        Assert.Equal(("imap.ardelane.example", "ardelane-sinistres", "m0t de passe"), Assert.Single(world.LetterBox.Opened));
        Assert.Null((await world.Desk<SaveMailbox>().RunAsync(world.Helene, input)).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveMailbox>().RunAsync(world.Helene, input)).Problem);
        await FetchAsync(world, id);
    }

    [Fact]
    public async Task Another_server_is_read_from_its_beginning_and_the_same_one_from_where_it_was()
    {
        var id = await SetUpAsync(world);
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Un"));
        await FetchAsync(world, id);
        var input = SaveMailbox.Input.Of(Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)));
        (input.Name, input.Port) = ("Autre nom", 1993);
        Assert.Null((await world.Desk<SaveMailbox>().RunAsync(world.Helene, input)).Problem);
        await FetchAsync(world, id);
        Assert.Equal([1L], world.LetterBox.Read);

        input = SaveMailbox.Input.Of(Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)));
        (input.Host, input.Password) = ("imap2.ardelane.example", "autre");
        Assert.Null((await world.Desk<SaveMailbox>().RunAsync(world.Helene, input)).Problem);
        await FetchAsync(world, id);
        Assert.Equal([1L, 1L], world.LetterBox.Read);
        Assert.Single(await WaitingAsync(world));
    }

    [Theory]
    [InlineData("host", "imap .x", "mailbox.host-wrong")]
    [InlineData("host", "http://imap.x/", "mailbox.host-wrong")]
    [InlineData("host", "imap.x\r\nb1 LOGOUT", "mailbox.host-wrong")]
    [InlineData("address", "sinistres", "input.not-an-email")]
    [InlineData("address", "a@b.fr, c@d.fr", "input.not-an-email")]
    [InlineData("port", "70000", "input.out-of-range")]
    [InlineData("port", "", "input.required")]
    [InlineData("password", "", "input.required")]
    [InlineData("safety", "None", "mailbox.must-be-secret")]
    [InlineData("safety", "99", "input.not-accepted")]
    public async Task What_cannot_be_right_is_said_beside_its_field(string field, string value, string code)
    {
        var input = Input();
        switch (field)
        {
            case "host": input.Host = value; break;
            case "address": input.Address = value; break;
            case "port": input.Port = value == "" ? null : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture); break;
            case "password": input.Password = value; break;
            case "safety": input.Safety = Enum.Parse<MailSafety>(value); break;
        }
        var saved = await world.Desk<SaveMailbox>().RunAsync(world.Helene, input);
        Assert.Equal((code, field), (saved.Problem?.Code, saved.Problem?.Field?.ToLowerInvariant()));
        Assert.Equal(code, (await world.Desk<TryMailbox>().RunAsync(world.Helene, input)).Problem?.Code);
    }

    [Fact]
    public async Task Without_encryption_only_a_server_on_the_same_machine_is_talked_to()
    {
        foreach (var host in new[] { "localhost", "127.0.0.1", "::1" })
        {
            var input = Input();
            (input.Safety, input.Host) = (MailSafety.None, host);
            Assert.Equal(host == "::1" ? "mailbox.host-wrong" : null, (await world.Desk<TryMailbox>().RunAsync(world.Helene, input)).Problem?.Code);
        }
    }

    [Fact]
    public async Task Trying_says_what_the_server_says()
    {
        world.LetterBox.Refusal = new(MailboxRefused.Certificate, "UntrustedRoot");
        var tried = await world.Desk<TryMailbox>().RunAsync(world.Helene, Input());
        Assert.Equal((MailboxRefused.Certificate, "UntrustedRoot"), (tried.Problem!.Code, tried.Problem.Args[0]));
        Assert.Empty(await world.Desk<MailboxesQuery>().RunAsync(world.Helene));
    }

    [Fact, Rule("R-EML-06")]
    public async Task One_that_is_read_or_has_been_used_is_switched_off_rather_than_removed()
    {
        var id = await SetUpAsync(world);
        var refused = await world.Desk<RemoveMailbox>().RunAsync(world.Helene, id);
        Assert.Equal(("mailbox.read-by", "Inès Valmont"), (refused.Problem?.Code, refused.Problem?.Args[0]));
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).MailAccounts = null);
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Attend"));
        await FetchAsync(world, id);
        Assert.Null((await world.Desk<RemoveMailbox>().RunAsync(world.Helene, id)).Problem);
        Assert.Equal((0, 0), await world.ReadAsync(async db => (await db.FetchedMails.CountAsync(), await db.MailboxStandings.CountAsync())));

        id = await SetUpAsync(world, Address, Cast.Ines);
        world.LetterBox.Put(Mail(Cast.Marc.Email, "Classé"));
        await FetchAsync(world, id);
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).MailAccounts = null);
        Assert.Equal("mailbox.used", (await world.Desk<RemoveMailbox>().RunAsync(world.Helene, id)).Problem?.Code);
        var input = SaveMailbox.Input.Of(Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)));
        input.Active = false;
        Assert.Null((await world.Desk<SaveMailbox>().RunAsync(world.Helene, input)).Problem);
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Null(await world.Desk<NextMailbox>().RunAsync(Machine));
        Assert.Equal(0, await FetchAsync(world, id));
        Assert.Equal(Problem.Missing, (await world.Desk<AskForMail>().RunAsync(world.Helene, id)).Problem);
        Assert.Equal("mailbox.none-to-ask", (await world.Desk<AskForMail>().RunAsync(world.Ines)).Problem?.Code);
    }

    [Fact, Rule("R-EML-03")]
    public async Task Mails_are_fetched_at_once_when_somebody_who_reads_them_asks()
    {
        var id = await SetUpAsync(world);
        await FetchAsync(world, id);
        Assert.Null(await world.Desk<NextMailbox>().RunAsync(Machine));
        Assert.Equal(1, (await world.Desk<AskForMail>().RunAsync(world.Ines)).Value);
        Assert.Equal(id, await world.Desk<NextMailbox>().RunAsync(Machine));
        Assert.Equal("mailbox.none-to-ask", (await world.Desk<AskForMail>().RunAsync(world.Theo)).Problem?.Code);
    }

    [Fact]
    public async Task One_address_is_fetched_from_once()
    {
        await SetUpAsync(world);
        var twice = Input("Sinistres@Ardelane.example");
        Assert.Equal(new("mailbox.address-taken", nameof(twice.Address)), (await world.Desk<SaveMailbox>().RunAsync(world.Helene, twice)).Problem);
    }
}
