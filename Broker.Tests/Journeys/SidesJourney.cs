using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

public sealed class SidesJourney(PortalHost portal) : Journey(portal)
{
    private static readonly Regex SignIn = new("/account/sign-in");

    [BrowserFact]
    public async Task Who_strays_to_the_other_side_is_sent_home()
    {
        var phone = await OnAPhoneAsync(Cast.Camille);
        foreach (var address in new[] { "/clients", $"/clients/{Cast.Rivelaine.Id}", $"/space/{Cast.Rivelaine.Id}" })
        {
            await phone.GotoAsync(At(address));
            await Expect(phone).ToHaveURLAsync(At($"/space/{Cast.Morel.Id}"));
            await Expect(phone.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        }

        var desk = await AtADeskAsync(Cast.Ines);
        foreach (var address in new[] { $"/space/{Cast.Rivelaine.Id}", $"/space/{Cast.Rivelaine.Id}/contracts/{Cast.Fleet.Id}" })
        {
            await desk.GotoAsync(At(address));
            await Expect(desk).ToHaveURLAsync(At("/dashboard"));
        }
    }

    [BrowserFact]
    public async Task Signing_out_ends_the_session_for_a_copied_cookie_too()
    {
        var desk = await AtADeskAsync(Cast.Ines);
        var copied = (await desk.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }).ToList();
        var thief = await StrangerAsync(copied);
        await thief.GotoAsync(At("/clients"));
        await Expect(thief.GetByRole(AriaRole.Heading, new() { Name = "Clients" })).ToBeVisibleAsync();

        await desk.Locator("summary.me").ClickAsync();
        await desk.GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        await Expect(desk).ToHaveURLAsync(SignIn);

        // On another page: the one that was open may be on its own way to the door.
        await Expect(await AlsoAtAsync(thief, "/clients")).ToHaveURLAsync(SignIn);
    }
}
