using Broker.Core.ExpectedDocuments;
using Broker.Portal.Features.ExpectedDocuments;
using Broker.Portal.Features.Extranet;
using ContractPage = Broker.Portal.Features.Contracts.ContractPage;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using static Broker.Tests.ExpectedDocuments.ExpectedWorld;

namespace Broker.Tests.ExpectedDocuments;

/// <summary>What a contract asks for on its page, in its client's space and in the firm's list, each following the others.</summary>
[Trait("Kind", "Page")]
public sealed class ExpectedPanelTests : PageScene
{
    private const string Kbis = "Extrait Kbis", Form = "Questionnaire signé";

    [Fact, Rule("AS-06"), Rule("AS-09")]
    public async Task The_tab_counts_what_is_missing_and_follows_what_is_received_accepted_and_set_aside()
    {
        await World.AskAllAsync(Liability);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"/clients/{World.Rivelaine}/contracts/{World.Liability}?tab=expected");
        var page = Show<ContractPage>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Liability));
        page.WaitForAssertion(() => Assert.Equal("3", page.Find("[role=tab][href*=expected] .badge").TextContent));
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("[data-bring*='/expected/']").Count));
        await World.DropAsync(World.Liability, Form);
        page.WaitForAssertion(() => Assert.Equal("2", page.Find("[role=tab][href*=expected] .badge").TextContent));
        page.WaitForAssertion(() => Assert.Contains("Kbis.pdf", page.Markup));

        await page.InvokeAsync(() => Button(page, "Accepter «\u00a0Questionnaire signé\u00a0»").Click());
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-bring*='/expected/']").Count));
        Assert.Equal(ExpectedState.Accepted, (await World.ItemAsync(World.Liability, Form)).State);
        await World.WaiveAsync(World.Liability, Kbis);
        await World.WaiveAsync(World.Liability, "Relevé de sinistralité");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=tab][href*=expected] .badge")));
        page.WaitForAssertion(() => Assert.Contains("Aucune pièce obligatoire ne manque", page.Markup));
    }

    [Fact, Rule("D-50")]
    public async Task A_refusal_needs_its_reason_and_what_is_good_for_a_time_the_day_it_bears()
    {
        await World.AskAllAsync(Liability);
        await World.DropAsync(World.Liability, Kbis);
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.NotNull(Button(panel, "Refuser «\u00a0Extrait Kbis\u00a0»")));
        await panel.InvokeAsync(() => Button(panel, "Refuser «\u00a0Extrait Kbis\u00a0»").Click());
        panel.WaitForElement("dialog form");
        await panel.InvokeAsync(() => panel.Find("dialog form").Submit());
        panel.WaitForElement("#RefuseExpectedDocument-Reason-error");
        await panel.InvokeAsync(() => panel.Find("#RefuseExpectedDocument-Reason").Change("De plus de trois mois"));
        await panel.InvokeAsync(() => panel.Find("dialog form").Submit());
        panel.WaitForAssertion(() => Assert.Contains("De plus de trois mois", panel.Find("tbody").TextContent));

        await World.DropAsync(World.Liability, Kbis, content: "juin");
        panel.WaitForAssertion(() => Assert.NotNull(Button(panel, "Accepter «\u00a0Extrait Kbis\u00a0»")));
        await panel.InvokeAsync(() => Button(panel, "Accepter «\u00a0Extrait Kbis\u00a0»").Click());
        panel.WaitForElement("#AcceptExpectedDocument-DatedOn");
        await panel.InvokeAsync(() => panel.Find("#AcceptExpectedDocument-DatedOn").Change("2026-01-10"));
        await panel.InvokeAsync(() => panel.Find("dialog form").Submit());
        panel.WaitForElement("#AcceptExpectedDocument-DatedOn-error");
        await panel.InvokeAsync(() => panel.Find("#AcceptExpectedDocument-DatedOn").Change("2026-06-01"));
        await panel.InvokeAsync(() => panel.Find("dialog form").Submit());
        panel.WaitForAssertion(() => Assert.Contains("Valable jusqu’au 01/09/2026", panel.Find("tbody").TextContent.Replace('\u00a0', ' ')));
    }

    [Fact, Rule("AS-08")]
    public async Task Documents_of_the_contract_are_filed_in_one_window()
    {
        await World.AskAllAsync(Liability);
        await World.Desk<Broker.Core.Files.FileDocument>().RunAsync(World.Theo, new() { ClientId = World.Rivelaine, ContractId = World.Liability, FileName = "scan.pdf" }, new MemoryStream(Pdf("scan")));
        var panel = Panel();
        panel.WaitForAssertion(() => Assert.NotNull(Button(panel, "Classer des documents")));
        await panel.InvokeAsync(() => Button(panel, "Classer des documents").Click());
        var kbis = (await World.ItemAsync(World.Liability, Kbis)).Id;
        panel.WaitForElement("dialog select[aria-label*='scan.pdf']");
        await panel.InvokeAsync(() => panel.Find("dialog select[aria-label*='scan.pdf']").Change(kbis.ToString()));
        await panel.InvokeAsync(() => Button(panel, "Classer").Click());
        panel.WaitForAssertion(() => Assert.Contains("scan.pdf", panel.Find("tbody").TextContent));
        Assert.Equal(ExpectedState.Received, (await World.ItemAsync(World.Liability, Kbis)).State);
    }

    [Fact, Rule("AS-18")]
    public async Task A_client_finds_on_their_page_what_to_send_and_what_the_firm_made_of_it()
    {
        await World.AskAllAsync(Liability);
        var page = Show<NeededPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine));
        var item = await World.ItemAsync(World.Liability, Kbis);
        page.WaitForElement($"[data-bring='/space/{World.Rivelaine}/expected/{item.Id}']");
        Assert.Contains("greffe", page.Markup);
        await World.BringAsync(World.Nadege, World.Liability, Kbis);
        page.WaitForAssertion(() => Assert.Contains("Reçu, nous le vérifions", page.Markup));
        await World.RefuseAsync(World.Liability, Kbis, "De plus de trois mois");
        page.WaitForAssertion(() => Assert.Contains("De plus de trois mois", page.Find(".note--bad").TextContent));

        var watching = Show<NeededPage>(World.Luc, p => p.Add(c => c.ClientId, World.Rivelaine));
        watching.WaitForAssertion(() => Assert.Contains(Kbis, watching.Markup));
        Assert.Empty(watching.FindAll("[data-bring]"));
    }

    [Fact, Rule("AS-11")]
    public async Task The_firms_list_has_the_contract_and_loses_it_by_itself()
    {
        await World.AskAllAsync(Dwelling);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/missing-documents");
        var page = Show<MissingDocumentsPage>(World.Theo);
        page.WaitForAssertion(() => Assert.Single(page.FindAll($"a.name[href*='{World.Home}']")));
        await World.WaiveAsync(World.Home, "Pièce d’identité");
        page.WaitForAssertion(() => Assert.Contains("Pièce d’identité", page.FindAll("tr").Single(row => row.QuerySelector($"a.name[href*='{World.Home}']") is not null).QuerySelector(".had")?.TextContent));
        await World.WaiveAsync(World.Home, "Justificatif de domicile");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll($"a.name[href*='{World.Home}']")));
    }

    private IRenderedComponent<ExpectedPanel> Panel() =>
        Show<ExpectedPanel>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Liability).Add(c => c.MayChange, true));
}
