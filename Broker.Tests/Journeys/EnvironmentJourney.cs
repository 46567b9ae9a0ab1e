using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class EnvironmentJourney(PortalHost portal) : Journey(portal)
{
    private static string Space(CastClient client) => $"/space/{client.Id}";

    [BrowserFact, Rule("D-22"), Rule("D-23"), Rule("IND-25")]
    public async Task A_principal_goes_into_a_members_account_and_the_tab_left_behind_says_so()
    {
        var phone = await OnAPhoneAsync(Cast.Nadege);
        await phone.GotoAsync(At($"{Space(Cast.Rivelaine)}/accounts"));
        // Without a touch: keys alone.
        await ReachAsync(phone.GetByLabel("Identifiant secondaire"));
        await phone.Keyboard.TypeAsync(Cast.GroupIdentifier);
        await ReachAsync(phone.GetByLabel("Mot de passe secondaire"));
        await phone.Keyboard.TypeAsync(Cast.Password);
        await PressAsync(phone, "Enter");
        await Expect(phone.Locator("main").GetByRole(AriaRole.Button, new() { Name = Cast.RivelaineNord.Name })).ToBeVisibleAsync();
        var other = await AlsoAtAsync(phone, Space(Cast.Rivelaine));
        await Expect(other.Locator(".hero")).ToBeVisibleAsync();

        await ReachAsync(phone.Locator("main").GetByRole(AriaRole.Button, new() { Name = Cast.RivelaineNord.Name }));
        await PressAsync(phone, "Enter");
        await Expect(phone).ToHaveURLAsync(At(Space(Cast.RivelaineNord)));
        await Expect(phone.Locator(".banner")).ToContainTextAsync($"Compte {Cast.RivelaineNord.Name}, depuis {Cast.Rivelaine.Name}");

        // The other tab is still in its own account, says so, and does nothing there until one has chosen.
        await Expect(other.GetByRole(AriaRole.Alert)).ToContainTextAsync(Cast.RivelaineNord.Name);
        Assert.True(await other.Locator("main").EvaluateAsync<bool>("main => main.inert"));
        await other.BringToFrontAsync();
        await ReachAsync(other.GetByRole(AriaRole.Button, new() { Name = "Reprendre ici" }));
        await PressAsync(other, "Enter");
        await Expect(other.Locator(".hero")).ToBeVisibleAsync();
        await Expect(other.Locator(".banner")).ToHaveCountAsync(0);
        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync(Cast.Rivelaine.Name);

        // On a wide screen the accounts are in a menu.
        await other.SetViewportSizeAsync(1440, 900);
        var menu = other.Locator(".env > summary");
        await ReachAsync(menu);
        await PressAsync(other, "Enter");
        await ReachAsync(other.Locator(".env-menu").GetByRole(AriaRole.Button, new() { Name = Cast.RivelaineNord.Name }));
        await PressAsync(other, "Escape");
        await Expect(other.Locator(".env-menu")).ToBeHiddenAsync();
        await Expect(menu).ToBeFocusedAsync();
        await PressAsync(other, "Enter");
        await ReachAsync(other.Locator(".env-menu").GetByRole(AriaRole.Button, new() { Name = Cast.RivelaineNord.Name }));
        await PressAsync(other, "Enter");
        await Expect(other).ToHaveURLAsync(At(Space(Cast.RivelaineNord)));

        // Without the second credentials nobody is there, whatever the address says.
        var elsewhere = await OnAPhoneAsync(Cast.Nadege);
        await elsewhere.GotoAsync(At(Space(Cast.RivelaineNord)));
        await Expect(elsewhere).ToHaveURLAsync(new Regex(Cast.Rivelaine.Id.ToString()));
    }
}
