using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>Four hundred vehicles on a broker's screen while their owner reports another one.</summary>
public sealed class GridJourney(PortalHost portal) : Journey(portal)
{
    private const string Plate = "AA-104-AB";

    [BrowserFact, Rule("D-41")]
    public async Task A_vehicle_a_client_reports_appears_in_its_place_and_nothing_else_moves_for_who_works_by_the_keyboard()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.GotoAsync(At($"/clients/{Cast.Rivelaine.Id}/contracts/{Cast.Fleet.Id}?tab=items"));
        var (grid, active) = (theo.Locator("table.grid"), theo.Locator("tr[data-active]"));
        await Expect(theo.Locator("tbody tr[id]").First).ToBeVisibleAsync();
        await grid.FocusAsync();

        // To its end and back, then deep into it.
        await theo.Keyboard.PressAsync("End");
        await Expect(active).ToHaveAttributeAsync("aria-rowindex", await grid.GetAttributeAsync("aria-rowcount") ?? "");
        await Expect(active).ToBeInViewportAsync();
        await theo.Keyboard.PressAsync("Home");
        await Expect(active).ToHaveAttributeAsync("aria-rowindex", "3");
        for (var i = 0; i < 9; i++) await theo.Keyboard.PressAsync("PageDown");
        await Expect(active).ToBeInViewportAsync();
        await theo.Keyboard.PressAsync("Space");
        await Expect(theo.Locator(".bulk")).ToContainTextAsync("1 sélectionné");
        await theo.Keyboard.PressAsync("Enter");
        await Expect(theo.Locator("tr.unfolded")).ToContainTextAsync("Garanties du contrat");
        var (chosen, number) = (await active.GetAttributeAsync("id"), int.Parse((await active.GetAttributeAsync("aria-rowindex"))!));
        await theo.Locator("[data-grid-search]").PressSequentiallyAsync("en train d’écr");
        var stands = await StandsAsync(theo, chosen!);
        await StayAsync(theo);

        var nadege = await AtADeskAsync(Cast.Nadege);
        await nadege.GotoAsync(At($"/space/{Cast.Rivelaine.Id}/fleet/{Cast.Fleet.Id}"));
        await nadege.GetByRole(AriaRole.Button, new() { Name = "Ajouter un véhicule" }).ClickAsync();
        await nadege.Locator("#plate-typed").FillAsync("aa104ab");
        await nadege.Locator("#ItemData-Make").FillAsync("Renault");
        await nadege.Locator("#ItemData-Model").FillAsync("Master");
        await nadege.Locator("dialog .tick .check").CheckAsync();
        await nadege.Locator("dialog [type=submit]").ClickAsync();
        await Expect(nadege.Locator("tbody tr[id]", new() { HasText = Plate })).ToContainTextAsync("À valider");

        // It stands first, far above what he looks at: his line has another number, and is where it was.
        await Expect(theo.Locator($"[id='{chosen}']")).ToHaveAttributeAsync("aria-rowindex", $"{number + 1}");
        Assert.InRange(await StandsAsync(theo, chosen!) - stands, -1, 1);
        await Expect(theo.Locator($"[id='{chosen}']")).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(theo.Locator("tr.unfolded")).ToBeVisibleAsync();
        await Expect(theo.Locator("[data-grid-search]")).ToHaveValueAsync("en train d’écr");
        await theo.Locator("[data-grid-search]").ClearAsync();
        await grid.FocusAsync();
        await theo.Keyboard.PressAsync("Home");
        await Expect(active).ToContainTextAsync(Plate);
        Assert.True(await StayedAsync(theo));
    }

    private static Task<double> StandsAsync(IPage page, string line) => page.EvaluateAsync<double>("id => document.getElementById(id).getBoundingClientRect().top", line);
}
