using Broker.Core.Demo;
using Broker.Tests.Workshop;
using Microsoft.Playwright;

namespace Broker.Tests.Journeys;

/// <summary>People of the cast in real browsers, in front of the real application.</summary>
[Collection(Journeys.Name)]
[Trait("Kind", "Browser")]
public abstract class Journey(PortalHost portal) : IAsyncLifetime
{
    // Generous: on a busy machine several tests compile and print beside this one.
    private const float Patience = 30_000;

    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    protected PortalHost Portal => portal;

    public virtual async Task InitializeAsync()
    {
        if (Chromium.Missing is not null) return;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Switches });
    }

    public virtual async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    protected Task<IPage> OnAPhoneAsync(CastPerson person) => SignInAsync(person, new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true });

    protected Task<IPage> AtADeskAsync(CastPerson person) => SignInAsync(person, new() { ViewportSize = new() { Width = 1440, Height = 900 } });

    /// <summary>Somebody of whom the portal knows nothing yet, or only what the cookies say.</summary>
    protected async Task<IPage> StrangerAsync(IEnumerable<Cookie>? cookies = null)
    {
        var context = await browser!.NewContextAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 1440, Height = 900 } });
        if (cookies is not null) await context.AddCookiesAsync(cookies);
        return await context.NewPageAsync();
    }

    /// <summary>Somebody with a telephone, not signed in, with what the browser kept when it was closed.</summary>
    protected async Task<IPage> AtTheDoorAsync(string? kept = null) =>
        await (await browser!.NewContextAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true, StorageState = kept })).NewPageAsync();

    /// <summary>A second screen of the same person.</summary>
    protected async Task<IPage> AlsoAtAsync(IPage page, string path)
    {
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(At(path));
        return other;
    }

    /// <summary>From now on, <see cref="StayedAsync"/> tells whether the page was loaded again.</summary>
    protected static Task StayAsync(IPage page) => page.EvaluateAsync("window.stayed = true");

    protected static Task<bool> StayedAsync(IPage page) => page.EvaluateAsync<bool>("window.stayed === true");

    protected string At(string path) => new Uri(portal.Address, path).ToString();

    private async Task<IPage> SignInAsync(CastPerson person, BrowserNewContextOptions options)
    {
        options.Locale = person.Language == "en" ? "en-GB" : "fr-FR";
        options.AcceptDownloads = true;
        var page = await (await browser!.NewContextAsync(options)).NewPageAsync();
        await page.GotoAsync(At("/account/sign-in"));
        await page.FillAsync("input[type=email]", person.Email);
        await page.FillAsync("input[type=password]", Cast.Password);
        await page.ClickAsync("button.primary");
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in"));
        return page;
    }
}
