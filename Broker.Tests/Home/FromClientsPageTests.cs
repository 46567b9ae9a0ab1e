using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Portal.Features.Home;
using Broker.Tests.Extranet;
using Bunit;

namespace Broker.Tests.Home;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class FromClientsPageTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task What_clients_send_is_listed_at_once_leads_to_where_it_is_dealt_with_and_goes_when_it_is()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<FromClientsPage>("/from-clients?kind=Document", _ => { });
        page.WaitForAssertion(() => Assert.Contains("Tout est traité", page.Markup, StringComparison.Ordinal));
        var id = (await world.DepositAsync(world.Nadege, DepositPlace.Contract, world.Liability)).Value;
        page.WaitForAssertion(() => Assert.Equal($"/clients/{world.Rivelaine}/contracts/{world.Liability}?tab=documents", page.Find(".work a.strong").GetAttribute("href")));
        Assert.Equal(Cast.Rivelaine.Name, page.Find(".work a.link").TextContent);
        await world.Desk<AcknowledgeDocument>().RunAsync(world.Theo, id);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".work li")));
    }

    [Fact]
    public void All_kinds_stand_together_unless_one_is_chosen()
    {
        using var screen = new CastScreen(world, world.Theo);
        var page = screen.Open<FromClientsPage>("/from-clients", _ => { });
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".work li").Count));
        Assert.Equal("Tout", page.Find("[aria-current=true]").TextContent);
        Assert.Equal(["/from-clients", "/from-clients?kind=Quote", "/from-clients?kind=Claim", "/from-clients?kind=Document"], page.FindAll(".seg a").Select(a => a.GetAttribute("href")));
    }
}
