using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class ActionsJourney(PortalHost portal) : Journey(portal)
{
    private static readonly Regex Red = new("tab--alert");

    [BrowserFact, Rule("R-ACT-03"), Rule("D-14")]
    public async Task What_one_broker_adds_and_finishes_turns_the_tab_red_and_back_on_both_screens()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.GotoAsync(At($"/clients/{Cast.Kervadec.Id}?tab=actions"));
        var oliver = await AtADeskAsync(Cast.Oliver);
        await oliver.GotoAsync(At($"/clients/{Cast.Kervadec.Id}"));
        ILocator[] tabs = [Tab(theo), Tab(oliver)];
        foreach (var tab in tabs) await Expect(tab).Not.ToHaveClassAsync(Red);
        await Task.WhenAll(StayAsync(theo), StayAsync(oliver));

        await theo.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        var dialog = theo.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Action").FillAsync("Rappeler M. Kervadec");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true }).ClickAsync();
        foreach (var tab in tabs)
        {
            await Expect(tab).ToHaveClassAsync(Red);
            await Expect(tab.Locator(".badge")).ToHaveTextAsync("1");
        }

        await theo.GetByLabel("État de « Rappeler M. Kervadec »").SelectOptionAsync("Terminée");
        foreach (var tab in tabs)
        {
            await Expect(tab).Not.ToHaveClassAsync(Red);
            await Expect(tab.Locator(".badge")).ToHaveCountAsync(0);
        }
        Assert.True(await StayedAsync(theo) && await StayedAsync(oliver));
    }

    private static ILocator Tab(IPage page) => page.GetByRole(AriaRole.Tab, new() { Name = "Actions" });
}
