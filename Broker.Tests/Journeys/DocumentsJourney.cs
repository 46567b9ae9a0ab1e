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
}
