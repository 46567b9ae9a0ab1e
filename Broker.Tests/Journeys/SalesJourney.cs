using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

using static Assertions;

/// <summary>A sale from its opening to another column, by pointer and by keys, with a colleague looking on.</summary>
public sealed class SalesJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact, Rule("AS-05"), Rule("AS-07"), Rule("AS-09")]
    public async Task A_card_is_dragged_and_walked_across_the_board_and_its_number_falls_before_a_colleagues_eyes()
    {
        var broker = await AtADeskAsync(Cast.Theo);
        await broker.GotoAsync(At("/sales"));
        await broker.GetByRole(AriaRole.Button, new() { Name = "Nouvelle proposition" }).ClickAsync();
        var dialog = broker.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Combobox).First.FillAsync("kervadec");
        await dialog.Locator(".pick-item").First.ClickAsync();
        await dialog.Locator("#OpenProposal-RiskId").SelectOptionAsync("Cyber");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ouvrir la proposition" }).ClickAsync();
        await Expect(broker).ToHaveURLAsync(new Regex("/sales/[0-9a-f-]{36}"));
        await Expect(broker.GetByText("Questionnaire signé")).ToBeVisibleAsync();
        var card = "#sale-" + broker.Url.Split('/')[^1].Split('?')[0];

        await broker.GotoAsync(At("/sales"));
        var colleague = await AtADeskAsync(Cast.Helene);
        await colleague.GotoAsync(At("/sales"));
        await Expect(Lane(colleague, "À qualifier").Locator(card)).ToBeVisibleAsync();
        await StayAsync(colleague);
        await broker.Locator(card).DragToAsync(Lane(broker, "Étude").Locator(".lane-head"));
        await Expect(Lane(broker, "Étude").Locator(card)).ToBeVisibleAsync();
        await Expect(Lane(colleague, "Étude").Locator(card)).ToBeVisibleAsync();

        await broker.Locator(card).FocusAsync();
        await PressAsync(broker, "Shift+ArrowRight");
        await Expect(Lane(broker, "Proposition envoyée").Locator(card)).ToBeFocusedAsync();
        await Expect(Lane(colleague, "Proposition envoyée").Locator(card)).ToBeVisibleAsync();

        var number = colleague.Locator($"{card} .docs");
        await Expect(number).ToHaveTextAsync("2");
        await broker.Locator($"{card} .docs").ClickAsync();
        await broker.Locator($"{card} .expected > li").Filter(new() { HasText = "Questionnaire signé" }).Locator("input[type=file]")
            .SetInputFilesAsync(new FilePayload { Name = "Questionnaire.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 questionnaire"u8.ToArray() });
        await Expect(number).ToHaveTextAsync("1");
        Assert.True(await StayedAsync(colleague));
    }

    private static ILocator Lane(IPage page, string name) => page.Locator($"section.lane[aria-label^='{name}']");
}
