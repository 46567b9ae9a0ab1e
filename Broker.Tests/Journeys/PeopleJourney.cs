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
        // Without a touch: keys alone.
        var create = nadege.GetByRole(AriaRole.Button, new() { Name = "Créer un contact client" });
        await ReachAsync(create);
        await PressAsync(nadege, "Enter");
        await Expect(nadege.Locator("#GiveAccess-FirstName")).ToBeFocusedAsync();
        await nadege.Keyboard.TypeAsync("Léa");
        await ReachAsync(nadege.Locator("#GiveAccess-LastName"));
        await nadege.Keyboard.TypeAsync("Fontaine");
        await ReachAsync(nadege.Locator("#GiveAccess-Email"));
        await nadege.Keyboard.TypeAsync("lea@rivelaine.example");
        await ReachAsync(nadege.Locator("dialog[open] .inset input").First);
        await PressAsync(nadege, "Space");
        await Expect(nadege.Locator("dialog[open] .effect")).ToContainTextAsync("1 contrat");
        await PressAsync(nadege, "Enter");
        await Expect(nadege.Locator(".persons > li", new() { HasText = "Léa Fontaine" })).ToContainTextAsync("Invité");
        await Expect(create).ToBeFocusedAsync();

        // Gilles sees three contracts; of another one he learns nothing until it is shared with him.
        var gilles = await OnAPhoneAsync(Cast.Gilles);
        await gilles.GotoAsync(At($"{Space}/contracts"));
        await Expect(gilles.Locator(".rows > li")).ToHaveCountAsync(3);
        await StayAsync(gilles);

        var shares = nadege.GetByRole(AriaRole.Button, new() { Name = "Ce que voit Gilles Aubry" });
        await ReachAsync(shares);
        await PressAsync(nadege, "Enter");
        var health = nadege.Locator("dialog[open] .sharing > li", new() { HasText = "Santé" }).First.GetByRole(AriaRole.Switch);
        await ReachAsync(health);
        await PressAsync(nadege, "Space");
        await Expect(gilles.Locator(".rows > li")).ToHaveCountAsync(4);
        await gilles.Locator(".rows > li a", new() { HasText = "Santé" }).First.ClickAsync();
        await Expect(gilles.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("anté");

        await Expect(health).ToBeCheckedAsync();
        await Expect(health).ToBeFocusedAsync();
        await PressAsync(nadege, "Space");
        await Expect(gilles.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync("anté");
        Assert.True(await StayedAsync(gilles));
        await PressAsync(nadege, "Escape");
        await Expect(shares).ToBeFocusedAsync();
    }
}
