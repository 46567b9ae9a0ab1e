using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>Something happens between a page and its live connection: nobody is left before an empty screen.</summary>
public sealed class ArrivalJourney(PortalHost portal) : Journey(portal)
{
    private const string Connecting = "**/_blazor/negotiate*";

    [BrowserFact]
    public async Task A_line_that_breaks_or_a_session_that_ends_while_the_page_arrives_leaves_nobody_waiting()
    {
        var desk = await AtADeskAsync(Cast.Ines);
        await desk.RouteAsync(Connecting, route => route.AbortAsync(), new() { Times = 1 });
        await desk.GotoAsync(At("/tasks"));
        await Expect(desk.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await desk.RouteAsync(Connecting, async route =>
        {
            await desk.Context.ClearCookiesAsync();
            await route.FulfillAsync(new() { Status = 401 });
        }, new() { Times = 1 });
        await desk.GotoAsync(At("/tasks"));
        await IsAtAsync(desk, "/account/sign-in");
    }
}
