using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>The office without a mouse, and in one hand.</summary>
public sealed class ByHandJourney(PortalHost portal) : Journey(portal)
{
    [BrowserFact]
    public async Task A_broker_spends_the_day_with_the_keyboard_alone()
    {
        var page = await StrangerAsync();
        await page.GotoAsync(At("/account/sign-in"));
        await Expect(page.Locator("input[type=email]")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Cast.Theo.Email);
        await PressAsync(page, "Tab");
        await page.Keyboard.TypeAsync(Cast.Password);
        await PressAsync(page, "Enter");
        await ArrivedAsync(page, "Tableau de bord");

        await PressAsync(page, "Control+k");
        await page.Keyboard.TypeAsync("garage brunoy");
        await Expect(page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Garage Brunoy");
        await PressAsync(page, "Enter");
        await ArrivedAsync(page, Cast.Brunoy.Name);

        await ReachAsync(page, ".tab");
        await PressAsync(page, "ArrowLeft");
        await PressAsync(page, "Enter");
        await Expect(page.Locator(".tab--alert, .tab").Last).ToHaveAttributeAsync("aria-selected", "true");
        await ReachAsync(page, "main .card-head .btn:last-child");
        var add = page.Locator("main .card-head .btn:last-child");
        await PressAsync(page, "Enter");
        await Expect(page.Locator("dialog[open]")).ToBeVisibleAsync();
        await PressAsync(page, "Escape");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(add).ToBeFocusedAsync();
        await PressAsync(page, "Enter");
        await Expect(page.Locator("dialog[open] select").First).ToBeFocusedAsync();
        await PressAsync(page, "Tab");
        await page.Keyboard.TypeAsync("Rappeler le garage");
        await PressAsync(page, "Enter");
        var status = page.GetByLabel("État de « Rappeler le garage »");
        await Expect(status).ToBeVisibleAsync();
        await ReachAsync(page, "select[aria-label*='Rappeler le garage']");
        await page.Keyboard.TypeAsync("En");
        await Expect(status.Locator("option:checked")).ToHaveTextAsync("En cours");

        await ReachAsync(page, "summary.icon-btn", "Shift+Tab");
        await PressAsync(page, "Enter");
        await Expect(page.Locator(".bell-list")).ToBeVisibleAsync();
        await PressAsync(page, "Escape");
        await Expect(page.Locator(".bell-list")).ToBeHiddenAsync();
        await ReachAsync(page, "summary.icon-btn");
        await ReachAsync(page, "a.skip", "Shift+Tab");
        await PressAsync(page, "Enter");
        await ReachAsync(page, "main .btn--primary");
        await PressAsync(page, "Enter");

        await Expect(page).ToHaveURLAsync(new Regex("/edit$"));
        await ArrivedAsync(page, Cast.Brunoy.Name);
        await ReachAsync(page, "input.input");
        await PressAsync(page, "Tab");
        await page.Keyboard.TypeAsync("Brunoy Auto");
        await PressAsync(page, "Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"{Cast.Brunoy.Id}$"));
        await Expect(page.GetByText("Brunoy Auto", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelector('main').scrollTop"));

        await page.GotoAsync(At("/clients"));
        await ArrivedAsync(page, "Clients");
        await Expect(page.Locator("tbody .name").First).ToBeVisibleAsync();
        foreach (var key in new[] { "ArrowDown", "Space", "ArrowDown", "Space" }) await PressAsync(page, key);
        await Expect(page.Locator(".bulk")).ToContainTextAsync("2 clients");
        await PressAsync(page, "Shift+F10");
        await ReachAsync(page, ".bulk button");
    }

    [BrowserFact]
    public async Task On_a_phone_nothing_of_the_office_slides_sideways_and_every_page_is_two_touches_away()
    {
        var phone = await OnAPhoneAsync(Cast.Helene);
        var client = $"/clients/{Cast.Rivelaine.Id}";
        foreach (var address in new[] { "/clients", "/contracts", "/claims", "/quotes", "/complaints", "/receipts", $"{client}?tab=contracts", $"{client}?tab=account", $"{client}?tab=associations&part=clients", "/settings/fields" })
        {
            await phone.GotoAsync(At(address));
            await Expect(phone.Locator("main tbody tr").First).ToBeVisibleAsync();
            Assert.True(await phone.EvaluateAsync<bool>("[document.documentElement, ...document.querySelectorAll('main, .table-wrap, .rail')].every(part => part.scrollWidth <= part.clientWidth + 1)"), address);
        }
        await phone.GetByRole(AriaRole.Button, new() { Name = "Plus", Exact = true }).TapAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "Quittances" }).TapAsync();
        await ArrivedAsync(phone, "Quittances");
        await Expect(phone.Locator("#rail-rest")).ToBeHiddenAsync();
    }

    private static async Task ArrivedAsync(IPage page, string title) => await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeFocusedAsync();

    /// <summary>Walks until something of this kind has the focus.</summary>
    private static async Task ReachAsync(IPage page, string selector, string key = "Tab")
    {
        await page.Locator(selector).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var presses = 0; presses < 120; presses++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                Assert.True(await page.EvaluateAsync<bool>("(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' || style.boxShadow !== 'none'; })()"), $"{selector} has the focus and does not show it");
                return;
            }
            await page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"{key} never came to {selector}");
    }
}
