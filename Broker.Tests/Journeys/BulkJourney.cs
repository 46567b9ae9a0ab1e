using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class BulkJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("R-JOB-01")]
    public async Task An_action_put_on_all_clients_of_a_town_is_seen_on_a_colleagues_screen_and_told_to_whoever_asked()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        var oliver = await AtADeskAsync(Cast.Oliver);
        await theo.GotoAsync(At("/clients?place=Vaubelle"));
        await oliver.GotoAsync(At("/clients?place=Vaubelle"));
        var rows = theo.Locator("tbody tr");
        await Expect(rows.First).ToBeVisibleAsync();
        await Expect(oliver.Locator("tbody tr").First).ToBeVisibleAsync();
        var count = await rows.CountAsync();
        // Not all of them have something to do yet.
        var busy = oliver.Locator("tbody .badge");
        Assert.InRange(await busy.CountAsync(), 0, count - 1);
        await StayAsync(oliver);

        await theo.GetByLabel("Cocher toute la page").CheckAsync();
        await theo.GetByRole(AriaRole.Button, new() { Name = "Ajouter une action" }).ClickAsync();
        var dialog = theo.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Action").FillAsync("Annoncer la nouvelle gamme");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Lancer" }).ClickAsync();
        await Expect(theo.Locator(".toast")).ToContainTextAsync("Traitement lancé");

        // His colleague's list shows it on each line, without being loaded again.
        await Expect(busy).ToHaveCountAsync(count);
        Assert.True(await StayedAsync(oliver));

        await theo.GotoAsync(At("/jobs"));
        var job = theo.Locator(".job").First;
        await Expect(job).ToContainTextAsync("Terminé");
        await Expect(job).ToContainTextAsync($"{count} traités");
    }

    [BrowserFact]
    public async Task A_mistyped_client_is_found_and_opened_with_the_keyboard_alone()
    {
        var ines = await AtADeskAsync(Cast.Ines);
        await Expect(ines.Locator("h1")).ToBeFocusedAsync();
        await ines.Keyboard.PressAsync("Control+k");
        await ines.Keyboard.TypeAsync("kevradec");
        await Expect(ines.GetByRole(AriaRole.Option).First).ToContainTextAsync("Menuiserie Kervadec");
        await ines.Keyboard.PressAsync("Enter");
        await Expect(ines.Locator("h1")).ToContainTextAsync("Menuiserie Kervadec");
    }
}
