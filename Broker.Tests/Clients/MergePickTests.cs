using Broker.Core.Staff;
using Broker.Portal.Features.Clients;
using Broker.Portal.Layout;
using Bunit;

namespace Broker.Tests.Clients;

using Cast = Broker.Core.Demo.Cast;
using CastScreen = Broker.Tests.World.CastScreen;
using World = Broker.Tests.World.World;

[Trait("Kind", "Page")]
public sealed class MergePickTests
{
    [Fact]
    public async Task The_search_for_the_other_record_answers_while_one_types_and_never_offers_the_record_itself()
    {
        await using var world = await World.OpenAsync();
        using var screen = new CastScreen(world, world.Helene);
        var pick = screen.Open<MergePick>($"/clients/{world.Rivelaine}/merge", p => p.Add(c => c.ClientId, world.Rivelaine));
        await pick.Find("input[type=search]").InputAsync("Rivelaine");
        pick.WaitForAssertion(() => Assert.Contains("Rivelaine Nord", pick.Markup));
        Assert.DoesNotContain($"with={world.Rivelaine}", pick.Markup);

        await pick.Find("input[type=search]").InputAsync("zzzz");
        pick.WaitForAssertion(() => Assert.NotNull(pick.Find("[role=status]")));
        await pick.Find("input[type=search]").InputAsync("");
        pick.WaitForAssertion(() => Assert.Empty(pick.FindAll("[role=status]")));
    }

    [Fact]
    public async Task The_rail_shows_the_firms_own_logo_and_the_way_to_the_mails()
    {
        await using var world = await World.OpenAsync();
        Assert.Null((await world.Desk<SaveFirmLogo>().RunAsync(world.Helene, Cast.Firm.Logo)).Problem);
        using var screen = new CastScreen(world, world.Theo);
        var firm = await world.Desk<FirmQuery>().RunAsync(world.Theo);
        var rail = screen.Open<NavMenu>("/dashboard", p => p.Add(r => r.Firm, firm));
        rail.WaitForAssertion(() => Assert.NotNull(rail.Find("a[href='/mails']")));
        Assert.StartsWith("/firm/logo?v=", rail.Find(".rail-picture").GetAttribute("src"));
        rail.Render(p => p.Add(r => r.Firm, firm with { HasLogo = false }));
        rail.WaitForAssertion(() => Assert.NotNull(rail.Find(".rail-logo")));
    }
}
