using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class ClaimJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("R-CLI-02"), Rule("R-CLM-01"), Rule("D-14")]
    public async Task A_claim_declared_on_one_screen_turns_the_icon_green_on_the_other_until_it_is_closed()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=claims"));
        var oliver = await AtADeskAsync(Cast.Oliver);
        await oliver.GotoAsync(At($"/clients/{Cast.Hartwell.Id}"));
        var green = oliver.GetByRole(AriaRole.Tab, new() { Name = "Claims" }).Locator(".badge--good");
        await Expect(oliver.GetByRole(AriaRole.Tab, new() { Name = "Claims" })).ToBeVisibleAsync();
        await Expect(green).ToHaveCountAsync(0);
        await StayAsync(oliver);

        await theo.GetByRole(AriaRole.Button, new() { Name = "Déclarer un sinistre" }).ClickAsync();
        var dialog = theo.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Contrat").SelectOptionAsync(new SelectOptionValue { Value = Cast.RobotsLiability.Id.ToString() });
        await dialog.GetByLabel("Date de survenance").FillAsync("2026-01-12");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Déclarer un sinistre" }).ClickAsync();
        await Expect(theo.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("SIN-");
        await Expect(green).ToHaveTextAsync("1");

        await theo.GetByRole(AriaRole.Button, new() { Name = "Clore", Exact = true }).ClickAsync();
        await theo.GetByLabel("Issue").SelectOptionAsync("WithoutFollowUp");
        await theo.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Clore", Exact = true }).ClickAsync();
        await Expect(theo.Locator(".page-head .chip")).ToHaveTextAsync("Sans suite");
        await Expect(green).ToHaveCountAsync(0);
        await Expect(oliver.GetByText("closed: No follow-up")).ToBeVisibleAsync();
        Assert.True(await StayedAsync(oliver));
    }
}
