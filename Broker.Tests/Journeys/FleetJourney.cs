using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

using static Assertions;

public sealed class FleetJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("D-41"), Rule("D-42")]
    public async Task A_vehicle_reported_on_a_phone_is_accepted_at_a_desk_and_covered_on_the_phone_at_once()
    {
        const string Plate = "GT-777-ZX";
        var phone = await OnAPhoneAsync(Cast.Nadege);
        await phone.GotoAsync(At($"/space/{Cast.Rivelaine.Id}/fleet/{Cast.Fleet.Id}"));
        var desk = await AtADeskAsync(Cast.Theo);
        await desk.GotoAsync(At($"/fleet/movements?client={Cast.Rivelaine.Id}"));
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await StayAsync(desk);

        await phone.GetByRole(AriaRole.Button, new() { Name = "Ajouter un véhicule" }).ClickAsync();
        var dialog = phone.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Immatriculation" }).FillAsync("gt777zx");
        await Expect(dialog.GetByText($"Lue : {Plate}")).ToBeVisibleAsync();
        await dialog.GetByLabel("Marque").FillAsync("Renault");
        await dialog.GetByLabel("Modèle").FillAsync("Master");
        await dialog.GetByText("J’ai compris").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Envoyer à mon cabinet" }).ClickAsync();
        await Expect(phone.Locator("ul.rows li", new() { HasText = Plate })).ToContainTextAsync("En attente de votre cabinet");
        await StayAsync(phone);

        await desk.GetByRole(AriaRole.Button, new() { Name = $"Accepter {Plate}" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Button, new() { Name = $"Accepter {Plate}" })).ToHaveCountAsync(0);
        Assert.True(await StayedAsync(desk));
        await Expect(phone.Locator("ul.rows li", new() { HasText = Plate })).ToHaveCountAsync(0);
        await phone.GetByRole(AriaRole.Searchbox).FillAsync(Plate);
        await phone.Keyboard.PressAsync("Enter");
        await Expect(phone.Locator("tbody tr[id]", new() { HasText = Plate })).ToContainTextAsync("Assuré");
        Assert.True(await StayedAsync(phone));
    }
}
