using System.Globalization;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Core.Products;
using Broker.Portal.Features.Extranet;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Extranet;

/// <summary>F7, as the client's people meet it on their screen.</summary>
[Trait("Kind", "Page")]
public sealed class QuoteRequestPageTests : ExtranetScene
{
    private const string Cyber = "Attaque informatique et données";

    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    [Fact, Rule("R-EXT-11")]
    public async Task The_risk_one_chooses_asks_its_own_questions_and_what_is_answered_is_sent_in_those_words()
    {
        var page = Open(World.Nadege);
        Choose(page, Cyber);
        Assert.Equal(5, page.FindAll("fieldset:nth-of-type(2) .field").Count - 1);
        Choose(page, "Litiges et défense");
        Assert.Equal(2, page.FindAll("fieldset:nth-of-type(2) .field").Count - 1);
        Choose(page, Cyber);
        page.Find(Asked("Combien de postes informatiques avez-vous ?")).Change("42");
        page.Find(Asked("Quel est votre chiffre d’affaires annuel ?")).Change("1 250 000,50");
        page.FindAll("[role=radiogroup] input")[1].Change("on");
        page.Find(Asked("Comment vos données sont-elles sauvegardées ?")).Change("Chaque jour");
        page.Find("#wish").Change("Rappelez-moi <b>jeudi</b>.");
        // Found and pressed in one turn of the screen, which the first press may draw anew at any moment.
        await Task.WhenAll(page.InvokeAsync(() => page.Find("form").SubmitAsync(new())), page.InvokeAsync(() => page.Find("form").SubmitAsync(new())));
        page.WaitForState(() => Navigation.Uri.Contains("/quotes/"));

        var quote = await World.ReadAsync(db => db.Quotes.Where(q => q.RequestedById == Cast.Nadege.Id).SingleAsync());
        Assert.Equal(["42", "1250000.50", "false", "Chaque jour"], quote.Answers!.Select(a => a.Value));
        var told = Open<QuotePage>(World.Nadege, p => p.Add(q => q.ClientId, World.Rivelaine).Add(q => q.QuoteId, quote.Id));
        told.WaitForState(() => told.FindAll(".typed").Count > 0);
        Assert.Contains("1250000,50", string.Concat(told.FindAll(".typed")[1].TextContent.Where(c => !char.IsWhiteSpace(c))));
        Assert.Contains("Rappelez-moi &lt;b&gt;jeudi", told.Markup);
        Assert.Null((await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Quote)).Values);
    }

    [Fact]
    public async Task Each_answer_that_is_missing_or_none_is_said_beside_its_question_and_nothing_is_sent()
    {
        var page = Open(World.Nadege);
        page.WaitForElement("form");
        page.Find("form").Submit();
        Assert.NotEmpty(page.FindAll("fieldset:first-of-type .error"));

        Choose(page, Cyber);
        page.Find("form").Submit();
        Assert.Equal(4, page.FindAll(".field.invalid .error").Count);
        Assert.Contains("4", page.Find(".actionbar-note").TextContent);
        page.Find(Asked("Combien de postes informatiques avez-vous ?")).Change("beaucoup");
        page.Find(Asked("Quel est votre chiffre d’affaires annuel ?")).Change("100");
        page.FindAll("[role=radiogroup] input")[0].Change("on");
        page.Find(Asked("Comment vos données sont-elles sauvegardées ?")).Change("Chaque jour");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll(".field.invalid").Count == 1);
        Assert.Equal("beaucoup", page.Find(".field.invalid input").GetAttribute("value"));
        Assert.False(await World.ReadAsync(db => db.Quotes.AnyAsync(q => q.RequestedById == Cast.Nadege.Id)));
    }

    [Theory]
    [InlineData("fr-FR", "1250,50", "1250.50")]
    [InlineData("en-GB", "1250,50", "1250.50")]
    [InlineData("en-GB", "1,250.50 €", "1250.50")]
    [InlineData("fr-FR", "1.250", "1250")]
    [InlineData("en-GB", "1,250,000", "1250000")]
    public async Task An_amount_is_what_whoever_wrote_it_meant_in_either_language(string language, string written, string meant)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        var page = Open(World.Nadege);
        Choose(page, Cyber);
        page.Find(Asked("Combien de postes informatiques avez-vous ?")).Change("3");
        page.Find(Asked("Quel est votre chiffre d’affaires annuel ?")).Change(written);
        page.FindAll("[role=radiogroup] input")[1].Change("on");
        page.Find(Asked("Comment vos données sont-elles sauvegardées ?")).Change("Chaque jour");
        page.Find("form").Submit();
        page.WaitForState(() => Navigation.Uri.Contains("/quotes/"));
        Assert.Equal(meant, (await World.ReadAsync(db => db.Quotes.SingleAsync(q => q.RequestedById == Cast.Nadege.Id))).Answers![1].Value);
    }

    [Fact]
    public async Task What_was_begun_is_found_again_by_whoever_began_it_alone_and_can_be_begun_afresh()
    {
        var page = Open(World.Nadege);
        Choose(page, Cyber);
        page.Find(Asked("Combien de postes informatiques avez-vous ?")).Change("42");
        page.WaitForState(() => page.Markup.Contains("Brouillon enregistré"));
        // That may have been said of the choice alone, made a moment before.
        while ((await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Quote)).Values?.Values.Contains("42") != true) await Task.Delay(20);

        var again = Open(World.Nadege);
        again.WaitForState(() => again.Markup.Contains("Nous avons gardé"));
        again.WaitForAssertion(() => Assert.Equal("42", again.Find(Asked("Combien de postes informatiques avez-vous ?")).GetAttribute("value")));
        var karim = Open(World.Karim);
        karim.WaitForElement("input[name=risk]");
        Assert.DoesNotContain("Nous avons gardé", karim.Markup);

        again.FindAll("button").Single(b => b.TextContent == "Recommencer").Click();
        again.Find(".btn--danger").Click();
        again.WaitForState(() => again.FindAll("fieldset").Count == 1);
        Assert.Null((await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Quote)).Values);
    }

    [Fact, Rule("D-12"), Rule("R-ASC-10")]
    public async Task A_restricted_client_chooses_among_what_it_may_have_and_is_told_when_that_is_nothing()
    {
        await World.AddAsync(new ClientProduct { ClientId = World.Pelissier, ProductId = SpaceDesk.Product("cyber") }, new ClientProduct { ClientId = World.Pelissier, ProductId = SpaceDesk.Product("health") });
        var page = Open(World.Marc);
        page.WaitForElement("input[name=risk]");
        Assert.Equal([Cyber], page.FindAll(".choices:not(.pair) .choice b").Select(b => b.TextContent));
        // The only one there is, is chosen.
        Assert.NotEmpty(page.FindAll(Asked("Combien de postes informatiques avez-vous ?")));

        await World.ChangeAsync(async db => db.Remove(await db.ClientProducts.SingleAsync(p => p.ProductId == SpaceDesk.Product("cyber") && p.ClientId == Cast.Pelissier.Id)));
        var none = Open(World.Marc);
        none.WaitForState(() => none.Markup.Contains("ne font pas partie de celles convenues"));
        Assert.Empty(none.FindAll("form"));
    }

    [Fact, Rule("R-EXT-11")]
    public async Task Where_the_firm_publishes_nothing_the_page_says_so()
    {
        await World.ChangeAsync(async db => (await db.Risks.Where(r => r.Published).ToListAsync()).ForEach(r => r.Published = false));
        var page = Open(World.Nadege);
        page.WaitForState(() => page.Markup.Contains("Aucun devis ne peut être demandé en ligne"));
    }

    [Fact, Rule("D-28"), Rule("R-EXT-13")]
    public async Task Switched_off_it_closes_while_one_types_and_the_list_offers_it_no_more()
    {
        var page = Open(World.Nadege);
        var list = Open<QuotesPage>(World.Nadege, p => p.Add(q => q.ClientId, World.Rivelaine));
        list.WaitForElement("a[href$='/quotes/new']");
        Choose(page, Cyber);
        page.Find("#wish").Change("Bonjour");
        await World.SwitchOffAsync(Feature.RequestQuotes);
        page.WaitForState(() => page.Markup.Contains("Rubrique fermée"));
        list.WaitForState(() => list.FindAll("a[href$='/quotes/new']").Count == 0);

        var late = Open(World.Nadege);
        late.WaitForState(() => late.Markup.Contains("Rubrique fermée"));
        await World.ChangeAsync(async db => (await db.FeatureSwitches.SingleAsync(f => f.Feature == Feature.RequestQuotes)).On = true);
        late.WaitForState(() => late.FindAll("#wish").Count == 1 && late.Markup.Contains("Nous avons gardé"));
    }

    [Fact]
    public void Who_may_only_look_is_told_so_and_offered_nothing()
    {
        var page = Open(World.Luc);
        page.WaitForState(() => page.Markup.Contains("Votre accès ne le permet pas"));
        var list = Open<QuotesPage>(World.Luc, p => p.Add(q => q.ClientId, World.Rivelaine));
        list.WaitForState(() => !list.Markup.Contains("skeleton"));
        Assert.Empty(list.FindAll("a[href$='/quotes/new']"));
    }

    private static string Asked(string question) => "#asked-" + SpaceDesk.Question("Cyber", question).ToString("N");

    private IRenderedComponent<QuoteRequestPage> Open(Caller me) => Open<QuoteRequestPage>(me, p => p.Add(q => q.ClientId, me.ClientId!.Value));

    private static void Choose(IRenderedComponent<QuoteRequestPage> page, string risk)
    {
        page.WaitForElement("input[name=risk]");
        page.FindAll(".choice").Single(c => c.QuerySelector("b")!.TextContent == risk).QuerySelector("input")!.Change("on");
    }
}
