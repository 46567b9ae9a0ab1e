using AngleSharp.Dom;
using Broker.Core.Access;
using Broker.Core.Accounts;
using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Core.Staff;
using Broker.Core.Work;
using Broker.Portal.Features.Home;
using Broker.Portal.Features.Home.Tiles;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Home;

[Trait("Kind", "Page")]
public sealed class DashboardPageTests : PageScene
{
    public DashboardPageTests() => Services.AddTiles();

    [Fact, Rule("R-ACT-04")]
    public async Task A_figure_moves_on_every_open_dashboard_when_somebody_changes_something()
    {
        var (page, others) = (Open(World.Theo), Open(World.Helene));
        var before = int.Parse(Figure(page, "actions"), System.Globalization.CultureInfo.InvariantCulture);

        await World.Desk<AddAction>().RunAsync(World.Ines, new() { ClientId = World.Morel, Name = "Rappeler Mme Morel", DueOn = Broker.Tests.World.World.Today.AddDays(-9) });

        foreach (var one in new[] { page, others })
        {
            one.WaitForAssertion(() => Assert.Equal($"{before + 1}", Figure(one, "actions")));
            one.WaitForAssertion(() => Assert.Contains("Rappeler Mme Morel", Tile(one, "first-to-do").TextContent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_change_that_no_tile_speaks_of_leaves_the_board_as_it_is()
    {
        var page = Open(World.Theo);
        var board = page.FindComponent<Board>();
        var before = board.RenderCount;
        await World.Desk<AddNote>().RunAsync(World.Ines, new() { ClientId = World.Morel, Text = "Vue ce matin" });
        await World.Desk<AddAction>().RunAsync(World.Ines, new() { ClientId = World.Morel, Name = "Rappeler" });
        page.WaitForState(() => board.RenderCount > before);
        Assert.Equal(before + 1, board.RenderCount);
    }

    [Fact]
    public async Task Each_figure_is_a_link_to_the_list_behind_it()
    {
        await World.Desk<ArrangeDashboard>().RunAsync(World.Helene, new() { Tiles = [.. Services.GetRequiredService<TileShelf>().All.Select(t => t.Key)] });
        var page = Open(World.Helene);
        var links = page.FindAll(".tiles--board > div").ToDictionary(t => t.GetAttribute("data-tile")!, t => t.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList());
        Assert.Equal(["/actions?whose=All", "/actions?whose=All&late=true"], links["actions"]);
        Assert.Equal("/tasks?show=due", links["tasks-mine"][0]);
        Assert.Equal(["/receipts?which=Late"], links["receipts-late"]);
        Assert.Equal(["/contracts?within=30", "/contracts?within=60", "/contracts?within=90"], links["expiring"]);
        Assert.Equal(["/tasks?whose=all&validations=true"], links["validations"]);
        Assert.Equal(["/clients?state=Active", "/clients?state=Prospect"], links["clients"]);
        Assert.All(page.FindAll("[data-tile=first-to-do] .work a, [data-tile=from-clients] .work a"), a => Assert.StartsWith("/clients/", a.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("/claims?state=Settled", page.FindAll("[data-tile=claim-states] .facts-list a").Select(a => a.GetAttribute("href")));
        Assert.Equal("/from-clients", page.Find("[data-tile=from-clients] .badge").GetAttribute("href"));
        Assert.All(page.FindAll(".bars a").Where(a => a.TextContent.EndsWith(" autres", StringComparison.Ordinal) || a.TextContent.EndsWith(" autre", StringComparison.Ordinal)),
            a => Assert.Matches("^/contracts\\?state=InForce&others=(Insurers|Risks)$", a.GetAttribute("href")));
        Assert.All(page.FindAll(".facts-list li, .bars li"), line => Assert.NotNull(line.QuerySelector("a[href]")));
    }

    [Fact]
    public async Task One_chooses_and_orders_ones_tiles_and_the_same_persons_other_screen_follows()
    {
        var (page, other, colleague) = (Open(World.Theo), Open(World.Theo), Open(World.Oliver));
        var usual = Keys(colleague);
        Button(page, "Personnaliser").Click();
        Button(page, "Ajouter « Clients »".Spaced()).Click();
        Button(page, "Retirer « Validations »".Spaced()).Click();
        for (var i = Figures(page).Count - 1; i > 0; i--) Button(page, "Monter « Clients »".Spaced()).Click();
        Button(page, "Enregistrer").Click();

        foreach (var screen in new[] { page, other })
        {
            screen.WaitForAssertion(() => Assert.Equal("clients", Keys(screen)[0]));
            Assert.DoesNotContain("validations", Keys(screen));
        }
        Assert.Equal(usual, Keys(colleague));
        Assert.Equal("clients", (await World.Desk<DashboardQuery>().RunAsync(World.Theo)).Tiles![0]);

        Button(page, "Personnaliser").Click();
        Button(page, "Revenir à la présentation habituelle").Click();
        page.WaitForAssertion(() => Assert.Equal(usual, Keys(page)));
    }

    [Fact]
    public void What_was_arranged_and_not_saved_is_forgotten()
    {
        var page = Open(World.Theo);
        var usual = Keys(page);
        Button(page, "Personnaliser").Click();
        Button(page, "Retirer « Validations »".Spaced()).Click();
        Button(page, "Annuler").Click();
        Assert.Equal(usual, Keys(page));
        Button(page, "Personnaliser").Click();
        Assert.NotNull(Button(page, "Retirer « Validations »".Spaced()));
    }

    [Fact]
    public async Task A_tile_the_product_no_longer_has_shows_nothing()
    {
        await World.Desk<ArrangeDashboard>().RunAsync(World.Theo, new() { Tiles = ["gone", "actions"] });
        Assert.Equal(["actions"], Keys(Open(World.Theo)));
        await World.Desk<ArrangeDashboard>().RunAsync(World.Theo, new() { Tiles = [] });
        var bare = Show<DashboardPage>(World.Theo);
        bare.WaitForAssertion(() => Assert.Contains("Votre tableau de bord est vide", bare.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_tile_can_be_shown_in_both_languages()
    {
        var keys = Services.GetRequiredService<TileShelf>().All.Select(t => t.Key).ToList();
        Assert.Equal(keys, keys.Distinct());
        await World.Desk<ArrangeDashboard>().RunAsync(World.Helene, new() { Tiles = keys });
        foreach (var culture in new[] { "fr-FR", "en-GB" })
        {
            Speak(culture);
            var page = Open(World.Helene);
            Assert.Equal(keys.Order(), Keys(page).Order());
            Assert.Empty(page.FindAll("[aria-busy=true], .skeleton"));
            Assert.DoesNotContain("tile.", page.Markup, StringComparison.Ordinal);
        }
        Speak("fr-FR");
    }

    [Fact]
    public async Task The_numbers_of_a_chart_are_there_as_a_table()
    {
        var page = Open(World.Theo);
        Assert.Equal("img", Tile(page, "premiums").QuerySelector("svg")!.GetAttribute("role"));
        page.Find("[data-tile=premiums] details").TriggerEvent("ontoggle", EventArgs.Empty);
        var premiums = Tile(page, "premiums");
        var months = (await World.Desk<PremiumsByMonthQuery>().RunAsync(World.Theo)).Currencies[0].Months;
        var formats = Services.GetRequiredService<Broker.Portal.Kit.Formats>();
        Assert.Equal(months.Select(m => formats.Money(m.Due)), premiums.QuerySelectorAll("tbody tr").Select(r => r.Children[1].TextContent));
        // Each of them leads to what it is made of.
        var last = months[^1];
        var links = premiums.QuerySelectorAll("tbody tr").Last(r => r.Children[0].TextContent == formats.Month(last.First)).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal([$"/receipts?which=Called&from={last.First:yyyy-MM-dd}&to={last.First.AddMonths(1).AddDays(-1):yyyy-MM-dd}", $"/receipts/payments?from={last.First:yyyy-MM-dd}&to={last.First.AddMonths(1).AddDays(-1):yyyy-MM-dd}"], links);
    }

    [Fact]
    public async Task An_empty_firm_says_what_to_do_first_and_turns_into_a_dashboard_with_its_first_client()
    {
        await World.ChangeAsync(async db =>
        {
            foreach (var client in await db.Clients.ToListAsync()) client.State = ClientState.Archived;
        });
        var page = Show<DashboardPage>(World.Helene);
        page.WaitForAssertion(() => Assert.Contains("Présentez votre cabinet", page.Markup, StringComparison.Ordinal));
        Assert.Equal(["/settings/firm", "/staff", "/products", "/templates", "/clients"], page.FindAll(".welcome-step").Select(a => a.GetAttribute("href")));
        var assistant = Show<DashboardPage>(World.Ines);
        assistant.WaitForAssertion(() => Assert.Contains("se remplira dès le premier client", assistant.Markup, StringComparison.Ordinal));
        Assert.Empty(assistant.FindAll(".welcome-step"));

        await World.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == World.Morel)).State = ClientState.Active);
        page.WaitForAssertion(() => Assert.NotEmpty(Keys(page)));
    }

    [Fact]
    public async Task Whose_profile_opens_no_record_is_told_so()
    {
        await World.ChangeAsync(async db =>
        {
            var profile = await db.Users.Where(p => p.Id == Cast.Ines.Id).Select(p => p.Profile!).SingleAsync();
            profile.Grant([]);
        });
        var page = Show<DashboardPage>(World.Ines);
        page.WaitForAssertion(() => Assert.Contains("Rien à montrer", page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<DashboardPage> Open(Caller by)
    {
        var page = Show<DashboardPage>(by);
        page.WaitForState(() => page.FindAll("[data-tile]").Count > 0 && page.FindAll("[aria-busy=true], .skeleton").Count == 0);
        return page;
    }

    private static IElement Tile(IRenderedComponent<DashboardPage> page, string key) => page.Find($"[data-tile={key}]");

    private static string Figure(IRenderedComponent<DashboardPage> page, string key) => Tile(page, key).QuerySelector(".tile-value")!.TextContent;

    private static List<string> Keys(IRenderedComponent<DashboardPage> page) => [.. page.FindAll("[data-tile]").Select(t => t.GetAttribute("data-tile")!)];

    private static IReadOnlyList<IElement> Figures(IRenderedComponent<DashboardPage> page) => page.FindAll(".arrange")[0].QuerySelectorAll(".arrange-row").ToList();
}

internal static class French
{
    /// <summary>With the spaces a French text has inside its quotes.</summary>
    public static string Spaced(this string text) => text.Replace("« ", "«\u00A0", StringComparison.Ordinal).Replace(" »", "\u00A0»", StringComparison.Ordinal);
}
