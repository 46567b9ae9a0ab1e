using Broker.Core.Demo;
using Broker.Tests.Journeys;
using Broker.Tests.Workshop;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Broker.Tests.Bench;

/// <summary>Théo takes a right from a client's contact, who has the page of it open: from his press to what is no longer theirs leaving their screen. Two real browsers, two real circuits.</summary>
[Collection(BenchCollection.Name), Trait("Kind", "Bench")]
public sealed class WithdrawalBench(PortalHost portal, ITestOutputHelper output) : IClassFixture<PortalHost>
{
    private const int Rounds = 30, Warm = 5;
    private const string Change = "Modifier l’accès de Luc Rivelaine";

    [BrowserFact]
    public async Task From_the_press_that_takes_a_right_away_to_its_leaving_the_open_screen()
    {
        await using var browser = new Two(await JourneyBrowser.Open, portal.Address);
        var theo = await browser.ComeAsync(Cast.Theo, $"/clients/{Cast.Rivelaine.Id}/access");
        var luc = await browser.ComeAsync(Cast.Luc, $"/space/{Cast.Rivelaine.Id}/people");
        var create = luc.GetByRole(AriaRole.Button, new() { Name = "Créer un contact client" });
        var took = new List<double>();
        for (var round = 0; round < Rounds + Warm; round++)
        {
            await ChooseAsync(theo, "Complet");
            await Expect(create).ToBeVisibleAsync();
            await luc.EvaluateAsync("""
                new MutationObserver((_, seeing) => {
                    if (document.querySelector('.persons')) return;
                    seeing.disconnect();
                    window.left = Date.now();
                }).observe(document.body, { childList: true, subtree: true })
                """);
            await theo.EvaluateAsync("document.addEventListener('click', () => window.pressed = Date.now(), { capture: true })");
            await ChooseAsync(theo, "Consultation");
            await Expect(create).ToHaveCountAsync(0);
            if (round >= Warm) took.Add(await luc.EvaluateAsync<double>("window.left") - await theo.EvaluateAsync<double>("window.pressed"));
        }
        var times = new Times(took);
        output.WriteLine($"{times.Count} times: median {Times.Say(times.Median)} ms, 95 % {Times.Say(times.P95)} ms, most {Times.Say(took.Max())} ms");
    }

    private static async Task ChooseAsync(IPage theo, string group)
    {
        await theo.GetByRole(AriaRole.Button, new() { Name = Change }).ClickAsync();
        var dialog = theo.Locator("dialog[open]");
        await dialog.Locator(".choice", new() { Has = theo.GetByText(group, new() { Exact = true }) }).Locator("input").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private sealed class Two(IBrowser browser, Uri portal) : IAsyncDisposable
    {
        private readonly List<IBrowserContext> contexts = [];

        public async Task<IPage> ComeAsync(CastPerson person, string path)
        {
            var context = await browser.NewContextAsync(new() { Locale = "fr-FR", ViewportSize = new() { Width = 1440, Height = 900 } });
            contexts.Add(context);
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(portal, "/account/sign-in").ToString());
            await page.FillAsync("input[type=email]", person.Email);
            await page.FillAsync("input[type=password]", Cast.Password);
            await page.ClickAsync("button.primary");
            await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));
            await page.GotoAsync(new Uri(portal, path).ToString());
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var context in contexts) await context.CloseAsync();
        }
    }
}
