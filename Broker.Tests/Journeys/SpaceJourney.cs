using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

using static Assertions;

/// <summary>A client on a phone, while the firm decides what clients see.</summary>
public sealed class SpaceJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("D-28"), Rule("R-EXT-13")]
    public async Task What_the_firm_switches_off_leaves_the_clients_screen_while_they_look_and_comes_back()
    {
        var phone = await OnAPhoneAsync(Cast.Nadege);
        await Expect(phone.Locator(".needs")).ToBeVisibleAsync();
        await StayAsync(phone);
        var contract = await AlsoAtAsync(phone, $"/space/{Cast.Rivelaine.Id}/contracts/{Cast.Fleet.Id}?tab=guarantees");
        await Expect(contract.GetByText("Dommages causés aux autres")).ToBeVisibleAsync();

        var desk = await AtADeskAsync(Cast.Helene);
        await desk.GotoAsync(At("/settings/extranet"));
        var files = desk.GetByRole(AriaRole.Switch, new() { Name = "Consulter devis" });
        await Expect(files).ToBeCheckedAsync();
        try
        {
            await files.UncheckAsync();
            await Expect(phone.Locator(".needs")).ToHaveCountAsync(0);
            await Expect(phone.GetByText("Bienvenue dans votre espace")).ToBeVisibleAsync();
            await Expect(phone.Locator(".bottomnav a[href$='/contracts']")).ToHaveCountAsync(0);
            await Expect(contract.GetByText("Rubrique fermée")).ToBeVisibleAsync();
            await Expect(contract.GetByText("Dommages causés aux autres")).ToHaveCountAsync(0);
            // Certificates have no switch.
            await Expect(phone.Locator(".hero a[href$='/certificates']")).ToBeVisibleAsync();
        }
        finally
        {
            await files.CheckAsync();
        }
        await Expect(phone.Locator(".needs")).ToBeVisibleAsync();
        Assert.True(await StayedAsync(phone));
    }
}
