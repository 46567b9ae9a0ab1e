using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

using static Assertions;

/// <summary>From a list to the contract that follows it, and from a client's phone to the firm's screen.</summary>
public sealed class DocumentsJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("D-50"), Rule("D-52"), Rule("AS-09"), Rule("AS-18")]
    public async Task A_list_changes_an_open_contract_only_once_it_is_applied_and_what_a_client_sends_is_accepted_before_their_eyes()
    {
        const string Piece = "Attestation de stationnement";
        var contract = await AtADeskAsync(Cast.Theo);
        await contract.GotoAsync(At($"/clients/{Cast.Morel.Id}/contracts/{Cast.Car.Id}?tab=expected"));
        var rows = contract.Locator("section:has(#expected-title) tbody tr");
        await Expect(rows.First).ToBeVisibleAsync();
        var tab = contract.GetByRole(AriaRole.Tab, new() { Name = "Pièces attendues" });
        var (count, before) = (await rows.CountAsync(), await tab.Locator(".badge").InnerTextAsync());
        await StayAsync(contract);

        var settings = await AtADeskAsync(Cast.Helene);
        await settings.GotoAsync(At($"/settings/expected-documents?risk={DemoId.Of("risk:Automobile")}"));
        await settings.GetByLabel("Nouvelle pièce").FillAsync(Piece);
        await settings.GetByLabel("Nouvelle pièce").PressAsync("Enter");
        await Expect(settings.GetByRole(AriaRole.Button, new() { Name = Piece, Exact = true })).ToBeVisibleAsync();
        await Expect(rows).ToHaveCountAsync(count);

        await settings.GetByRole(AriaRole.Button, new() { Name = "Appliquer aux dossiers ouverts" }).ClickAsync();
        var dialog = settings.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Cell, new() { Name = Piece })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Appliquer", Exact = true }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(count + 1);
        await Expect(tab.Locator(".badge")).ToHaveTextAsync($"{int.Parse(before) + 1}");

        var phone = await OnAPhoneAsync(Cast.Camille);
        await phone.GotoAsync(At($"/space/{Cast.Morel.Id}/needed"));
        var card = phone.Locator($"article[aria-label='{Piece}']");
        await card.Locator(".drop input[type=file]").SetInputFilesAsync(new FilePayload { Name = "Parking.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 parking"u8.ToArray() });
        await Expect(card.GetByText("Reçu, nous le vérifions")).ToBeVisibleAsync();

        var row = rows.Filter(new() { HasText = Piece });
        await Expect(row.GetByText("Parking.pdf")).ToBeVisibleAsync();
        await Expect(tab.Locator(".badge")).ToHaveTextAsync(before);
        await row.GetByRole(AriaRole.Button, new() { Name = "Accepter" }).ClickAsync();
        await Expect(card.GetByText("C’est bon, merci")).ToBeVisibleAsync();
        Assert.True(await StayedAsync(contract));

        // The same file for another one is noticed, and not copied.
        await rows.Nth(2).Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "Encore.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 parking"u8.ToArray() });
        await Expect(contract.GetByText("il a été rattaché, sans copie")).ToBeVisibleAsync();
        await Expect(rows.Nth(2).GetByRole(AriaRole.Link, new() { Name = "Parking.pdf" })).ToBeVisibleAsync();
    }

    [BrowserFact, Rule("AS-01"), Rule("AS-05"), Rule("D-52")]
    public async Task A_proposal_under_way_keeps_its_list_until_the_new_one_is_applied_and_then_its_card_counts_one_more_before_a_colleagues_eyes()
    {
        const string Type = "Multirisque professionnelle", Piece = "Plan des locaux";
        var broker = await AtADeskAsync(Cast.Theo);
        await broker.GotoAsync(At("/sales"));
        await broker.GetByRole(AriaRole.Button, new() { Name = "Nouvelle proposition" }).ClickAsync();
        var opening = broker.GetByRole(AriaRole.Dialog);
        await opening.GetByRole(AriaRole.Combobox).First.FillAsync("kervadec");
        await opening.Locator(".pick-item").First.ClickAsync();
        await opening.Locator("#OpenProposal-RiskId").SelectOptionAsync(Type);
        await opening.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la proposition" }).ClickAsync();
        await Expect(broker).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sales/[0-9a-f-]{36}"));
        var card = "#sale-" + broker.Url.Split('/')[^1].Split('?')[0];
        await broker.GotoAsync(At("/sales"));
        var number = broker.Locator($"{card} .docs");
        await Expect(number).ToHaveTextAsync("3");
        await StayAsync(broker);

        var settings = await AtADeskAsync(Cast.Helene);
        await settings.GotoAsync(At($"/settings/expected-documents?risk={DemoId.Of("risk:" + Type)}"));
        await settings.GetByLabel("Nouvelle pièce").FillAsync(Piece);
        await settings.GetByLabel("Nouvelle pièce").PressAsync("Enter");
        await Expect(settings.GetByRole(AriaRole.Button, new() { Name = Piece, Exact = true })).ToBeVisibleAsync();
        await settings.GetByRole(AriaRole.Button, new() { Name = "Appliquer aux dossiers ouverts" }).ClickAsync();
        var dialog = settings.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Cell, new() { Name = Piece })).ToBeVisibleAsync();
        // The list is changed, its effect is shown, and the proposal asks for what it asked for: on the open screen, and on one that is read now.
        await Expect(number).ToHaveTextAsync("3");
        var later = await AlsoAtAsync(broker, "/sales");
        await Expect(later.Locator($"{card} .docs")).ToHaveTextAsync("3");
        await later.CloseAsync();

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Appliquer", Exact = true }).ClickAsync();
        await Expect(number).ToHaveTextAsync("4");
        Assert.True(await StayedAsync(broker));
    }

    [BrowserFact, Rule("AS-11"), Rule("AS-14"), Rule("AS-18")]
    public async Task What_a_client_sends_from_a_phone_and_the_broker_accepts_takes_the_contract_off_the_firms_list_by_itself()
    {
        const string Piece = "Justificatif de domicile";
        var missing = await AtADeskAsync(Cast.Helene);
        var link = $"td a.name[href*='{Cast.Home.Id}']";
        await missing.GotoAsync(At($"/missing-documents?risk={DemoId.Of("risk:Multirisque habitation")}"));
        await Expect(missing.Locator(link)).ToBeVisibleAsync();
        await StayAsync(missing);
        var toCheck = await AtADeskAsync(Cast.Oliver);
        await toCheck.GotoAsync(At("/missing-documents?which=ToCheck"));
        await Expect(toCheck.Locator("table, .empty").First).ToBeVisibleAsync();
        await Expect(toCheck.Locator(link)).ToHaveCountAsync(0);
        await StayAsync(toCheck);

        var phone = await OnAPhoneAsync(Cast.Camille);
        await phone.GotoAsync(At($"/space/{Cast.Morel.Id}/needed"));
        var asked = phone.Locator($"article[aria-label='{Piece}']");
        await asked.Locator(".drop input[type=file]").SetInputFilesAsync(new FilePayload { Name = "Facture.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 facture"u8.ToArray() });
        await Expect(asked.GetByText("Reçu, nous le vérifions")).ToBeVisibleAsync();
        await Expect(missing.Locator(link)).ToHaveCountAsync(0);
        await Expect(toCheck.Locator(link)).ToBeVisibleAsync();

        var broker = await AtADeskAsync(Cast.Theo);
        await broker.GotoAsync(At($"/clients/{Cast.Morel.Id}/contracts/{Cast.Home.Id}?tab=expected"));
        await broker.GetByRole(AriaRole.Button, new() { Name = $"Accepter « {Piece} »" }).ClickAsync();
        await broker.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Accepter", Exact = true }).ClickAsync();
        await Expect(asked.GetByText("C’est bon, merci")).ToBeVisibleAsync();
        await Expect(toCheck.Locator(link)).ToHaveCountAsync(0);
        Assert.True(await StayedAsync(missing) && await StayedAsync(toCheck));
    }
}
