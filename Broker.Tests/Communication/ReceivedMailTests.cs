using System.Text;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Work;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

/// <summary>Mails filed from their .eml files, of whatever programme and in whatever state.</summary>
public sealed class ReceivedMailTests
{
    [Fact, Rule("R-EML-05"), Rule("R-EVT-03")]
    public async Task A_mail_dropped_on_a_record_is_there_whole_with_its_attachments_and_a_line_of_history()
    {
        await using var world = await World.OpenAsync();
        var filed = await FileAsync(world, """
            From: =?utf-8?Q?Marc_P=C3=A9lissier?= <marc@pelissier.example>
            To: bonjour@ardelane.example
            Cc: Compta <compta@pelissier.example>
            Subject: =?iso-8859-1?B?RmFjdHVyZSBkdSBmb3VyIOlsZWN0cmlxdWU=?=
            Date: Fri, 5 Jun 2026 09:12:00 +0200 (CEST)
            Message-ID: <abc@pelissier.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="=_a"

            This is a preamble no one reads.
            --=_a
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Bonjour,=20
            voici la facture =C3=A9tablie ce ma=
            tin.
            --b
            Content-Type: text/html; charset=utf-8

            <p>Bonjour <script>alert(1)</script></p>
            --b--
            --=_a
            Content-Type: application/pdf; name="x.pdf"
            Content-Disposition: attachment; filename*=utf-8''Facture%20%C3%A9t%C3%A9.pdf
            Content-Transfer-Encoding: base64

            JVBERi0xLjQg
            ZmFjdHVyZQ==
            --=_a
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename="..\\..\\virus.exe"

            MZ
            --=_a
            Content-Type: image/png; name="logo.png"
            Content-ID: <logo@x>
            Content-Disposition: inline; filename="logo.png"

            PNG
            --=_a--
            """);
        var mail = (await world.Desk<MessageQuery>().RunAsync(world.Theo, filed.Value))!;
        Assert.Equal(("Marc Pélissier <marc@pelissier.example>", "Facture du four électrique", "bonjour@ardelane.example, Compta <compta@pelissier.example>"), (mail.From, mail.Subject, mail.To));
        Assert.Equal("Bonjour,\nvoici la facture établie ce matin.", mail.Body);
        Assert.Equal((new DateTime(2026, 6, 5, 7, 12, 0, DateTimeKind.Utc), MessageState.Received, "Inès Valmont"), (mail.At, mail.State, mail.Author));
        var attached = Assert.Single(mail.Attachments);
        Assert.Equal(("Facture été.pdf", ContentTypes.Pdf), (attached.Name, attached.ContentType));
        Assert.Equal(["virus.exe"], mail.LeftOut);

        var file = (await world.Desk<FileQuery>().RunAsync(world.Ines, attached.DocumentId)).Value;
        Assert.Equal("%PDF-1.4 facture", Encoding.UTF8.GetString(world.Shelf.Read(file.Hash)));
        // What comes in is the firm's business until it is shared.
        Assert.Equal(Problem.Missing, (await world.Desk<FileQuery>().RunAsync(world.Marc, attached.DocumentId)).Problem);
        var line = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows[0];
        Assert.Equal((FileReceivedMail.Filed, "Facture du four électrique"), (line.Code, line.Args[1]));
    }

    [Fact]
    public async Task The_same_mail_is_filed_once_on_a_record()
    {
        await using var world = await World.OpenAsync();
        const string mail = "From: a@b.example\nSubject: Essai\nMessage-ID: <1@b>\n\nBonjour";
        Assert.Null((await FileAsync(world, mail)).Problem);
        Assert.Equal("mail.already-filed", (await FileAsync(world, mail)).Problem?.Code);
        Assert.Null((await FileAsync(world, mail, client: world.Rivelaine)).Problem);
    }

    [Theory]
    [InlineData("<p>Bonjour&nbsp;Inès,</p><p>Ligne 1<br>ligne 2 &amp; fin</p>", "Bonjour Inès,\n\nLigne 1\nligne 2 & fin")]
    [InlineData("<style>p{}</style><!-- <b>non</b> --><script>x('</p>')</script><ul><li>un</li><li>deux</li></ul>", "– un\n– deux")]
    [InlineData("<div onclick=\"x()\">Oui</div><img src=x onerror=y><iframe src=z>", "Oui")]
    [InlineData("sans fin <b", "sans fin ")]
    [InlineData("<script>jamais fermé", "")]
    public async Task Of_a_mail_written_in_html_the_words_are_shown(string html, string text)
    {
        await using var world = await World.OpenAsync();
        var filed = await FileAsync(world, $"From: a@b.example\nSubject: x\nContent-Type: text/html; charset=utf-8\n\n{html}");
        Assert.Equal(text.TrimEnd(), (await world.Desk<MessageQuery>().RunAsync(world.Ines, filed.Value))!.Body);
    }

    [Theory]
    [InlineData("=?utf-8?B?w4k=?= =?utf-8?B?dMOp?=", "Été")]
    [InlineData("=?utf-8?B?4oI=?= =?utf-8?B?rA==?= dix", "€ dix")]
    [InlineData("=?windows-1252?Q?10_=80?=", "10 €")]
    [InlineData("=?nonsense?Q?caf=E9?=", "café")]
    [InlineData("=?utf-8?Q?ligne=0D=0ABcc:_vol?=", "ligne Bcc: vol")]
    [InlineData("simple\n  replié", "simple replié")]
    public async Task Subjects_are_read_in_every_coding(string coded, string read)
    {
        await using var world = await World.OpenAsync();
        var filed = await FileAsync(world, $"From: a@b.example\nSubject: {coded}\nDate: Fri, 5 Jun 2026 09:12 GMT\n\nx");
        var mail = (await world.Desk<MessageQuery>().RunAsync(world.Ines, filed.Value))!;
        Assert.Equal((read, new DateTime(2026, 6, 5, 9, 12, 0, DateTimeKind.Utc)), (mail.Subject, mail.At));
    }

    [Fact]
    public async Task A_mail_of_another_age_or_of_tomorrow_is_dated_today()
    {
        await using var world = await World.OpenAsync();
        foreach (var date in new[] { "Fri, 5 Jun 2099 09:12:00 +0200", "hier", "" })
        {
            var filed = await FileAsync(world, $"From: a@b.example\nSubject: x\nDate: {date}\n\nx");
            Assert.Equal(world.Clock.Now, (await world.Desk<MessageQuery>().RunAsync(world.Ines, filed.Value))!.At);
        }
    }

    [Fact]
    public async Task A_mail_cut_off_in_the_middle_counts_as_far_as_it_goes()
    {
        await using var world = await World.OpenAsync();
        var filed = await FileAsync(world, "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nBonjour\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLj");
        var mail = (await world.Desk<MessageQuery>().RunAsync(world.Ines, filed.Value))!;
        Assert.Equal("Bonjour", mail.Body);
        Assert.Equal("%PDF-1", Encoding.UTF8.GetString(world.Shelf.Read((await world.Desk<FileQuery>().RunAsync(world.Ines, mail.Attachments[0].DocumentId)).Value.Hash)));
    }

    [Fact]
    public async Task A_mail_within_a_mail_is_kept_as_a_mail()
    {
        await using var world = await World.OpenAsync();
        var filed = await FileAsync(world, "From: a@b.example\nSubject: TR\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nVoir ci-joint\n--b\nContent-Type: message/rfc822\n\nFrom: c@d.example\nSubject: Dedans\n\nTexte\n--b--");
        var mail = (await world.Desk<MessageQuery>().RunAsync(world.Ines, filed.Value))!;
        Assert.Equal(("Voir ci-joint", "message.eml"), (mail.Body, Assert.Single(mail.Attachments).Name));
    }

    [Fact]
    public async Task What_is_no_mail_is_refused_in_so_many_words_and_leaves_nothing()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal("mail.not-eml", (await FileAsync(world, "From: a@b.example\nSubject: x\n\nx", "courrier.msg")).Problem?.Code);
        foreach (var broken in new[] { "", "\n\n\n", "PK\u0003\u0004 pas un courrier", "Bonjour: madame\n\nx", new string('x', 300_000), Deep(40), Many(400) })
            Assert.Equal("mail.unreadable", (await FileAsync(world, broken)).Problem?.Code);
        Assert.Equal("mail.file-too-large", (await FileAsync(world, new string('x', FileReceivedMail.MostMegabytes * 1024 * 1024 + 1))).Problem?.Code);
        Assert.Equal(Problem.Missing, (await FileAsync(world, "From: a@b.example\nSubject: x\n\nx", client: Guid.NewGuid())).Problem);
        Assert.Equal(1, (await world.Desk<MessagesQuery>().RunAsync(world.Ines, world.Pelissier, incoming: true)).Page.Total);

        static string Deep(int depth) => "From: a@b.example\nSubject: x\n" + string.Concat(Enumerable.Range(0, depth).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}x\n\n--b{i}x\n"));
        static string Many(int parts) => "From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", parts));
    }

    private static Task<Result<Guid>> FileAsync(World world, string mail, string name = "courrier.eml", Guid? client = null) => world.Desk<FileReceivedMail>()
        .RunAsync(world.Ines, new() { ClientId = client ?? Cast.Pelissier.Id, FileName = name }, new MemoryStream(Encoding.UTF8.GetBytes(mail)));
}
