using Broker.Core.Clients;
using Broker.Core.Demo;
using Broker.Portal.Features.Clients;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

[Trait("Kind", "Page")]
public sealed class ClientsPageTests
{
    [Fact]
    public async Task The_list_shows_ones_columns_and_what_each_client_has()
    {
        await using var world = await World.OpenAsync();
        await world.Desk<ChooseClientColumns>().RunAsync(world.Ines, [ClientColumn.Contracts, ClientColumn.Email]);
        await using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<ClientsPage>("/clients?q=transports+rivelaine&sort=Reference", _ => { });
        page.WaitForAssertion(() => Assert.Contains("Transports Rivelaine", page.Find("a.name").TextContent));
        Assert.Equal(["Nom", "Contrats en cours", "E-mail"], page.FindAll("thead th:not(.tick-col)").Select(th => th.TextContent.Trim()));
        Assert.Equal("8", page.Find("tbody tr td:nth-child(3)").TextContent.Trim());
        Assert.Contains("« transports rivelaine »", page.Find(".filter-chip").TextContent);
    }

    [Fact]
    public async Task A_filter_is_taken_away_by_its_chip_and_the_others_stay()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<ClientsPage>($"/clients?state=Active&handler={Cast.Theo.Id}&place=Port", _ => { });
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll(".filter-chip").Count));
        Assert.Equal($"/clients?state=Active&handler={Cast.Theo.Id}", page.FindAll(".filter-chip")[2].GetAttribute("href"));
        Assert.Equal($"/clients?handler={Cast.Theo.Id}&place=Port", page.FindAll(".filter-chip")[0].GetAttribute("href"));
    }

    [Fact]
    public async Task Ticked_clients_get_a_bar_and_all_of_the_list_can_be_taken()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientsPage>("/clients", _ => { });
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        Assert.Empty(page.FindAll(".bulk"));
        page.FindAll("tbody input.check")[1].Change(true);
        Assert.Contains("1 client", page.Find(".bulk").TextContent);
        page.Find(".bulk .link").Click();
        Assert.Contains("13 clients", page.Find(".bulk").TextContent);
        page.FindAll(".bulk button").First(b => b.TextContent.Contains("gestionnaire")).Click();
        page.WaitForAssertion(() => Assert.Contains("13 clients", page.Find("modal-frame[open] dialog").TextContent));
        page.Find("dialog select").Change(Cast.Ines.Id.ToString());
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".bulk")));
        var job = Assert.Single(await world.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.DeferredJobs)));
        Assert.Equal("job.hand-over", job.Kind);
    }

    [Fact]
    public async Task An_assistant_is_offered_actions_and_exports_but_no_handing_over()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<ClientsPage>("/clients", _ => { });
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        page.FindAll("tbody input.check")[0].Change(true);
        var offered = page.Find(".bulk").TextContent;
        Assert.Contains("Ajouter une action", offered);
        Assert.DoesNotContain("gestionnaire", offered);
        Assert.DoesNotContain("Nouveau client", page.Markup);
        Assert.Contains("Exporter", page.Markup);
    }

    [Fact]
    public async Task Columns_are_chosen_and_moved_and_the_list_follows()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientsPage>("/clients", _ => { });
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr")));
        page.FindAll("button").First(b => b.TextContent.Contains("Colonnes")).Click();
        page.Find("dialog button[aria-label='Descendre Référence']").Click();
        page.FindAll("dialog .check").First().Change(false);
        page.FindAll("dialog button").First(b => b.TextContent.Trim() == "Enregistrer").Click();
        page.WaitForAssertion(() => Assert.Equal("Référence", page.FindAll("thead th:not(.tick-col)")[1].TextContent.Trim()));
        Assert.DoesNotContain(ClientColumn.Kind, await world.Desk<ClientColumnsQuery>().RunAsync(world.Theo));
    }

    [Fact]
    public async Task The_way_the_list_is_looked_at_gets_a_name_and_is_found_under_it()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<ClientsPage>("/clients?state=Prospect&sort=City", _ => { });
        page.WaitForAssertion(() => Assert.Contains("Enregistrer ce filtre", page.Markup));
        page.FindAll(".saved-list button").First(b => b.TextContent.Contains("Enregistrer ce filtre")).Click();
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("dialog .error")));
        page.Find("dialog input").Change("Mes prospects");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Equal("/clients?state=Prospect&sort=City", page.Find(".saved-list a").GetAttribute("href")));
    }
}
