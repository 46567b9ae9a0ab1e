using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class AssociationsJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("R-ASC-02"), Rule("R-ASC-04"), Rule("D-01")]
    public async Task What_one_associates_with_the_keyboard_a_colleague_and_the_client_see_at_once()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=associations"));
        var oliver = await AtADeskAsync(Cast.Oliver);
        await oliver.GotoAsync(At($"/clients/{Cast.Tilleuls.Id}?tab=associations&part=clients"));
        var emma = await OnAPhoneAsync(Cast.Emma);
        await emma.GotoAsync(At($"/space/{Cast.Hartwell.Id}"));
        await Expect(emma.Locator(".person")).ToHaveCountAsync(1);
        await Expect(oliver.GetByText("No client is attached to this one.")).ToBeVisibleAsync();
        await Task.WhenAll(StayAsync(oliver), StayAsync(emma));

        await theo.GetByRole(AriaRole.Button, new() { Name = "Ajouter un interlocuteur" }).ClickAsync();
        var dialog = theo.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Collaborateur").SelectOptionAsync(Cast.Ines.FullName);
        await dialog.GetByLabel("Rôle").SelectOptionAsync("Gestionnaire de sinistres");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        await Expect(emma.Locator(".person").Filter(new() { HasText = Cast.Ines.FullName })).ToContainTextAsync("Gestionnaire de sinistres");

        await theo.GetByRole(AriaRole.Link, new() { Name = "Clients liés" }).ClickAsync();
        await theo.GetByRole(AriaRole.Button, new() { Name = "Rattacher à un client" }).ClickAsync();
        var search = dialog.GetByRole(AriaRole.Combobox, new() { Name = "Client de rattachement" });
        await search.PressSequentiallyAsync("tilleuls");
        await Expect(dialog.Locator(".picks").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await search.PressAsync("Enter");
        await Expect(dialog.Locator(".picked")).ToContainTextAsync(Cast.Tilleuls.Name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Rattacher", Exact = true }).PressAsync("Enter");
        await Expect(oliver.GetByRole(AriaRole.Link, new() { Name = Cast.Hartwell.Name })).ToBeVisibleAsync();
        Assert.True(await StayedAsync(oliver) && await StayedAsync(emma));
    }
}
