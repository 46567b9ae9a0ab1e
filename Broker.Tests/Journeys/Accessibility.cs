using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Journeys;

/// <summary>What axe finds on a page against WCAG A and AA, in the light; in the dark only colours can differ. Documents shown in a frame are their authors'.</summary>
public static class Accessibility
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly object Everything = new { type = "tag", values = new[] { "wcag2a", "wcag2aa" } };
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast" } };

    /// <summary>One by one what is wrong, and why.</summary>
    private const string Run = """
        async runOnly => (await axe.run(document, { runOnly, resultTypes: ['violations'], iframes: false })).violations.flatMap(rule =>
          rule.nodes.map(node => `${rule.id}: ${node.html} ${[...node.any, ...node.all, ...node.none].map(check => check.message).join('; ')}`))
        """;

    public static async Task<string> FaultsAsync(IPage page)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".skeleton:visible")).ToHaveCountAsync(0);
        // Put there once for both: the package's own way puts it there four times, and opens another page to sum up in.
        await page.EvaluateAsync($"() => {{ {Axe} }}");
        var light = await RunAsync(page, ColorScheme.Light, Everything);
        var dark = await RunAsync(page, ColorScheme.Dark, Colours);
        return string.Concat(light.Concat(dark).Select(fault => $"{new Uri(page.Url).PathAndQuery} {fault}\n"));
    }

    private static async Task<IEnumerable<string>> RunAsync(IPage page, ColorScheme scheme, object rules)
    {
        // Without motion: a colour half-way through its transition is nobody's choice.
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        // Nothing but the style sheet follows the scheme: asking for one colour settles all. A frame would be a second's wait on a screen behind another.
        await page.EvaluateAsync("() => getComputedStyle(document.body).backgroundColor");
        return (await page.EvaluateAsync<string[]>(Run, rules)).Select(fault => $"{scheme} {fault}");
    }
}
