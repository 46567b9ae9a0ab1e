using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class SettingsJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("R-CON-08")]
    public async Task An_administrator_finds_the_guarantees_and_deletes_the_one_nothing_uses_before_the_eyes_of_another_screen()
    {
        var page = await AtADeskAsync(Cast.Helene);
        var other = await AlsoAtAsync(page, "/products?tab=guarantees");
        var there = other.GetByRole(AriaRole.Button, new() { Name = "Perte de clés", Exact = true });
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Bris de glace", Exact = true })).ToBeVisibleAsync();
        await StayAsync(other);
        await page.GetByRole(AriaRole.Link, new() { Name = "Réglages" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Garanties Noms" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nouvelle garantie" }).ClickAsync();
        await page.Locator("#SaveGuarantee-Name").FillAsync("Perte de clés");
        await page.Locator("#SaveGuarantee-Name").PressAsync("Enter");
        await Expect(there).ToBeVisibleAsync();

        await Bin(page, "Bris de glace").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("est employée : produits (4)", new() { IgnoreCase = true });

        await Bin(page, "Perte de clés").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Supprimer" }).ClickAsync();
        await Expect(there).ToHaveCountAsync(0);
        await Expect(other.GetByRole(AriaRole.Button, new() { Name = "Bris de glace", Exact = true })).ToBeVisibleAsync();
        Assert.True(await StayedAsync(other));
    }

    [BrowserFact]
    public async Task The_firms_colour_dresses_the_clients_space_and_its_other_address_is_read_there()
    {
        var page = await AtADeskAsync(Cast.Helene);
        await page.GotoAsync(At("/settings/firm"));
        await page.GetByLabel("Couleur principale").FillAsync("#f2c300");
        await page.GetByLabel("Couleur principale").PressAsync("Tab");
        await Expect(page.Locator(".dressed")).ToContainTextAsync("Trop claire");
        await page.GetByLabel("Couleur principale").FillAsync("#7a2048");
        await page.GetByLabel("Couleur principale").PressAsync("Tab");
        await Expect(page.Locator(".dressed")).ToContainTextAsync("Se lit bien");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.GetByText("Cabinet enregistré")).ToBeVisibleAsync();

        var phone = await OnAPhoneAsync(Cast.Marc);
        Assert.Equal("#7a2048", await phone.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--firm').trim()"));
        await phone.GetByText("Nos adresses").ClickAsync();
        await Expect(phone.GetByText("Bureau de Marquenbourg")).ToBeVisibleAsync();
    }

    private static ILocator Bin(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = $"Supprimer «\u00a0{name}\u00a0»" });
}
