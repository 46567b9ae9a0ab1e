using Broker.Portal.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Kit;

public sealed class TabsTests : KitScene
{
    private IRenderedComponent<Tabs> Show(string current) => Render<Tabs>(tabs => tabs
        .Add(t => t.Label, "Fiche").Add(t => t.Current, current).Add(t => t.First, "identity")
        .Add(t => t.Items, [new("identity", "Identité"), null, new("actions", "Actions") { Badge = "4", BadgeTone = Tone.Bad, Alert = true }]));

    [Fact]
    public void The_open_tab_is_the_one_the_address_names()
    {
        var tabs = Show("actions").FindAll("[role=tab]");
        Assert.Equal(["false", "true"], tabs.Select(tab => tab.GetAttribute("aria-selected")));
    }

    [Fact]
    public void A_tab_keeps_what_else_the_address_says()
    {
        The<NavigationManager>().NavigateTo("/clients/7?filter=late&tab=actions");
        var addresses = Show("actions").FindAll("[role=tab]").Select(tab => new Uri(tab.GetAttribute("href")!).PathAndQuery);
        Assert.Equal(["/clients/7?filter=late", "/clients/7?filter=late&tab=actions"], addresses);
    }

    [Fact]
    public void Remaining_work_turns_its_tab_red_with_the_number()
    {
        var tab = Show("identity").Find(".tab--alert");
        Assert.Equal("4", tab.QuerySelector(".badge--bad")!.TextContent);
    }
}
