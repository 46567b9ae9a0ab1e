using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Core.Files;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

public sealed class SendMessageTests
{
    private static readonly Caller Machine = Caller.System(Jobs.Mail);

    [Fact, Rule("R-EML-05"), Rule("R-EVT-03")]
    public async Task What_is_sent_leaves_once_in_the_firms_name_and_the_history_says_so()
    {
        await using var world = await World.OpenAsync();
        var document = await FileAsync(world, "Devis.pdf", "%PDF devis");
        var input = Letter();
        input.DocumentIds = [document];
        var sent = await world.Desk<SendMessage>().RunAsync(world.Ines, input);
        Assert.Null(sent.Problem);
        Assert.Equal((SendMessage.Sent, "marc@pelissier.example", "Votre four"), Told((await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows[0]));

        await PostAllAsync(world);
        var letter = Assert.Single(world.Post.Letters);
        Assert.Equal(("Inès Valmont (Ardelane Courtage)", "bonjour@ardelane.example", "ines@ardelane.example"), (letter.SenderName, letter.SenderAddress, letter.ReplyTo));
        Assert.Equal(["marc@pelissier.example"], letter.To);
        var enclosed = Assert.Single(letter.Enclosures);
        Assert.Equal(("Devis.pdf", ContentTypes.Pdf, "%PDF devis"), (enclosed.Name, enclosed.ContentType, await new StreamReader(enclosed.Open()).ReadToEndAsync()));
        Assert.StartsWith("<", letter.Key);
        Assert.EndsWith("@ardelane.example>", letter.Key);
        var row = (await world.Desk<MessagesQuery>().RunAsync(world.Theo, world.Pelissier, incoming: false)).Page.Rows[0];
        Assert.Equal((MessageState.Sent, "Inès Valmont", 1), (row.State, row.Author, row.Attachments));
        // Nothing is left to send.
        Assert.Null(await world.Desk<NextMessage>().RunAsync(Machine));
    }

    [Fact, Rule("R-USR-04")]
    public async Task Answers_reach_the_writers_default_mailbox_or_the_one_chosen_and_nobody_elses()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).MailAccounts = [new("sinistres@ardelane.example", true), new("flottes@ardelane.example", false)]);
        Assert.Equal(["sinistres@ardelane.example", "ines@ardelane.example", "flottes@ardelane.example"], (await world.Desk<MessageDeskQuery>().RunAsync(world.Ines, world.Pelissier))!.Mailboxes);
        foreach (var chosen in new[] { null, "flottes@ardelane.example", "ines@ardelane.example" })
        {
            var input = Letter();
            input.AnswersAt = chosen;
            Assert.Null((await world.Desk<SendMessage>().RunAsync(world.Ines, input)).Problem);
        }
        var other = Letter();
        other.AnswersAt = "theo@ardelane.example";
        Assert.Equal(("message.not-your-mailbox", "AnswersAt"), Of((await world.Desk<SendMessage>().RunAsync(world.Ines, other)).Problem));

        // Taken from her meanwhile, a mailbox is not answered to any more.
        await world.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).MailAccounts = [new("sinistres@ardelane.example", true)]);
        await PostAllAsync(world);
        Assert.Equal(["ines@ardelane.example", "sinistres@ardelane.example", "sinistres@ardelane.example"], world.Post.Letters.Select(letter => letter.ReplyTo).Order());
    }

    [Fact]
    public async Task Nothing_typed_is_ever_markup()
    {
        await using var world = await World.OpenAsync();
        var input = Letter();
        input.Body = "Bonjour <script>alert(1)</script> & bien à vous\n\nSecond paragraphe";
        await world.Desk<SendMessage>().RunAsync(world.Ines, input);
        await PostAllAsync(world);

        var html = Assert.Single(world.Post.Letters).Html;
        Assert.DoesNotContain("<script", html);
        Assert.Contains("Bonjour &lt;script&gt;alert(1)&lt;/script&gt; &amp; bien &#224; vous</p>", html);
        Assert.Contains("Ardelane Courtage", html);
    }

    [Theory]
    [InlineData("marc@pelissier.example\r\nBcc: vol@ailleurs.example", "marc@pelissier.example, Bcc:, vol@ailleurs.example", "message.not-an-address")]
    [InlineData("\"Marc\" <marc@pelissier.example>", null, "message.not-an-address")]
    [InlineData("marc@pelissier", null, "message.not-an-address")]
    [InlineData("marc@@pelissier.example", null, "message.not-an-address")]
    [InlineData("@pelissier.example", null, "message.not-an-address")]
    [InlineData(" ; , ", "", "message.to-whom")]
    [InlineData("a1@b.example a2@b.example a3@b.example a4@b.example a5@b.example a6@b.example a7@b.example a8@b.example a9@b.example a10@b.example a11@b.example", null, "message.too-many-recipients")]
    public async Task Only_bare_addresses_leave(string typed, string? kept, string problem)
    {
        await using var world = await World.OpenAsync();
        var input = Letter();
        input.To = typed;
        Assert.Equal((problem, "To"), Of((await world.Desk<SendMessage>().RunAsync(world.Ines, input)).Problem));
        Assert.Null(await world.Desk<NextMessage>().RunAsync(Machine));
        if (kept is not null) Assert.Equal(kept, string.Join(", ", MailAddresses.Split(typed)));
    }

    [Fact]
    public async Task A_subject_grows_no_header_of_its_own()
    {
        await using var world = await World.OpenAsync();
        var input = Letter();
        input.Subject = "Votre four\r\nBcc: vol@ailleurs.example\u2028\tfin";
        await world.Desk<SendMessage>().RunAsync(world.Ines, input);
        await PostAllAsync(world);
        Assert.Equal("Votre four Bcc: vol@ailleurs.example fin", Assert.Single(world.Post.Letters).Subject);
    }

    [Fact]
    public async Task What_stands_against_sending_is_said_at_its_field_and_nothing_leaves()
    {
        await using var world = await World.OpenAsync();
        var send = world.Desk<SendMessage>();
        async Task RefusedAsync(string code, string field, Action<MessageInput> change)
        {
            var input = Letter();
            change(input);
            Assert.Equal((code, field), Of((await send.RunAsync(world.Ines, input)).Problem));
        }
        await RefusedAsync("input.required", "Subject", m => m.Subject = " \t");
        await RefusedAsync("input.required", "Body", m => m.Body = "\n");
        await RefusedAsync("input.too-long", "Body", m => m.Body = new string('x', Message.BodyLength + 1));
        await RefusedAsync("input.too-long", "Subject", m => m.Subject = new string('x', Message.SubjectLength + 1));
        var heavy = await FileAsync(world, "lourd.pdf", new string('x', (int)MessageInput.MostAttached + 1));
        await RefusedAsync("message.too-heavy", "DocumentIds", m => m.DocumentIds = [heavy]);
        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == heavy)).Hold());
        await RefusedAsync("message.document-held", "DocumentIds", m => m.DocumentIds = [heavy]);
        Assert.Equal(Problem.Missing, (await send.RunAsync(world.Ines, new() { ClientId = Guid.NewGuid(), To = "a@b.example", Subject = "x", Body = "x" })).Problem);

        Assert.Null(await world.Desk<NextMessage>().RunAsync(Machine));
        Assert.DoesNotContain((await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Pelissier)).Rows, e => e.Code == SendMessage.Sent);
    }

    [Fact]
    public async Task Anothers_document_does_not_go_along()
    {
        await using var world = await World.OpenAsync();
        var theirs = await FileAsync(world, "Devis.pdf", "%PDF", world.Rivelaine);
        var input = Letter();
        input.DocumentIds = [theirs];
        var sent = await world.Desk<SendMessage>().RunAsync(world.Ines, input);
        Assert.Empty((await world.Desk<MessageQuery>().RunAsync(world.Ines, sent.Value))!.Attachments);
    }

    [Fact]
    public async Task A_draft_keeps_what_is_typed_and_is_its_authors_alone()
    {
        await using var world = await World.OpenAsync();
        var keep = world.Desk<KeepDraft>();
        var draft = (await keep.RunAsync(world.Ines, new() { ClientId = world.Pelissier, To = "à moitié", Body = "Bonj" })).Value;
        Assert.Equal(draft, (await keep.RunAsync(world.Ines, new() { Id = draft, ClientId = world.Pelissier, To = "marc@pelissier.example", Subject = "Four", Body = "Bonjour" })).Value);

        var mine = (await world.Desk<MessageQuery>().RunAsync(world.Ines, draft))!;
        Assert.Equal(("marc@pelissier.example", "Four", "Bonjour", true), (mine.To, mine.Subject, mine.Body, mine.Mine));
        Assert.Equal(draft, (await world.Desk<MessagesQuery>().RunAsync(world.Ines, world.Pelissier, incoming: false)).Page.Rows[0].Id);
        Assert.Null(await world.Desk<MessageQuery>().RunAsync(world.Theo, draft));
        Assert.DoesNotContain((await world.Desk<MessagesQuery>().RunAsync(world.Theo, world.Pelissier, incoming: false)).Page.Rows, m => m.Id == draft);
        Assert.DoesNotContain(await world.Desk<LatestMessagesQuery>().RunAsync(world.Ines, world.Pelissier), m => m.Id == draft);
        Assert.Equal(Problem.Missing, (await keep.RunAsync(world.Theo, new() { Id = draft, ClientId = world.Pelissier, Body = "Autre" })).Problem);

        await world.Desk<DiscardDraft>().RunAsync(world.Ines, draft);
        Assert.Null(await world.Desk<MessageQuery>().RunAsync(world.Ines, draft));
    }

    [Fact]
    public async Task What_has_not_left_can_be_taken_back_and_what_has_left_cannot_be_touched()
    {
        await using var world = await World.OpenAsync();
        var id = (await world.Desk<SendMessage>().RunAsync(world.Ines, Letter())).Value;
        Assert.Equal("message.already-left", (await world.Desk<KeepDraft>().RunAsync(world.Ines, new() { Id = id, ClientId = world.Pelissier, Body = "x" })).Problem?.Code);
        Assert.Equal("message.already-left", (await world.Desk<DiscardDraft>().RunAsync(world.Ines, id)).Problem?.Code);
        Assert.False((await world.Desk<WithdrawMessage>().RunAsync(world.Ines, id)).Failed);
        Assert.Null(await world.Desk<NextMessage>().RunAsync(Machine));
        Assert.Equal(SendMessage.Sent, (await world.Desk<EventsQuery>().RunAsync(world.Ines, world.Pelissier)).Rows.First(e => e.Code != WithdrawMessage.Withdrawn).Code);

        var again = Letter();
        again.Id = id;
        await world.Desk<SendMessage>().RunAsync(world.Ines, again);
        await PostAllAsync(world);
        Assert.Equal("message.already-left", (await world.Desk<WithdrawMessage>().RunAsync(world.Ines, id)).Problem?.Code);
        Assert.Equal("message.not-failed", (await world.Desk<RetryMessage>().RunAsync(world.Ines, id)).Problem?.Code);
        Assert.Single(world.Post.Letters);
    }

    [Fact, Rule("R-CLI-08")]
    public async Task The_record_shows_the_three_latest_in_both_directions()
    {
        await using var world = await World.OpenAsync();
        var before = await world.Desk<LatestMessagesQuery>().RunAsync(world.Ines, world.Rivelaine);
        Assert.Equal(["Entrée de trois fourgons", "Votre quittance de la période", "RE : relevé de sinistralité"], before.Select(m => m.Subject));
        Assert.Equal([true, false, true], before.Select(m => m.Incoming));

        var input = Letter();
        input.ClientId = world.Rivelaine;
        await world.Desk<SendMessage>().RunAsync(world.Ines, input);
        Assert.Equal(["Votre four", "Entrée de trois fourgons", "Votre quittance de la période"], (await world.Desk<LatestMessagesQuery>().RunAsync(world.Ines, world.Rivelaine)).Select(m => m.Subject));
    }

    [Fact]
    public async Task The_desk_offers_the_clients_addresses_and_the_documents_that_may_leave()
    {
        await using var world = await World.OpenAsync();
        var id = await FileAsync(world, "Devis.pdf", "%PDF");
        var desk = (await world.Desk<MessageDeskQuery>().RunAsync(world.Ines, world.Pelissier))!;
        Assert.Equal([("Boulangerie Pélissier", "contact@pelissier.example"), ("Marc Pélissier", "marc@pelissier.example")], desk.Addressees.Select(a => (a.Name, a.Address)));
        Assert.Contains(desk.Documents, d => d.DocumentId == id);
        Assert.True(desk.PostIsOpen);

        await world.ChangeAsync(async db => (await db.Documents.SingleAsync(d => d.Id == id)).Hold());
        world.Post.IsOpen = false;
        desk = (await world.Desk<MessageDeskQuery>().RunAsync(world.Ines, world.Pelissier))!;
        Assert.DoesNotContain(desk.Documents, d => d.DocumentId == id);
        Assert.False(desk.PostIsOpen);
        Assert.Null(await world.Desk<MessageDeskQuery>().RunAsync(world.Ines, Guid.NewGuid()));
    }

    private static MessageInput Letter() => new() { ClientId = Cast.Pelissier.Id, To = "marc@pelissier.example", Subject = "Votre four", Body = "Bonjour Monsieur,\n\nC’est noté." };

    private static async Task PostAllAsync(World world)
    {
        while (await world.Desk<NextMessage>().RunAsync(Machine) is { } next) Assert.False((await world.Desk<PostMessage>().RunAsync(Machine, next)).Failed);
    }

    private static async Task<Guid> FileAsync(World world, string name, string content, Guid? client = null) => (await world.Desk<FileDocument>()
        .RunAsync(world.Theo, new() { ClientId = client ?? world.Pelissier, FileName = name }, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)))).Value;

    private static (string, string, string) Told(EventsQuery.EventRow line) => (line.Code, line.Args[0], line.Args[1]);

    private static (string?, string?) Of(Problem? problem) => (problem?.Code, problem?.Field);
}
