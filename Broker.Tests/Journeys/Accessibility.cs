using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>What axe finds on a page against WCAG A and AA, in the light; in the dark only colours can differ. Documents shown in a frame are their authors'.</summary>
public static class Accessibility
{
    private static readonly AxeRunOptions Everything = new() { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa"] }, ResultTypes = [ResultType.Violations], Iframes = false };
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] }, ResultTypes = [ResultType.Violations], Iframes = false };

    public static async Task<string> FaultsAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
        var light = await RunAsync(page, ColorScheme.Light, Everything);
        var dark = await RunAsync(page, ColorScheme.Dark, Colours);
        return string.Concat(light.Concat(dark).Select(fault => $"{new Uri(page.Url).PathAndQuery} {fault}\n"));
    }

    private static async Task<IEnumerable<string>> RunAsync(IPage page, ColorScheme scheme, AxeRunOptions options)
    {
        // Without motion: a colour half-way through its transition is nobody's choice.
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        // Nothing but the style sheet follows the scheme: asking for one colour settles all. A frame would be a second's wait on a screen behind another.
        await page.EvaluateAsync("() => getComputedStyle(document.body).backgroundColor");
        var found = await page.RunAxe(options);
        return found.Violations.SelectMany(v => v.Nodes.Select(n => $"{scheme} {v.Id}: {n.Html} {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"));
    }
}
