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

        await AddAsync(theo, "Rappeler M. Kervadec");
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

    [BrowserFact, Rule("R-ACT-02"), Rule("D-14")]
    public async Task Several_actions_finished_at_once_by_one_broker_leave_the_other_ones_record_calm()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=actions"));
        foreach (var name in new[] { "Call Mrs Hartwell", "Send the questionnaire" }) await AddAsync(theo, name);
        // The firm is one for all journeys: another may have put an action there too.
        await Expect(theo.Locator("tbody").GetByText("Send the questionnaire")).ToBeVisibleAsync();
        var remaining = await theo.Locator("tbody tr").CountAsync();
        Assert.True(remaining >= 3);
        var oliver = await AtADeskAsync(Cast.Oliver);
        await oliver.GotoAsync(At($"/clients/{Cast.Hartwell.Id}"));
        await Expect(Tab(oliver).Locator(".badge")).ToHaveTextAsync($"{remaining}");
        await StayAsync(oliver);

        await theo.GetByRole(AriaRole.Button, new() { Name = "Sélectionner" }).ClickAsync();
        await theo.GetByLabel("Tout sélectionner").CheckAsync();
        await theo.GetByLabel("Changer l’état…").SelectOptionAsync("Terminée");

        foreach (var tab in new[] { Tab(theo), Tab(oliver) }) await Expect(tab).Not.ToHaveClassAsync(Red);
        await Expect(theo.GetByText($"{remaining} actions modifiées")).ToBeVisibleAsync();
        Assert.True(await StayedAsync(oliver));
    }

    [BrowserFact]
    public async Task What_a_colleague_adds_while_the_line_is_down_is_there_when_it_is_back()
    {
        var theo = await AtADeskAsync(Cast.Theo);
        await theo.AddInitScriptAsync(Line);
        await theo.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=actions"));
        await Expect(theo.GetByRole(AriaRole.Button, new() { Name = "Ajouter", Exact = true })).ToBeVisibleAsync();
        await StayAsync(theo);
        await theo.RouteAsync("**/_blazor**", route => route.AbortAsync());
        await theo.EvaluateAsync("window.cut = true, window.line.close()");
        await Expect(theo.Locator("#components-reconnect-modal")).ToBeVisibleAsync();

        var oliver = await AtADeskAsync(Cast.Oliver);
        await oliver.GotoAsync(At($"/clients/{Cast.Hartwell.Id}?tab=actions"));
        var name = $"Rappel {Guid.NewGuid():N}"[..20];
        await AddAsync(oliver, name, "Add");
        await Expect(oliver.Locator("tbody").GetByText(name)).ToBeVisibleAsync();
        Assert.Equal(0, await theo.Locator("tbody").GetByText(name).CountAsync());

        await theo.UnrouteAsync("**/_blazor**");
        await theo.EvaluateAsync("window.cut = false");
        await Expect(theo.Locator("tbody").GetByText(name)).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.True(await StayedAsync(theo));
    }

    /// <summary>A line that can be cut, and stays down.</summary>
    private const string Line = """
        const Wire = WebSocket;
        window.WebSocket = class extends Wire {
            constructor(...address) {
                if (window.cut) throw new Error('down');
                super(...address);
                window.line = this;
            }
        };
        """;

    private static async Task AddAsync(IPage page, string name, string add = "Ajouter")
    {
        await page.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#AddAction-Name").FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = add, Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static ILocator Tab(IPage page) => page.GetByRole(AriaRole.Tab, new() { Name = "Actions" });
}
