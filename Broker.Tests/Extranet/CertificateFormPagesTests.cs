using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Portal.Features.Certificates;
using Broker.Portal.Features.Extranet;
using Broker.Tests.Certificates;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Extranet;

/// <summary>The request form with its draft and its recipients; what was asked for together; renewal, in one screen.</summary>
[Trait("Kind", "Page")]
public sealed class CertificateFormPagesTests : ExtranetScene
{
    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    private IRenderedComponent<CertificateRequestPage> Form(Guid contract) =>
        Open<CertificateRequestPage>(World.Nadege, page => page.Add(p => p.ClientId, World.Rivelaine).Add(p => p.ContractId, contract));

    private async Task<IReadOnlyDictionary<string, string>> DraftAsync() => (await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Certificate)).Values ?? new Dictionary<string, string>();

    [Fact]
    public async Task What_is_typed_is_found_again_contract_by_contract_and_is_gone_once_sent()
    {
        var page = Form(World.Liability);
        page.WaitForElement("input[name=template]");
        page.FindAll("input[name=template]")[1].Change("on");
        page.Find("#asked-motif").Change("Salon du transport");
        page.WaitForAssertion(() => Assert.Contains("Brouillon enregistré", page.Find(".actionbar").TextContent));
        var elsewhere = Form(World.Fleet);
        elsewhere.WaitForElement("input[name=about]");
        Assert.DoesNotContain("Nous avons gardé", elsewhere.Markup);
        elsewhere.FindAll("input[name=about]")[1].Change("on");
        elsewhere.WaitForAssertion(() => Assert.Contains("Brouillon enregistré", elsewhere.Find(".actionbar").TextContent));

        var again = Form(World.Liability);
        again.WaitForElement("#asked-motif");
        Assert.Contains("Nous avons gardé", again.Markup);
        Assert.Equal("Salon du transport", again.Find("#asked-motif").GetAttribute("value"));
        again.Find("#asked-date_debut").Change("2026-07-01");
        again.Find("#asked-date_fin").Change("2026-07-03");
        again.Find("#asked-lieu").Change("Port-Aubel");
        again.Find("form").Submit();
        again.WaitForState(() => Navigation.Uri.Contains("request="));
        var left = await DraftAsync();
        Assert.All(left.Keys, key => Assert.StartsWith($"{World.Fleet:N}/", key, StringComparison.Ordinal));
        Assert.NotEmpty(left);
    }

    [Fact]
    public async Task Begun_afresh_the_draft_is_gone()
    {
        var page = Form(World.Liability);
        page.WaitForElement("input[name=template]");
        page.FindAll("input[name=template]")[1].Change("on");
        page.Find("#asked-lieu").Change("Nantes");
        page.WaitForAssertion(() => Assert.Contains("Brouillon enregistré", page.Find(".actionbar").TextContent));
        var again = Form(World.Liability);
        again.WaitForElement("#asked-lieu");
        Hands.Press(again, "Recommencer");
        again.WaitForState(() => !again.Markup.Contains("Nous avons gardé"));
        Assert.Empty(await DraftAsync());
    }

    [Fact]
    public async Task Several_recipients_are_ticked_and_lead_to_what_was_asked_for_together_live()
    {
        await World.RecipientAsync("Mairie de Port-Aubel", "marches@port-aubel.example");
        await World.RecipientAsync("Banque Littorale");
        var page = Form(World.Liability);
        page.WaitForState(() => page.FindAll("fieldset .item-list .check").Count == 2);
        page.FindAll("fieldset .item-list .check")[0].Change(true);
        page.WaitForAssertion(() => Assert.Contains("M’envoyer une copie", page.Markup));
        page.FindAll("fieldset .item-list .check")[1].Change(true);
        page.WaitForAssertion(() => Assert.Contains("Envoyer les 2 demandes", page.Find(".actionbar").TextContent));
        page.Find("form").Submit();
        page.WaitForState(() => Navigation.Uri.Contains("/certificates/"));

        var id = await World.ReadAsync(db => db.CertificateBatches.Select(b => b.Id).SingleAsync());
        var batch = Open<CertificateBatchPage>(World.Nadege, p => p.Add(x => x.ClientId, World.Rivelaine).Add(x => x.BatchId, id));
        batch.WaitForState(() => batch.Markup.Contains("2 en préparation"));
        Assert.Empty(batch.FindAll("a[download]"));
        await World.WorkOffAsync();
        batch.WaitForState(() => batch.Markup.Contains("2 prêtes sur 2"));
        batch.WaitForElement($"a[href='/space/{World.Rivelaine}/certificates/{id}/zip']");
        Hands.Press(batch, "Un seul PDF");
        batch.WaitForState(() => batch.Markup.Contains("Assemblage"));
        await World.WorkOffAsync();
        batch.WaitForElement($"a[href='/space/{World.Rivelaine}/certificates/{id}/pdf']");
    }

    [Fact]
    public async Task Several_vehicles_are_ticked_at_once()
    {
        var page = Form(World.Fleet);
        page.WaitForElement("input[name=about]");
        page.FindAll("input[name=about]")[1].Change("on");
        Hands.Press(page, "En choisir plusieurs");
        page.WaitForState(() => page.FindAll(".item-choice .check").Count > 2);
        page.FindAll(".item-choice .check")[0].Change(true);
        page.FindAll(".item-choice .check")[1].Change(true);
        page.WaitForAssertion(() => Assert.Contains("Envoyer les 2 demandes", page.Find(".actionbar").TextContent));
        page.Find("form").Submit();
        page.WaitForState(() => Navigation.Uri.Contains("/certificates/"));
        Assert.Equal(2, await World.ReadAsync(db => db.CertificateRequests.Select(r => r.ItemId).Distinct().CountAsync()));
    }

    [Fact]
    public async Task One_press_asks_for_the_same_again()
    {
        await World.IssuedAsync();
        var page = Open<CertificatesPage>(World.Nadege, p => p.Add(x => x.ClientId, World.Rivelaine));
        Hands.Press(page, $"Redemander\u00a0: {DemoTemplates.Contract}");
        page.WaitForState(() => page.Markup.Contains("En préparation"));
        Assert.Equal(2, await World.ReadAsync(db => db.CertificateRequests.CountAsync()));
    }

    [Fact]
    public async Task Whoever_only_looks_has_neither_the_press_nor_the_book()
    {
        await World.IssuedAsync();
        var page = Open<CertificatesPage>(World.Luc, p => p.Add(x => x.ClientId, World.Rivelaine));
        page.WaitForState(() => page.Markup.Contains(DemoTemplates.Contract));
        Assert.Empty(page.FindAll("button[aria-label^='Redemander']"));
        Assert.Empty(page.FindAll("a[href$='/recipients']"));
        var book = Open<RecipientsPage>(World.Luc, p => p.Add(x => x.ClientId, World.Rivelaine));
        book.WaitForState(() => book.Markup.Contains("Vos droits ne permettent pas"));
    }

    [Fact]
    public async Task A_recipient_is_added_on_one_screen_and_seen_on_another()
    {
        var firm = Open<RecipientsPanel>(World.Theo, p => p.Add(x => x.ClientId, World.Rivelaine));
        var own = Open<RecipientsPanel>(World.Nadege, p => p.Add(x => x.ClientId, World.Rivelaine));
        Hands.Press(own, "Ajouter");
        own.WaitForElement("dialog form");
        own.Find("dialog input.input").Change("Foncière du Quai");
        own.Find("dialog form").Submit();
        firm.WaitForState(() => firm.Markup.Contains("Foncière du Quai"));
        Assert.Equal("Foncière du Quai", (await World.Desk<RecipientsQuery>().RunAsync(World.Nadege, World.Rivelaine)).Single().Name);
    }

    [Fact]
    public async Task At_renewal_one_is_dropped_one_edited_and_the_rest_sent()
    {
        await RenewalTests.LastTermAsync(World, ("Banque", null), ("Mairie", "Marché 2025"));
        var page = Open<CertificateRenewalPage>(World.Nadege, p => p.Add(x => x.ClientId, World.Rivelaine).Add(x => x.ContractId, World.Fleet));
        page.WaitForState(() => page.FindAll(".persons .check").Count == 2);
        page.FindAll(".persons .check")[0].Change(false);
        page.WaitForAssertion(() => Assert.Contains("1 gardées sur 2", page.Markup));
        Hands.Press(page, "Modifier\u00a0: Mairie");
        page.WaitForElement("#renewal-wording");
        page.Find("#renewal-wording").Change("Marché 2026");
        Hands.Press(page, "Garder ces changements");
        page.WaitForState(() => page.Markup.Contains("Mention\u00a0: Marché 2026"));
        Hands.Press(page, "Tout envoyer (1)");
        page.WaitForState(() => Navigation.Uri.Contains("/certificates/"));
        var sent = await World.ReadAsync(db => db.CertificateRequests.OrderBy(r => r.RequestedAt).ThenBy(r => r.BatchId).Where(r => r.State == RequestState.Waiting).SingleAsync());
        Assert.Equal(("Mairie", "Marché 2026"), (sent.Recipient!.Name, sent.Recipient.Wording));
    }
}
