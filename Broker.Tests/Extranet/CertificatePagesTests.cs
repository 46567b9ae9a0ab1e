using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Portal.Features.Extranet;
using Broker.Tests.Certificates;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Extranet;

[Trait("Kind", "Page")]
public sealed class CertificatePagesTests : ExtranetScene
{
    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<ContractPage> Documents(Broker.Core.Access.Caller me, Guid contract)
    {
        Navigation.NavigateTo($"/space/{me.ClientId}/contracts/{contract}?tab=documents");
        return Open<ContractPage>(me, page => page.Add(p => p.ClientId, me.ClientId!.Value).Add(p => p.ContractId, contract));
    }

    private IRenderedComponent<CertificateRequestPage> Form(Broker.Core.Access.Caller me, Guid contract) =>
        Open<CertificateRequestPage>(me, page => page.Add(p => p.ClientId, me.ClientId!.Value).Add(p => p.ContractId, contract));

    private Task<int> CountAsync() => World.ReadAsync(db => db.CertificateRequests.CountAsync());

    [Fact, Rule("D-32")]
    public void A_button_that_cannot_be_pressed_says_why_and_what_to_do()
    {
        var page = Documents(World.Nadege, World.Cyber);
        page.WaitForElement("button[aria-disabled=true]");
        Assert.Contains("n’est pas entièrement payée", page.Find(".checks .no").TextContent);
        page.WaitForAssertion(() => Assert.Contains("Réglez", page.Find("#" + page.Find("button[aria-disabled=true]").GetAttribute("aria-describedby")).TextContent));
        Assert.Empty(page.FindAll("a[href$='/certificate']"));
    }

    [Fact, Rule("R-CERT-01")]
    public void A_contract_that_offers_no_certificate_has_no_button()
    {
        var page = Documents(World.Nadege, World.WithoutProduct);
        page.WaitForState(() => page.Markup.Contains("Aucun document pour ce contrat"));
        Assert.DoesNotContain("Demander une attestation", page.Markup);
    }

    [Fact]
    public async Task What_is_being_prepared_becomes_a_link_without_reloading()
    {
        var request = await World.RequestedAsync();
        var page = Documents(World.Nadege, World.Fleet);
        page.WaitForState(() => page.Markup.Contains("En préparation"));
        Assert.Empty(page.FindAll("a[download]"));

        await World.IssueAsync(request);

        page.WaitForElement($"#request-{request} a[download]");
        Assert.Contains("Prête", page.Find($"#request-{request}").TextContent);
    }

    [Fact, Rule("R-CERT-04")]
    public async Task With_one_template_that_asks_nothing_the_button_is_the_request_without_choice_form_or_title()
    {
        var page = Documents(World.Nadege, World.Health);
        page.WaitForElement(".card button.primary");
        Assert.Empty(page.FindAll("a[href$='/certificate']"));
        Assert.DoesNotContain(DemoTemplates.Contract, page.Markup);

        await page.Find(".card button.primary").ClickAsync(new());

        page.WaitForState(() => Navigation.Uri.Contains("request="));
        page.WaitForState(() => page.Markup.Contains("En préparation"));
        var sent = await World.ReadAsync(db => db.CertificateRequests.SingleAsync());
        Assert.Equal((World.Health, null, DemoTemplates.Id(DemoTemplates.Contract)), (sent.ContractId, sent.ItemId, sent.TemplateId));
    }

    [Fact, Rule("R-CERT-04")]
    public async Task A_button_pressed_twice_is_one_request_however_quick_the_answer_and_later_a_new_one()
    {
        var page = Documents(World.Nadege, World.Health);
        page.WaitForElement(".card button.primary");
        await Task.WhenAll(PressAsync(), PressAsync());
        Assert.Equal(1, await CountAsync());

        // The document is there before the finger comes down again.
        Assert.False((await World.IssueAsync(await World.ReadAsync(db => db.CertificateRequests.Select(r => r.Id).SingleAsync()))).Failed);
        page.WaitForElement("a[download]");
        await page.Find(".card button.primary").ClickAsync(new());
        Assert.Equal(1, await CountAsync());

        World.Time.Advance(TimeSpan.FromMinutes(1));
        await page.Find(".card button.primary").ClickAsync(new());
        Assert.Equal(2, await CountAsync());

        // Found and pressed in one turn of the screen, which the first press may draw anew at any moment.
        Task PressAsync() => page.InvokeAsync(() => page.Find(".card button.primary").ClickAsync(new()));
    }

    [Fact, Rule("R-CERT-04")]
    public async Task The_address_of_the_form_shows_the_same_button_where_there_is_nothing_to_fill_in()
    {
        var page = Form(World.Nadege, World.Health);
        page.WaitForElement("button.primary");
        Assert.Empty(page.FindAll("form, input"));
        await page.Find("button.primary").ClickAsync(new());
        page.WaitForState(() => Navigation.Uri.Contains("request="));
        Assert.Equal(1, await CountAsync());
    }

    [Fact, Rule("R-CERT-04")]
    public void What_hinders_a_request_without_a_form_is_said_under_its_button()
    {
        // Read before the firm took the template away: the card still shows its button.
        var offer = new CertificateOffer(true, [], false, Broker.Core.Products.ItemKind.None, [new(DemoTemplates.Id(DemoTemplates.Event), "Ancienne", [])], []);
        var card = Open<CertificateCard>(World.Nadege, c => c.Add(p => p.ClientId, World.Rivelaine).Add(p => p.ContractId, World.Health)
            .Add(p => p.State, Broker.Core.Contracts.ContractState.InForce).Add(p => p.EffectiveOn, Broker.Tests.World.World.Today).Add(p => p.Offer, offer));
        card.Find("button.primary").Click();
        card.WaitForElement("[role=alert]");
        Assert.DoesNotContain("request=", Navigation.Uri);
    }

    [Fact, Rule("D-33")]
    public async Task With_one_template_there_is_nothing_to_choose_and_no_title_but_its_unknown_tags_are_asked()
    {
        await World.ChangeAsync(async db => db.RemoveRange(await db.ProductTemplates.Where(t => t.TemplateId == DemoTemplates.Id(DemoTemplates.Contract)).ToListAsync()));

        var card = Documents(World.Nadege, World.Liability);
        card.WaitForElement("a[href$='/certificate']");
        var page = Form(World.Nadege, World.Liability);
        page.WaitForElement("form");
        Assert.Empty(page.FindAll("input[name=template]"));
        Assert.DoesNotContain(DemoTemplates.Event, page.Markup);
        Assert.NotNull(page.Find("#asked-motif"));
        page.Find("form").Submit();
        Assert.Equal(4, page.FindAll(".field.invalid .error").Count);
    }

    [Fact, Rule("R-CERT-04"), Rule("R-CERT-10")]
    public void With_one_template_about_an_item_the_item_is_chosen_and_no_title_is_shown()
    {
        var page = Form(World.Camille, World.Car);
        page.WaitForElement("form");
        Assert.Empty(page.FindAll("input[name=template]"));
        Assert.NotEmpty(page.FindAll("input[name=about]"));
        Assert.DoesNotContain(DemoTemplates.Vehicle, page.Markup);
    }

    [Fact, Rule("D-33")]
    public void When_nothing_is_left_to_choose_the_form_says_which_choice_to_change()
    {
        var page = Form(World.Camille, World.Car);
        page.WaitForElement("input[name=about]");
        page.FindAll("input[name=about]")[0].Change("on");
        Assert.Contains("Choisissez l’autre réponse", page.Markup);
        Assert.True(page.Find(".actionbar button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_each_question_and_nothing_is_sent()
    {
        var page = Form(World.Nadege, World.Liability);
        page.WaitForElement("input[name=template]");
        page.FindAll("input[name=template]")[1].Change("on");
        page.Find("form").Submit();
        Assert.Equal(4, page.FindAll(".field.invalid .error").Count);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_double_press_is_one_request_and_leads_back_to_it()
    {
        var page = Form(World.Nadege, World.Liability);
        page.WaitForElement("input[name=template]");
        page.FindAll("input[name=template]")[1].Change("on");
        page.Find("#asked-motif").Change("Salon {{client.name}}");
        page.Find("#asked-date_debut").Change("2026-07-01");
        page.Find("#asked-date_fin").Change("2026-07-03");
        page.Find("#asked-lieu").Change("Port-Aubel");
        // Found and pressed in one turn of the screen, which the first press may draw anew at any moment.
        await Task.WhenAll(page.InvokeAsync(() => page.Find("form").SubmitAsync(new())), page.InvokeAsync(() => page.Find("form").SubmitAsync(new())));
        page.WaitForState(() => Navigation.Uri.Contains("request="));
        Assert.Equal(1, await CountAsync());
        var kept = await World.ReadAsync(db => db.CertificateRequests.Select(r => r.Values).SingleAsync());
        Assert.Equal("Salon {{client.name}}", kept["motif"]);
    }

    [Fact, Rule("D-36")]
    public async Task An_identical_pending_request_is_shown_instead_of_a_second_one()
    {
        var first = await World.RequestedAsync();
        var page = Form(World.Nadege, World.Fleet);
        page.WaitForElement("form");
        page.Find("form").Submit();
        page.WaitForState(() => Navigation.Uri.Contains(first.ToString()));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public void One_vehicle_among_many_is_found_by_some_letters_of_its_plate()
    {
        var page = Form(World.Nadege, World.Fleet);
        page.WaitForElement("input[name=about]");
        page.FindAll("input[name=about]")[1].Change("on");
        page.WaitForElement(".item-list button");
        var plate = page.FindAll(".item-list b")[^1].TextContent;
        page.Find("#item-search").Input(plate.Replace("-", "").ToLowerInvariant());
        page.WaitForState(() => page.FindAll(".item-list button").Count == 1);
        page.Find(".item-list button").Click();
        page.WaitForState(() => page.Markup.Contains("Changer"));
        Assert.Contains(plate, page.Find(".item-choice").TextContent);
    }

    [Fact]
    public void The_home_page_says_whether_one_is_covered_and_what_is_owed()
    {
        var page = Open<HomePage>(World.Nadege, home => home.Add(p => p.ClientId, World.Rivelaine));
        page.WaitForElement(".hero");
        Assert.StartsWith("En partie", page.Find(".hero h2").TextContent);
        Assert.Contains("Cyber", page.Find(".needs").TextContent);
    }

    [Fact]
    public async Task Who_may_only_look_is_not_offered_to_request()
    {
        var page = Open<HomePage>(World.Luc, home => home.Add(p => p.ClientId, World.Rivelaine));
        page.WaitForElement(".hero");
        Assert.DoesNotContain("attestation", page.Find(".hero").TextContent);
        Assert.Equal(CertificateOffer.None, await World.Desk<CertificateOfferQuery>().RunAsync(World.Luc, Cast.Fleet.Id));
    }
}
