using Broker.Core.Communication;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>What is too much is said beside its field; what was typed stays, and so does the screen.</summary>
public sealed class LimitsJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact]
    public async Task A_long_letter_is_kept_whole_and_one_that_is_too_long_is_told_beside_its_field()
    {
        var writer = await AtADeskAsync(Cast.Ines);
        await writer.GotoAsync(At($"/clients/{Cast.Hartwell.Id}/messages/new"));
        await writer.GetByLabel("Objet").FillAsync("Une longue lettre");
        var body = writer.Locator("#MessageInput-Body");
        // Four bytes to two letters' room: what is longest on its way to the server.
        var most = string.Concat(Enumerable.Repeat("🙂", Message.BodyLength / 2));
        await StayAsync(writer);
        await body.FillAsync(most + "!");
        await body.PressAsync("Tab");
        await Expect(writer.Locator(".field.invalid .error")).ToContainTextAsync("Raccourcissez");
        Assert.Equal(most + "!", await body.InputValueAsync());

        await body.FillAsync(most);
        await body.PressAsync("Tab");
        await Expect(writer.Locator(".field.invalid")).ToHaveCountAsync(0);
        await Expect(writer.GetByText("Brouillon enregistré")).ToBeVisibleAsync();
        Assert.True(await StayedAsync(writer));
        // That something was kept, it says since the subject was; the letter itself may still be on its way.
        for (var again = 0; again < 10; again++)
        {
            await writer.ReloadAsync();
            await body.WaitForAsync();
            if (await body.InputValueAsync() == most) break;
        }
        await Expect(body).ToHaveValueAsync(most);
        await writer.GetByRole(AriaRole.Button, new() { Name = "Jeter le brouillon" }).ClickAsync();
    }

    [BrowserFact]
    public async Task A_premium_beyond_all_measure_and_a_day_of_the_year_26_are_told_beside_their_fields()
    {
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=contracts"));
        await desk.GetByRole(AriaRole.Button, new() { Name = "Nouveau contrat" }).ClickAsync();
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#SaveContract-Number").FillAsync("P-1");
        await dialog.Locator("#SaveContract-EffectiveOn").FillAsync("0026-06-15");
        await dialog.Locator("#SaveContract-AnnualPremium").FillAsync("3000000000");
        await dialog.Locator("#SaveContract-AnnualPremium").PressAsync("Enter");

        var fields = dialog.Locator(".field.invalid");
        await Expect(fields.Filter(new() { Has = desk.Locator("#SaveContract-AnnualPremium") })).ToContainTextAsync("Indiquez une valeur entre 0 et 100");
        await Expect(fields.Filter(new() { Has = desk.Locator("#SaveContract-EffectiveOn") })).ToContainTextAsync("Indiquez une date entre le");
        await Expect(dialog.Locator("#SaveContract-Number")).ToHaveValueAsync("P-1");
        await dialog.Locator("#SaveContract-AnnualPremium").FillAsync("9e99");
        await dialog.Locator("#SaveContract-AnnualPremium").PressAsync("Enter");
        await Expect(fields.Filter(new() { Has = desk.Locator("#SaveContract-AnnualPremium") })).ToContainTextAsync("Indiquez un nombre, en chiffres.");
    }
}
