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
        var remedy = page.Find("#" + page.Find("button[aria-disabled=true]").GetAttribute("aria-describedby"));
        Assert.Contains("Réglez", remedy.TextContent);
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

        page.WaitForElement("a[download]");
        Assert.Contains("Prête", page.Find($"#request-{request}").TextContent);
    }

    [Fact, Rule("D-33")]
    public void With_one_template_there_is_nothing_to_choose()
    {
        var page = Form(World.Camille, World.Car);
        page.WaitForElement("form");
        Assert.Contains(DemoTemplates.Vehicle, page.Find(".page-who p").TextContent);
        Assert.Empty(page.FindAll("input[name=template]"));
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
        await Task.WhenAll(page.Find("form").SubmitAsync(new()), page.Find("form").SubmitAsync(new()));
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
