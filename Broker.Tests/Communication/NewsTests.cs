using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Portal.Features.Communication;
using Broker.Portal.Features.Extranet;
using Broker.Tests.World;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Communication;

using World = Broker.Tests.World.World;

public sealed class NewsTests
{
    [Fact, Rule("R-EXT-05")]
    public async Task Clients_and_prospects_each_read_what_is_meant_for_them_on_its_days()
    {
        await using var world = await World.OpenAsync();
        var (save, read) = (world.Desk<SaveNews>(), world.Desk<CurrentNewsQuery>());
        await save.RunAsync(world.Helene, new() { Title = "Pour tous", Text = "…", From = World.Today, Until = World.Today.AddDays(1), Published = true });
        await save.RunAsync(world.Helene, new() { Title = "Demain", Text = "…", From = World.Today.AddDays(1), Published = true });
        await save.RunAsync(world.Helene, new() { Title = "Brouillon à moi", Text = "…", From = World.Today });
        await save.RunAsync(world.Helene, new() { Title = "Aux prospects", Text = "…", From = World.Today, Audience = NewsAudience.Prospects, Published = true });
        await save.RunAsync(world.Helene, new() { Title = "Aux clients", Text = "…", From = World.Today, Audience = NewsAudience.Clients, Published = true });

        var client = Titles(await read.RunAsync(world.Marc, world.Pelissier));
        Assert.Equal(2, client.Intersect(["Pour tous", "Aux clients"]).Count());
        Assert.Empty(client.Intersect(["Demain", "Brouillon à moi", "Aux prospects"]));

        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == world.Pelissier)).State = ClientState.Prospect);
        var prospect = Titles(await read.RunAsync(world.Marc, world.Pelissier));
        Assert.Equal(2, prospect.Intersect(["Pour tous", "Aux prospects"]).Count());
        Assert.DoesNotContain("Aux clients", prospect);

        world.Time.Advance(TimeSpan.FromDays(2));
        var later = Titles(await read.RunAsync(world.Marc, world.Pelissier));
        Assert.DoesNotContain("Pour tous", later);
        Assert.Contains("Demain", later);
    }

    [Fact]
    public async Task A_last_day_before_the_first_is_refused_and_so_is_an_edit_of_what_somebody_changed_meanwhile()
    {
        await using var world = await World.OpenAsync();
        var save = world.Desk<SaveNews>();
        Assert.Equal(new Problem("news.until-before-from", "Until"), (await save.RunAsync(world.Helene, new() { Title = "A", Text = "B", From = World.Today, Until = World.Today.AddDays(-1) })).Problem);
        Assert.Equal("input.required", (await save.RunAsync(world.Helene, new() { Title = "A", From = World.Today })).Problem?.Code);
        var id = (await save.RunAsync(world.Helene, new() { Title = "A", Text = "B", From = World.Today })).Value;
        var input = SaveNews.Input.Of((await world.Desk<NewsQuery>().RunAsync(world.Helene)).Single(n => n.Id == id));
        input.Published = true;
        Assert.False((await save.RunAsync(world.Helene, input)).Failed);
        Assert.Equal(Problem.Stale, (await save.RunAsync(world.Helene, input)).Problem);
        Assert.False((await world.Desk<RemoveNews>().RunAsync(world.Helene, id)).Failed);
        Assert.Equal(Problem.Missing, (await world.Desk<RemoveNews>().RunAsync(world.Helene, id)).Problem);
    }

    [Fact, Trait("Kind", "Page")]
    public async Task An_administrator_writes_a_piece_of_news_which_clients_read_at_once()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Helene);
        var page = screen.Open<FirmNewsPage>("/settings/news", _ => { });
        page.WaitForElement(".page-actions .btn--primary").Click();
        page.WaitForElement("dialog input[id$=Title]").Change("Fermeture exceptionnelle");
        page.Find("dialog textarea").Change("Nous fermons <b>lundi</b>.\n\nDétails : https://www.ardelane.example/lundi.");
        page.Find("dialog form").Submit();
        page.WaitForState(() => page.FindAll("td .name").Any(n => n.TextContent == "Fermeture exceptionnelle"));
        Assert.Contains(await world.Desk<CurrentNewsQuery>().RunAsync(world.Marc, world.Pelissier), n => n.Title == "Fermeture exceptionnelle");
    }

    [Theory, Trait("Kind", "Page")]
    [InlineData("Voir https://www.ardelane.example/a?b=1&c=2, merci.", "https://www.ardelane.example/a?b=1&c=2")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("<a href='https://mal.example'>ici</a>", null)]
    [InlineData("https://courtier@mal.example/", null)]
    public void Text_is_text_and_only_addresses_of_the_web_become_links(string text, string? href)
    {
        using var context = new BunitContext();
        var shown = context.Render<PlainText>(p => p.Add(t => t.Text, text));
        Assert.Equal(text, shown.Find("p").TextContent);
        if (href is null) Assert.Empty(shown.FindAll("a"));
        else Assert.StartsWith(href, shown.Find("a").GetAttribute("href"));
        Assert.All(shown.FindAll("a"), a => Assert.Contains("noopener", a.GetAttribute("rel")));
    }

    private static HashSet<string> Titles(IEnumerable<CurrentNewsQuery.NewsItemRow> news) => [.. news.Select(n => n.Title)];
}
