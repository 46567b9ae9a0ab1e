using Broker.Core.Communication.Mailboxes;
using Broker.Core.Demo;
using Broker.Portal.Features.Communication;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;
using static Broker.Tests.Communication.MailboxScene;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

[Trait("Kind", "Page")]
public sealed class MailboxPageTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-USR-04")]
    public async Task An_administrator_sets_a_mailbox_up_tries_it_and_sees_how_it_does()
    {
        using var screen = new CastScreen(world, world.Helene);
        var page = screen.Open<MailboxesPage>("/settings/mailboxes", _ => { });
        page.WaitForAssertion(() => Assert.NotNull(page.Find(".empty")));
        await page.InvokeAsync(() => page.Find(".page-head button").ClickAsync(new()));
        foreach (var (field, value) in new[] { ("Name", "Sinistres"), ("Address", Address), ("Host", "imap.ardelane.example"), ("Password", "m0t de passe") })
            await page.InvokeAsync(() => page.Find($"#SaveMailbox-{field}").ChangeAsync(new() { Value = value }));

        world.LetterBox.Refusal = new(MailboxRefused.Login, "NO wrong");
        await page.InvokeAsync(() => page.Find("dialog .dialog-foot button").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("NO wrong", page.Find("dialog .note").TextContent));
        world.LetterBox.Refusal = null;
        world.LetterBox.Put(Mail("a@b.example", "Bonjour"));
        await page.InvokeAsync(() => page.Find("dialog .dialog-foot button").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Contains("1 e-mail", page.Find("dialog .note").TextContent));

        await page.InvokeAsync(() => page.Find("dialog form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("Personne n’a cette adresse", page.Find("tbody tr").TextContent));
        var box = Assert.Single(await world.Desk<MailboxesQuery>().RunAsync(world.Helene)).Id;
        world.LetterBox.Refusal = new(MailboxRefused.Certificate, "expired");
        await world.Desk<FetchMail>().RunAsync(Machine, box);
        page.WaitForAssertion(() => Assert.Contains("certificat", page.Find("tbody tr").TextContent));
    }

    [Fact, Rule("R-EML-02"), Rule("R-EML-05")]
    public async Task A_mail_nobody_knows_is_filed_from_the_list_on_every_screen()
    {
        var box = await SetUpAsync(world, Address, Cast.Ines, Cast.Theo);
        using var ineses = new CastScreen(world, world.Ines);
        using var theos = new CastScreen(world, world.Theo);
        var theo = theos.Open<MailsPage>("/mails?tab=to-file", _ => { });
        theo.WaitForAssertion(() => Assert.Contains("Rien à classer", theo.Markup));
        world.LetterBox.Put(Mail("inconnu@ailleurs.example", "Bonjour", "<b>Gras</b> & <script>alert(1)</script>"));
        await FetchAsync(world, box);
        theo.WaitForAssertion(() => Assert.Contains(theo.FindAll("tbody tr"), row => row.TextContent.Contains("inconnu@ailleurs.example")));

        var mail = Assert.Single(await WaitingAsync(world)).Id;
        var ines = ineses.Open<MailsPage>($"/mails?tab=to-file&mail={mail}", _ => { });
        ines.WaitForAssertion(() => Assert.Contains("<b>Gras</b> & <script>alert(1)</script>", ines.Find("dialog .as-typed").TextContent));
        Assert.Empty(ines.FindAll("dialog .as-typed b, dialog .as-typed script"));
        await ines.InvokeAsync(() => ines.Find("dialog form").SubmitAsync());
        ines.WaitForAssertion(() => Assert.Contains("Choisissez au moins un client", ines.Find("dialog").TextContent));
        await ines.InvokeAsync(() => ines.Find("dialog input[type=search]").InputAsync("Pélissier"));
        ines.WaitForAssertion(() => Assert.NotEmpty(ines.FindAll("dialog .pick-item")));
        await ines.InvokeAsync(() => ines.Find("dialog .pick-item").ClickAsync(new()));
        await ines.InvokeAsync(() => ines.Find("dialog form").SubmitAsync());
        theo.WaitForAssertion(() => Assert.Contains("Rien à classer", theo.Markup));
        Assert.True(await world.ReadAsync(db => db.Messages.AnyAsync(m => m.ClientId == world.Pelissier && m.Subject == "Bonjour")));
    }

    [Fact, Rule("R-EML-02")]
    public void Whoever_reads_no_mailbox_has_no_list_of_mails_to_file()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<MailsPage>("/mails", _ => { });
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[role=tab]")));
        using var administrator = new CastScreen(world, world.Helene);
        var helene = administrator.Open<MailsPage>("/mails", _ => { });
        helene.WaitForAssertion(() => Assert.Equal(2, helene.FindAll("[role=tab]").Count));
    }
}
