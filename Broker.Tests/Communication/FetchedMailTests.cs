using System.Text;
using Broker.Core.Common;
using Broker.Core.Communication.Mailboxes;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Communication.MailboxScene;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>Fetched mails that no record took: filed by hand, dismissed, or set aside because they could not be read.</summary>
public sealed class FetchedMailTests : IAsyncLifetime
{
    private World world = null!;
    private Guid box;

    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        box = await SetUpAsync(world);
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-DOC-02"), Rule("R-EML-05")]
    public async Task One_mail_is_filed_on_several_records_with_its_attachments_on_each()
    {
        var mail = await ComesAsync(Mail("inconnu@ailleurs.example", "Bilans", more: "Content-Type: multipart/mixed; boundary=b\r\n",
            text: "--b\r\n\r\nVoici\r\n--b\r\nContent-Type: application/pdf; name=bilan.pdf\r\n\r\n%PDF-1.4 bilan\r\n--b\r\nContent-Type: application/x-msdownload; name=virus.exe\r\n\r\nMZ\r\n--b--"));
        var view = (await world.Desk<MailToFileQuery>().RunAsync(world.Ines, mail))!;
        Assert.Equal(("bilan.pdf", "virus.exe", "Voici"), (Assert.Single(view.Pieces).Name, Assert.Single(view.LeftOut), view.Text));
        Assert.Equal("mail.choose-client", (await FileAsync(mail)).Problem?.Code);
        Assert.Equal(Problem.Missing, (await FileAsync(mail, world.Rivelaine, Guid.NewGuid())).Problem);
        Assert.Null((await FileAsync(mail, world.Rivelaine, world.Pelissier)).Problem);

        foreach (var client in new[] { world.Rivelaine, world.Pelissier })
        {
            var latest = (await world.Desk<LatestMessagesQuery>().RunAsync(world.Theo, client))[0];
            var whole = (await world.Desk<MessageQuery>().RunAsync(world.Theo, latest.Id))!;
            Assert.Equal(("Bilans", "Inès Valmont", "virus.exe"), (whole.Subject, whole.Author, whole.LeftOut.Single()));
            var file = (await world.Desk<FileQuery>().RunAsync(world.Ines, Assert.Single(whole.Attachments).DocumentId)).Value;
            Assert.Equal("%PDF-1.4 bilan", Encoding.UTF8.GetString(world.Shelf.Read(file.Hash)));
        }
        Assert.Empty(await WaitingAsync(world));
        Assert.Null(await world.Desk<MailToFileQuery>().RunAsync(world.Ines, mail));
        // Two who file at once: the second is told.
        Assert.Equal("mail.not-waiting", (await FileAsync(mail, world.Morel)).Problem?.Code);
        Assert.Equal(("", 0), await world.ReadAsync(async db => ((await db.FetchedMails.SingleAsync()).Text, await db.Set<FetchedPiece>().CountAsync())));
    }

    [Fact]
    public async Task A_mail_that_came_by_two_mailboxes_is_filed_once_and_waits_in_neither()
    {
        var other = await SetUpAsync(world, "accueil@ardelane.example", Cast.Theo);
        var mail = await ComesAsync(Mail("inconnu@ailleurs.example", "Pour deux"));
        await FetchAsync(world, other);
        Assert.Single(await WaitingAsync(world, world.Theo));
        Assert.Null((await FileAsync(mail, world.Pelissier)).Problem);
        Assert.Empty(await WaitingAsync(world, world.Theo));

        // And one that goes to its record by itself lies there once.
        world.LetterBox.Put(Mail(Cast.Marc.Email, "De Marc"));
        world.Time.Advance(MailboxStanding.Every);
        await FetchAsync(world, box);
        await FetchAsync(world, other);
        Assert.Equal(1, await world.ReadAsync(db => db.Messages.CountAsync(m => m.Subject == "De Marc")));
    }

    [Fact]
    public async Task Another_mail_under_the_same_message_id_is_kept_too()
    {
        world.LetterBox.Put(Mail(Cast.Marc.Email, "Relance", "Première"));
        world.LetterBox.Put(Mail(Cast.Marc.Email, "Relance", "Seconde"));
        await FetchAsync(world, box);
        Assert.Equal(["Première", "Seconde"], await world.ReadAsync(db => db.Messages.Where(m => m.Subject == "Relance").Select(m => m.Body).OrderBy(b => b).ToListAsync()));
    }

    [Fact]
    public async Task What_is_dismissed_can_be_taken_up_again_and_filed()
    {
        var mail = await ComesAsync(Mail("pub@ailleurs.example", "Promotion"));
        Assert.Null((await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, mail)).Problem);
        Assert.Equal("mail.not-waiting", (await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, mail)).Problem?.Code);
        Assert.Empty(await WaitingAsync(world));
        Assert.Equal(("Promotion", "Inès Valmont"), (Assert.Single(await WaitingAsync(world, dismissed: true)).Subject, (await WaitingAsync(world, dismissed: true))[0].EndedBy));
        Assert.Null((await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, mail, done: false)).Problem);
        Assert.Equal("mail.not-dismissed", (await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, mail, done: false)).Problem?.Code);
        Assert.Single(await WaitingAsync(world));
        await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, mail);
        Assert.Null((await FileAsync(mail, world.Pelissier)).Problem);
        Assert.Empty(await WaitingAsync(world, dismissed: true));
    }

    [Fact]
    public async Task A_mail_one_cannot_read_or_that_is_too_large_is_set_aside_with_its_reason_and_the_next_is_read()
    {
        world.LetterBox.Put("From: a@b.example\r\nSubject: Poupées\r\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}x\r\n\r\n--b{i}x\r\n")));
        world.LetterBox.Put([0xFF, 0xD8, 0, 0, 0x0A, 0x0D]);
        world.LetterBox.Sizes[world.LetterBox.Put(Mail("a@b.example", "Plans"))] = 400L * 1024 * 1024;
        // Of one that turns out longer than it said, nothing is handed over but its head.
        world.LetterBox.Sizes[world.LetterBox.Put([])] = 12;
        world.LetterBox.Put(Mail(Cast.Marc.Email, "Lisible"));
        Assert.Equal(5, await FetchAsync(world, box));

        var aside = await WaitingAsync(world);
        Assert.Equal([("", FetchedMail.TooLarge), ("", FetchedMail.Unreadable), ("Plans", FetchedMail.TooLarge), ("Poupées", FetchedMail.Unreadable)], aside.Select(m => (m.Subject, m.Reason!)).Order());
        Assert.DoesNotContain(3, world.LetterBox.Read);
        Assert.Equal("Lisible", (await world.Desk<LatestMessagesQuery>().RunAsync(world.Theo, world.Pelissier))[0].Subject);
        var plans = aside.Single(m => m.Subject == "Plans").Id;
        Assert.Equal("mail.not-waiting", (await FileAsync(plans, world.Pelissier)).Problem?.Code);
        Assert.Null((await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, plans)).Problem);
        Assert.Null((await world.Desk<DismissFetchedMail>().RunAsync(world.Ines, plans, done: false)).Problem);
        Assert.Equal(FetchedState.SetAside, (await world.Desk<MailToFileQuery>().RunAsync(world.Ines, plans))!.State);
    }

    [Theory]
    [InlineData("Marc <marc@pelissier.example> <pirate@ailleurs.example>", "pirate@ailleurs.example")]
    [InlineData("=?utf-8?Q?Marc_=3Cmarc=40pelissier=2Eexample=3E?= <pirate@ailleurs.example>", "pirate@ailleurs.example")]
    [InlineData("Marc@Pelissier.Example", "marc@pelissier.example")]
    [InlineData("<a@b.example, c@d.example>", "")]
    [InlineData("<>", "")]
    public async Task The_sender_is_what_stands_in_the_last_brackets_whatever_the_name_says(string from, string sender)
    {
        world.LetterBox.Put(Mail(from, "Qui"));
        await FetchAsync(world, box);
        Assert.Equal(sender, await world.ReadAsync(db => db.FetchedMails.Select(m => m.Sender).SingleAsync()));
    }

    private async Task<Guid> ComesAsync(string mail)
    {
        world.LetterBox.Put(mail);
        await FetchAsync(world, box);
        return Assert.Single(await WaitingAsync(world)).Id;
    }

    private Task<Result> FileAsync(Guid mail, params Guid[] clients) => world.Desk<FileFetchedMail>().RunAsync(world.Ines, new() { MailId = mail, ClientIds = [.. clients] });
}
