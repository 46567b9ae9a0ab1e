using System.Text;
using Broker.Core.Changes;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Communication.MailboxScene;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>What becomes of the mails of a mailbox: each is taken once, none is lost, and each goes where it belongs.</summary>
public sealed class FetchMailTests
{
    [Fact, Rule("R-JOB-03"), Rule("R-EML-03"), Rule("R-CLI-08"), Rule("R-EVT-03")]
    public async Task A_mail_of_a_clients_contact_is_on_the_record_by_itself_within_ten_minutes()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        world.LetterBox.Put(Mail($"\"Marc Pélissier\" <{Cast.Marc.Email.ToUpperInvariant()}>", "Facture du four neuf", more: "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n",
            text: "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Voici <script>alert(1)</script><img src=\"http://ailleurs.example/x\">la facture</p>\r\n--b\r\nContent-Type: application/pdf; name=four.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQ=\r\n--b--"));
        List<Change> rung = [];
        using var bell = world.Feed.Listen(world.Pelissier, change => { rung.Add(change); return false; }, () => { });
        Assert.Equal((box, 1), ((await world.Desk<NextMailbox>().RunAsync(Machine))!.Value, await FetchAsync(world, box)));

        var latest = (await world.Desk<LatestMessagesQuery>().RunAsync(world.Theo, world.Pelissier))[0];
        Assert.Equal(("Facture du four neuf", 1, true), (latest.Subject, latest.Attachments, latest.Incoming));
        var mail = (await world.Desk<MessageQuery>().RunAsync(world.Theo, latest.Id))!;
        Assert.Equal(("Voici la facture", true, Address), (mail.Body, mail.ToProcess, mail.Author));
        var file = (await world.Desk<FileQuery>().RunAsync(world.Ines, mail.Attachments[0].DocumentId)).Value;
        Assert.Equal("%PDF-1.4", Encoding.UTF8.GetString(world.Shelf.Read(file.Hash)));
        Assert.Equal(FileReceivedMail.Filed, (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows[0].Code);
        Assert.Contains(rung, change => change.Is<Message>() && change.ClientId == world.Pelissier);
        Assert.Empty(await WaitingAsync(world));

        // Nothing is due before ten minutes have passed.
        Assert.Null(await world.Desk<NextMailbox>().RunAsync(Machine));
        world.Time.Advance(MailboxStanding.Every);
        Assert.Equal(box, await world.Desk<NextMailbox>().RunAsync(Machine));
        Assert.Equal((TimeSpan.FromMinutes(10), 0), (MailboxStanding.Every, await FetchAsync(world, box)));
    }

    [Fact, Rule("R-EML-05")]
    public async Task An_answer_goes_to_the_record_it_answers_whoever_writes_it()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        await world.ChangeAsync(async db => (await db.Messages.SingleAsync(m => m.Subject == "Votre four neuf")).Key = "<ours@ardelane.example>");
        // Nadège is another client's: what she answers says more than who she is.
        world.LetterBox.Put(Mail(Cast.Nadege.Email, "Re four", more: "In-Reply-To: <unknown@x>\r\nReferences: <older@x> <ours@ardelane.example>\r\n"));
        await FetchAsync(world, box);
        var latest = (await world.Desk<LatestMessagesQuery>().RunAsync(world.Theo, world.Pelissier))[0];
        Assert.Equal("Re four", latest.Subject);
        var sent = await world.ReadAsync(db => db.Messages.Where(m => m.Key == "<ours@ardelane.example>").Select(m => m.Id).SingleAsync());
        Assert.Equal(sent, (await world.Desk<MessageQuery>().RunAsync(world.Theo, latest.Id))!.AnswersId);
    }

    [Fact, Rule("R-EML-01"), Rule("R-EML-02")]
    public async Task What_nobody_or_several_know_waits_with_those_who_read_the_mailbox_and_no_one_else()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        await world.AddAsync(new Contact { ClientId = world.Rivelaine, FirstName = "Agathe", LastName = "Compte", Email = "Compta@cabinet.example" }, new Contact { ClientId = world.Pelissier, FirstName = "Agathe", LastName = "Compte", OtherEmail = "compta@cabinet.example" });
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Bonjour"));
        world.LetterBox.Put(Mail("compta@cabinet.example", "Bilans"));
        await FetchAsync(world, box);

        Assert.Equal(["Bilans", "Bonjour"], (await WaitingAsync(world)).Select(m => m.Subject).Order());
        Assert.Empty(await WaitingAsync(world, world.Theo));
        var bilans = (await WaitingAsync(world)).Single(m => m.Subject == "Bilans").Id;
        Assert.Equal([Cast.Pelissier.Name, Cast.Rivelaine.Name], (await world.Desk<MailToFileQuery>().RunAsync(world.Ines, bilans))!.Candidates.Select(c => c.Name).Order());
        Assert.Null(await world.Desk<MailToFileQuery>().RunAsync(world.Theo, bilans));
        Assert.Equal(Problem.Missing, (await world.Desk<FileFetchedMail>().RunAsync(world.Theo, new() { MailId = bilans, ClientIds = [world.Pelissier] })).Problem);
        Assert.Equal(Problem.Missing, (await world.Desk<DismissFetchedMail>().RunAsync(world.Theo, bilans)).Problem);

        var (ines, theo) = (await world.Desk<MailsToFileQuery>().CountAsync(world.Ines), await world.Desk<MailsToFileQuery>().CountAsync(world.Theo));
        Assert.Equal((true, 2, false, 0), (ines.HasMailbox, ines.Count, theo.HasMailbox, theo.Count));
    }

    [Fact]
    public async Task A_mail_is_taken_once_whatever_the_server_forgets()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Un"));
        world.LetterBox.Put(Mail(Cast.Marc.Email, "Deux"));
        await FetchAsync(world, box);
        Assert.Equal(World.Today, world.LetterBox.AskedSince);
        await AgainAsync();
        Assert.Equal([1L, 2L], world.LetterBox.Read);

        // Numbered anew, and in another order: only what is new is new.
        var mails = world.LetterBox.Mails.Values.Reverse().ToList();
        world.LetterBox.Mails.Clear();
        (world.LetterBox.Validity, world.LetterBox.Mails[7], world.LetterBox.Mails[8]) = (2, mails[0], mails[1]);
        world.LetterBox.Put(Mail("autre@ailleurs.example", "Trois"));
        await AgainAsync();
        Assert.Equal(["Trois", "Un"], (await WaitingAsync(world)).Select(m => m.Subject).Order());
        Assert.Equal(1, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Subject == "Deux")));
        Assert.Equal(9, await world.ReadAsync(db => db.MailboxStandings.Select(s => s.LastUid).SingleAsync()));

        async Task AgainAsync()
        {
            world.Time.Advance(MailboxStanding.Every);
            await FetchAsync(world, box);
        }
    }

    [Fact]
    public async Task A_machine_that_dies_between_taking_and_keeping_loses_nothing_and_takes_nothing_twice()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        foreach (var subject in new[] { "Un", "Deux", "Trois" }) world.LetterBox.Put(Mail("inconnu@ailleurs.example", subject));
        world.LetterBox.Meanwhile = uid => uid == 2 ? throw new InvalidTimeZoneException("power cut") : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => world.Desk<FetchMail>().RunAsync(Machine, box));
        Assert.Equal("Un", Assert.Single(await WaitingAsync(world)).Subject);

        // Whoever had it is dead: after a while another takes over, where the first had stopped.
        Assert.Null(await world.Desk<NextMailbox>().RunAsync(Machine));
        world.Time.Advance(TimeSpan.FromMinutes(6));
        world.LetterBox.Meanwhile = null;
        Assert.Equal(box, await world.Desk<NextMailbox>().RunAsync(Machine));
        Assert.Equal(2, await FetchAsync(world, box));
        Assert.Equal(["Deux", "Trois", "Un"], (await WaitingAsync(world)).Select(m => m.Subject).Order());
    }

    [Fact]
    public async Task Whoever_asks_for_mails_while_they_are_fetched_disturbs_nothing()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Un"));
        world.LetterBox.Meanwhile = async _ => Assert.Null((await world.Desk<AskForMail>().RunAsync(world.Ines)).Problem);
        Assert.Equal(1, await FetchAsync(world, box));
        Assert.Single(await WaitingAsync(world));
    }

    [Fact]
    public async Task More_than_one_round_takes_is_taken_in_several()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        for (var i = 0; i <= FetchMail.MostAtOnce; i++) world.LetterBox.Put(Mail("inconnu@ailleurs.example", $"Mail {i}"));
        Assert.Equal(FetchMail.MostAtOnce, await FetchAsync(world, box));
        Assert.Equal(box, await world.Desk<NextMailbox>().RunAsync(Machine));
        Assert.Equal((1, null), (await FetchAsync(world, box), await world.Desk<NextMailbox>().RunAsync(Machine)));
    }

    [Fact, Rule("D-60")]
    public async Task A_box_that_does_not_open_is_told_once_to_whoever_set_it_up_and_tried_again_ever_more_rarely()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        world.LetterBox.Refusal = new(MailboxRefused.Login, "NO [AUTHENTICATIONFAILED]\r\nInvalid credentials");
        List<TimeSpan> waited = [];
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(MailboxRefused.Login, (await world.Desk<FetchMail>().RunAsync(Machine, box)).Problem?.Code);
            var row = Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene));
            Assert.Equal((MailboxRefused.Login, "NO [AUTHENTICATIONFAILED] Invalid credentials", World.Start.UtcDateTime), (row.Failure, row.FailureDetail, row.FailedSince));
            waited.Add(row.NextAt!.Value - world.Clock.Now);
            world.Time.Advance(waited[^1]);
        }
        Assert.Equal([10, 20, 40, 80, 160, 240, 240, 240], waited.Select(w => (int)w.TotalMinutes));
        var told = await world.ReadAsync(db => db.Notifications.Where(n => n.Code == FetchMail.Notice).ToListAsync());
        Assert.Equal((Cast.Helene.Id, "Sinistres", "/settings/mailboxes"), (Assert.Single(told).PersonId, told[0].Args[0], told[0].Link));

        // It comes back with what came meanwhile; the next failure is told again.
        world.LetterBox.Refusal = null;
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Entre-temps"));
        Assert.Equal(1, await FetchAsync(world, box));
        Assert.Null(Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)).Failure);
        world.Time.Advance(MailboxStanding.Every);
        world.LetterBox.Refusal = new(MailboxRefused.Unreachable);
        await world.Desk<FetchMail>().RunAsync(Machine, box);
        Assert.Equal(2, await world.ReadAsync(db => db.Notifications.CountAsync(n => n.Code == FetchMail.Notice)));
    }

    [Fact]
    public async Task A_password_whose_keys_are_gone_is_said_so()
    {
        await using var world = await World.OpenAsync();
        var box = await SetUpAsync(world);
        world.Seal.Lost = true;
        Assert.Equal(MailboxRefused.Sealed, (await world.Desk<FetchMail>().RunAsync(Machine, box)).Problem?.Code);
        Assert.Empty(world.LetterBox.Opened);
        Assert.Equal(MailboxRefused.Sealed, Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)).Failure);
    }
}
