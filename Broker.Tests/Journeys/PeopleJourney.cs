using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class PeopleJourney(PortalHost portal) : Journey(portal)
{
    private static readonly string Space = $"/space/{Cast.Rivelaine.Id}";

    [BrowserFact, Rule("IND-09"), Rule("IND-11")]
    public async Task A_primary_contact_asks_a_colleague_in_and_what_she_shares_or_takes_back_moves_on_the_other_ones_open_screen()
    {
        var nadege = await OnAPhoneAsync(Cast.Nadege);
        await nadege.GotoAsync(At($"{Space}/people"));
        await nadege.GetByRole(AriaRole.Button, new() { Name = "Créer un contact client" }).ClickAsync();
        await nadege.Locator("#GiveAccess-FirstName").FillAsync("Léa");
        await nadege.Locator("#GiveAccess-LastName").FillAsync("Fontaine");
        await nadege.Locator("#GiveAccess-Email").FillAsync("lea@rivelaine.example");
        await nadege.Locator("dialog[open] .inset input").First.CheckAsync();
        await Expect(nadege.Locator("dialog[open] .effect")).ToContainTextAsync("1 contrat");
        await nadege.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Inviter" }).ClickAsync();
        await Expect(nadege.Locator(".persons > li", new() { HasText = "Léa Fontaine" })).ToContainTextAsync("Invité");

        // Gilles sees three contracts; of another one he learns nothing until it is shared with him.
        var gilles = await OnAPhoneAsync(Cast.Gilles);
        await gilles.GotoAsync(At($"{Space}/contracts"));
        await Expect(gilles.Locator(".rows > li")).ToHaveCountAsync(3);
        await StayAsync(gilles);

        await nadege.GetByRole(AriaRole.Button, new() { Name = "Ce que voit Gilles Aubry" }).ClickAsync();
        var health = nadege.Locator("dialog[open] .sharing > li", new() { HasText = "Santé" }).First.GetByRole(AriaRole.Switch);
        await health.ClickAsync();
        await Expect(gilles.Locator(".rows > li")).ToHaveCountAsync(4);
        await gilles.Locator(".rows > li a", new() { HasText = "Santé" }).First.ClickAsync();
        await Expect(gilles.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("anté");

        await Expect(health).ToBeCheckedAsync();
        await health.ClickAsync();
        await Expect(gilles.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync("anté");
        Assert.True(await StayedAsync(gilles));
    }
}
