using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Portal.Features.Accounts;
using Broker.Portal.Features.Communication;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Communication;

/// <summary>The head of a record: balance, letter box, writing.</summary>
[Trait("Kind", "Page")]
public sealed class RecordHeadTests : PageScene
{
    [Fact, Rule("R-CLI-05"), Rule("R-CLI-06"), Rule("D-61")]
    public async Task The_balance_shows_in_the_default_currency_and_each_other_one_by_itself_on_hover()
    {
        await World.AddAsync(new Payment
        {
            ClientId = World.Pelissier, ReceivedOn = Broker.Tests.World.World.Today, ClearedOn = Broker.Tests.World.World.Today, Means = "virement", Amount = new Money(41_200, "CHF"),
        });
        var figure = Show<BalanceFigure>(World.Ines, f => f.Add(x => x.ClientId, World.Pelissier));
        figure.WaitForAssertion(() => Assert.Equal(2, figure.FindAll(".hovercard li").Count));
        Assert.Equal(["EUR", "CHF"], figure.FindAll(".hovercard li .muted").Select(c => c.TextContent));
        Assert.DoesNotContain("CHF", figure.Find(".figure").TextContent);
        Assert.Contains("créditeur", figure.FindAll(".hovercard li")[1].TextContent);
    }

    [Fact, Rule("R-CLI-08")]
    public void The_letter_box_shows_the_three_latest_mails_with_sender_date_and_subject_and_opens_a_new_one()
    {
        var icon = Show<MailIcon>(World.Ines, i => i.Add(x => x.ClientId, World.Rivelaine).Add(x => x.MayWrite, true));
        icon.WaitForAssertion(() => Assert.Equal(3, icon.FindAll(".hovercard li").Count));
        var first = icon.FindAll(".hovercard li")[0];
        Assert.Equal(("Nadège Barthel", "Entrée de trois fourgons"), (first.QuerySelector("b")!.TextContent, first.QuerySelector("a")!.TextContent));
        Assert.NotNull(first.QuerySelector("time[datetime]"));
        Assert.Equal($"/clients/{World.Rivelaine}/messages/new", icon.Find("a.icon-btn").GetAttribute("href"));
    }

    [Fact]
    public async Task Important_notes_and_the_segment_are_for_the_firms_eyes()
    {
        Assert.Contains("Karim Haddad", (await World.Desk<RecordHeadQuery>().RunAsync(World.Ines, World.Rivelaine))!.ImportantNotes);
        await Assert.ThrowsAsync<Broker.Core.Access.Forbidden>(() => World.Desk<RecordHeadQuery>().RunAsync(World.Nadege, World.Rivelaine));
    }

    [Fact]
    public async Task What_is_typed_is_kept_and_found_again()
    {
        var page = Show<ComposePage>(World.Ines, p => p.Add(x => x.ClientId, Cast.Pelissier.Id));
        page.WaitForAssertion(() => Assert.Equal("contact@pelissier.example", page.Find("#MessageInput-To").GetAttribute("value")));
        await page.Find("#MessageInput-Body").ChangeAsync(new() { Value = "Bonjour Monsieur" });
        page.WaitForAssertion(() => Assert.Contains("Brouillon enregistré", page.Markup));

        var again = Show<MessagesPanel>(World.Ines, p => p.Add(x => x.ClientId, Cast.Pelissier.Id).Add(x => x.Sent, true).Add(x => x.MayWrite, true));
        again.WaitForAssertion(() => Assert.Contains("Brouillon", again.Find("tbody tr").TextContent));
        Assert.Contains("draft=", again.Find("tbody tr a").GetAttribute("href"));
    }

    [Fact, Rule("R-USR-04")]
    public async Task Who_has_several_mailboxes_chooses_where_answers_go_and_finds_it_again_in_the_draft()
    {
        var plain = Show<ComposePage>(World.Ines, p => p.Add(x => x.ClientId, Cast.Pelissier.Id));
        plain.WaitForElement("#MessageInput-To");
        Assert.Empty(plain.FindAll("#MessageInput-AnswersAt"));

        await World.ChangeAsync(async db => (await db.Users.SingleAsync(p => p.Id == Cast.Ines.Id)).MailAccounts = [new("sinistres@ardelane.example", true)]);
        var page = Show<ComposePage>(World.Ines, p => p.Add(x => x.ClientId, Cast.Pelissier.Id));
        page.WaitForElement("#MessageInput-AnswersAt");
        Assert.Equal(["sinistres@ardelane.example", "ines@ardelane.example"], page.FindAll("#MessageInput-AnswersAt option").Select(o => o.TextContent));
        await page.Find("#MessageInput-Subject").ChangeAsync(new() { Value = "Four" });
        await page.Find("#MessageInput-AnswersAt").ChangeAsync(new() { Value = "ines@ardelane.example" });
        page.WaitForAssertion(() => Assert.Contains("Brouillon enregistré", page.Markup));
        Assert.Equal("ines@ardelane.example", await World.ReadAsync(db => db.Messages.Where(m => m.Subject == "Four").Select(m => m.AnswersAt).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_address_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var page = Show<ComposePage>(World.Ines, p => p.Add(x => x.ClientId, Cast.Pelissier.Id));
        page.WaitForElement("#MessageInput-To");
        await page.Find("#MessageInput-To").ChangeAsync(new() { Value = "marc" });
        await page.Find("#MessageInput-Subject").ChangeAsync(new() { Value = "Four" });
        await page.Find("#MessageInput-Body").ChangeAsync(new() { Value = "Bonjour" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("« marc » n’est pas une adresse e-mail.", page.Find(".field.invalid .error").TextContent.Replace('\u00a0', ' ')));
        Assert.Equal("Bonjour", page.Find("#MessageInput-Body").GetAttribute("value"));
    }

    [Fact]
    public void A_post_that_is_closed_is_said_before_one_writes()
    {
        World.Post.IsOpen = false;
        var page = Show<ComposePage>(World.Ines, p => p.Add(x => x.ClientId, Cast.Pelissier.Id));
        page.WaitForAssertion(() => Assert.Contains("Aucun serveur de messagerie", page.Find(".note--warn").TextContent));
    }
}
