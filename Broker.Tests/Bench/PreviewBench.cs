using Broker.Core.Demo;
using Broker.Tests.Journeys;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Broker.Tests.Bench;

/// <summary>From a keystroke in the client's request form to the page laid out and drawn: the real portal and browser, a certificate of two pages with letterhead and tables.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class PreviewBench(ITestOutputHelper output)
{
    private const int Keys = 200;

    /// <summary>What the frame says is laid out is on the screen with the next picture.</summary>
    private const string Watch = """
        () => {
          globalThis.times = []; globalThis.laying = []; let began = null;
          document.addEventListener('input', event => { began ??= event.timeStamp; }, true);
          addEventListener('message', ({ data }) => {
            if (!data.laid || began === null) return;
            const from = began; began = null; laying.push(data.took);
            requestAnimationFrame(() => times.push(performance.now() - from));
          });
        }
        """;

    [BrowserFact]
    public async Task From_a_keystroke_to_the_page()
    {
        var portal = new PortalHost();
        await portal.InitializeAsync();
        try
        {
            var context = await (await JourneyBrowser.Open).NewContextAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 1440, Height = 900 } });
            var page = await context.NewPageAsync();
            await SignInAsync(page, portal);
            await page.GotoAsync(new Uri(portal.Address, $"/space/{Cast.Rivelaine.Id}/contracts/{Cast.Liability.Id}/certificate").ToString());
            await page.GetByText(DemoTemplates.Event).ClickAsync();
            await page.FillAsync("#asked-precisions", string.Join('\n', Enumerable.Range(1, 45).Select(i => $"Ligne {i} de ce que l’organisateur veut lire")));
            await Assertions.Expect(page.Locator("page-preview .preview-at")).ToContainTextAsync("sur 2");

            await page.EvaluateAsync(Watch);
            await page.FocusAsync("#asked-motif");
            await page.Keyboard.TypeAsync(string.Concat(Enumerable.Range(0, Keys).Select(i => i % 7 == 6 ? ' ' : (char)('a' + i % 26))), new() { Delay = 70 });
            await page.WaitForTimeoutAsync(500);
            Say("keystroke to page", await page.EvaluateAsync<double[]>("times"));
            Say("of it, laying out", await page.EvaluateAsync<double[]>("laying"));
            Say("page asked anew", await page.EvaluateAsync<double[]>("""
                async () => {
                  const found = [], address = document.querySelector('page-preview').getAttribute('address');
                  for (let i = 0; i < 40; i++) {
                    const began = performance.now();
                    await (await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"typed":[{"tag":"motif","type":"Text","text":"x","kept":false,"stands":true}]}' })).json();
                    found.push(performance.now() - began);
                    await new Promise(done => setTimeout(done, 300));
                  }
                  return found.slice(5);
                }
                """));
        }
        finally
        {
            await portal.DisposeAsync();
        }
    }

    private void Say(string what, double[] found)
    {
        Assert.NotEmpty(found);
        var times = new Times(found);
        output.WriteLine($"{what,-20} {times.Count,5} times, median {Times.Say(times.Median),6} ms, p95 {Times.Say(times.P95),6} ms, longest {Times.Say(times.Longest),6} ms");
    }

    private static async Task SignInAsync(IPage page, PortalHost portal)
    {
        await page.GotoAsync(new Uri(portal.Address, "/account/sign-in").ToString());
        await page.FillAsync("input[type=email]", Cast.Nadege.Email);
        await page.FillAsync("input[type=password]", Cast.Password);
        await page.ClickAsync("button.primary");
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
    }
}
