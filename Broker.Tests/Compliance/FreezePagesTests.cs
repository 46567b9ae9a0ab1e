using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Compliance;
using Broker.Core.Demo;
using Broker.Portal.Features.Clients;
using Broker.Portal.Features.Compliance;
using Broker.Portal.Features.Work;
using Broker.Tests.World;
using Bunit;

namespace Broker.Tests.Compliance;

[Trait("Kind", "Page")]
public sealed class FreezePagesTests : PageScene
{
    [Fact, Rule("R-GEL-01"), Rule("R-EVT-05")]
    public void The_glasses_tell_the_last_check_and_take_the_next_one()
    {
        using var screen = new CastScreen(World, World.Theo);
        var icon = screen.Open<FreezeIcon>(Address, p => p.Add(i => i.ClientId, Cast.Pelissier.Id).Add(i => i.MayRecord, true));
        var history = screen.Open<EventsPanel>(Address, p => p.Add(h => h.ClientId, Cast.Pelissier.Id));
        icon.WaitForAssertion(() => Assert.Contains("Jamais vérifié.", icon.Find(".hovercard").TextContent));

        icon.Find("button.icon-btn").Click();
        icon.Find("dialog form").Submit();
        icon.WaitForAssertion(() => Assert.NotEmpty(icon.Find("#RecordFreezeCheck-Outcome-error").TextContent));
        icon.Find("dialog input[type=radio][value=Matches]").Change("Matches");
        icon.Find("dialog textarea").Change("Cousin possible");
        icon.Find("dialog form").Submit();
        icon.WaitForAssertion(() => Assert.Contains("Cousin possible", icon.Find(".hovercard").TextContent));
        Assert.Contains("Théo Darnaud", icon.Find(".hovercard").TextContent);
        Assert.Contains("À vérifier", icon.Find("button.icon-btn").GetAttribute("aria-label"));
        history.WaitForAssertion(() => Assert.Contains("Vérification gel des avoirs", history.Find(".timeline li").TextContent));
        Assert.Contains("#glasses", history.Find(".timeline li .dotmark use").GetAttribute("href"));
    }

    [Fact, Rule("R-GEL-07"), Rule("R-GEL-08")]
    public async Task A_banner_follows_the_field_and_listed_has_another_than_to_verify()
    {
        using var screen = new CastScreen(World, World.Theo);
        var banner = screen.Open<FreezeBanner>(Address, p => p.Add(b => b.ClientId, Cast.Pelissier.Id).Add(b => b.MayRecord, true));
        await RecordAsync(FreezeOutcome.NoMatch);
        Assert.Empty(banner.FindAll(".note"));
        await RecordAsync(FreezeOutcome.Matches);
        banner.WaitForAssertion(() => Assert.Contains("Gel des avoirs à vérifier", banner.Find(".note--warn").TextContent));
        await RecordAsync(FreezeOutcome.Listed);
        banner.WaitForAssertion(() => Assert.Contains("inscrit au registre", banner.Find(".note--bad").TextContent));

        Hands.Press(banner, "Noter une vérification");
        banner.Find("dialog input[type=radio][value=NoMatch]").Change("NoMatch");
        banner.Find("dialog form").Submit();
        banner.WaitForAssertion(() => Assert.Contains("dites pourquoi", banner.Find("#RecordFreezeCheck-Note-error").TextContent));
        banner.Find("dialog textarea").Change("Mesure levée");
        banner.Find("dialog form").Submit();
        banner.WaitForAssertion(() => Assert.Empty(banner.FindAll(".note")));
    }

    [Fact]
    public async Task Who_may_only_read_sees_what_is_known_and_no_form()
    {
        await RecordAsync(FreezeOutcome.Matches);
        using var screen = new CastScreen(World, World.Ines, "en-GB");
        var icon = screen.Open<FreezeIcon>(Address, p => p.Add(i => i.ClientId, Cast.Pelissier.Id));
        icon.Find("button.icon-btn").Click();
        icon.WaitForAssertion(() => Assert.Contains("Possible matches", icon.Find("dialog").TextContent));
        Assert.Empty(icon.FindAll("dialog form"));
        var banner = screen.Open<FreezeBanner>(Address, p => p.Add(b => b.ClientId, Cast.Pelissier.Id));
        banner.WaitForAssertion(() => Assert.Contains("to be verified", banner.Find(".note--warn").TextContent));
        Assert.Empty(banner.FindAll("button"));
    }

    [Fact]
    public async Task The_list_narrowed_to_whom_somebody_is_to_verify_follows_a_check()
    {
        using var screen = new CastScreen(World, World.Theo);
        var list = screen.Open<ClientsPage>("/clients?freeze=ToVerify", _ => { });
        list.WaitForAssertion(() => Assert.NotNull(list.Find(".empty")));
        await RecordAsync(FreezeOutcome.Matches);
        list.WaitForAssertion(() => Assert.Contains("Boulangerie Pélissier", list.Find("tbody").TextContent));
        Assert.Contains("Gel des avoirs", list.Find(".filter-chip").TextContent);
    }

    private static string Address => $"/clients/{Cast.Pelissier.Id}";

    private async Task RecordAsync(FreezeOutcome outcome)
    {
        var version = (await World.Desk<FreezeQuery>().RunAsync(World.Helene, Cast.Pelissier.Id)).Version;
        Assert.Null((await World.Desk<RecordFreezeCheck>().RunAsync(World.Helene, new() { ClientId = Cast.Pelissier.Id, Version = version, Outcome = outcome, TypeName = "Vérification gel des avoirs" })).Problem);
    }
}
