using System.Text.RegularExpressions;
using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>People of the cast in real browsers, in front of the real application.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public abstract class Journey(PortalHost portal) : IAsyncLifetime
{
    private static int came;
    private readonly List<IBrowserContext> people = [];

    protected PortalHost Portal => portal;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Whoever came goes home.</summary>
    public virtual async Task DisposeAsync()
    {
        foreach (var person in people) await person.CloseAsync();
    }

    protected Task<IPage> OnAPhoneAsync(CastPerson person) => SignInAsync(person, new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });

    protected Task<IPage> AtADeskAsync(CastPerson person) => SignInAsync(person, new() { ViewportSize = new() { Width = 1440, Height = 900 } });

    /// <summary>Somebody of whom the portal knows nothing yet, or only what the cookies say.</summary>
    protected async Task<IPage> StrangerAsync(IEnumerable<Cookie>? cookies = null)
    {
        var page = await ComeAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 1440, Height = 900 } });
        if (cookies is not null) await page.Context.AddCookiesAsync(cookies);
        return page;
    }

    /// <summary>Somebody with a telephone, not signed in, with what the browser kept when it was closed.</summary>
    protected Task<IPage> AtTheDoorAsync(string? kept = null) =>
        ComeAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, StorageState = kept });

    /// <summary>A second screen of the same person, behind the first: a page pressed while it is behind another is drawn once a second.</summary>
    protected async Task<IPage> AlsoAtAsync(IPage page, string path)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(At(path));
        await page.BringToFrontAsync();
        return other;
    }

    /// <summary>From now on, <see cref="StayedAsync"/> tells whether the page was loaded again.</summary>
    protected static Task StayAsync(IPage page) => page.EvaluateAsync("window.stayed = true");

    protected static Task<bool> StayedAsync(IPage page) => page.EvaluateAsync<bool>("window.stayed === true");

    protected static Task PressAsync(IPage page, string key) => page.Keyboard.PressAsync(key);

    /// <summary>Walks until it has the focus; a person who sees the page sees where they are.</summary>
    protected static async Task ReachAsync(ILocator target, string key = "Tab")
    {
        // What is not there yet, no number of presses comes to.
        await target.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var presses = 0; presses < 120; presses++)
        {
            if (await target.EvaluateAsync<bool>("it => it === document.activeElement"))
            {
                Assert.True(await target.EvaluateAsync<bool>("it => { const style = getComputedStyle(it), near = getComputedStyle(it.closest('label') ?? it); return [style, near].some(s => s.outlineStyle !== 'none' || s.boxShadow !== 'none'); }"), $"{target} has the focus and does not show it");
                return;
            }
            await target.Page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"{key} never came to {target}");
    }

    /// <summary>By the address alone: on a busy machine the word that a page has loaded may come before anybody waits for it.</summary>
    protected static Task IsAtAsync(IPage page, string part) => Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part)));

    protected string At(string path) => new Uri(portal.Address, path).ToString();

    private async Task<IPage> SignInAsync(CastPerson person, BrowserNewContextOptions options)
    {
        options.Locale = person.Language == "en" ? "en-GB" : "fr-FR";
        options.AcceptDownloads = true;
        var page = await ComeAsync(options);
        await page.GotoAsync(At("/account/sign-in"));
        await page.FillAsync("input[type=email]", person.Email);
        await page.FillAsync("input[type=password]", Cast.Password);
        await page.ClickAsync("button.primary");
        await Expect(page).Not.ToHaveURLAsync(new Regex("/account/sign-in"));
        return page;
    }

    /// <summary>From somewhere of their own: all at one address, they would soon be too many at the door.</summary>
    private async Task<IPage> ComeAsync(BrowserNewContextOptions options)
    {
        options.ExtraHTTPHeaders = [new("X-Forwarded-For", $"198.18.{Interlocked.Increment(ref came) % 250}.7")];
        var person = await (await JourneyBrowser.Open).NewContextAsync(options);
        people.Add(person);
        return await person.NewPageAsync();
    }
}
