using Broker.Core.Demo;
using Broker.Portal.Layout;
using Broker.Tests.World;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Clients;

using World = Broker.Tests.World.World;

[Trait("Kind", "Page")]
public sealed class SearchBoxTests
{
    [Fact]
    public async Task Arrows_choose_Enter_opens_and_Escape_closes()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Ines);
        var box = screen.Open<SearchBox>("/dashboard", _ => { });
        box.Find("input").Input("rivelaine");
        box.WaitForAssertion(() => Assert.True(box.FindAll("[role=option]").Count > 2));
        Assert.Equal("true", box.FindAll("[role=option]")[0].GetAttribute("aria-selected"));
        Assert.Equal("hit-0", box.Find("input").GetAttribute("aria-activedescendant"));
        Assert.Contains(box.FindAll("mark"), mark => mark.TextContent == "Rivelaine");
        box.Find("input").KeyDown(Key.Down);
        Assert.Equal("hit-1", box.Find("input").GetAttribute("aria-activedescendant"));
        box.Find("input").KeyDown(Key.Up);
        var first = box.FindAll("[role=option]")[0].GetAttribute("href");
        box.Find("input").KeyDown(Key.Enter);
        Assert.EndsWith(first!, screen.Services.GetRequiredService<NavigationManager>().Uri);
        Assert.Empty(box.FindAll("[role=listbox]"));

        box.Find("input").Input("rivelaine");
        box.WaitForAssertion(() => Assert.NotEmpty(box.FindAll("[role=option]")));
        box.Find("input").KeyDown(Key.Escape);
        Assert.Empty(box.FindAll("[role=listbox]"));
    }

    [Fact]
    public async Task Where_more_clients_may_answer_than_are_shown_the_last_choice_is_the_list_of_them_all()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Ines);
        var box = screen.Open<SearchBox>("/dashboard", _ => { });
        box.Find("input").Input("pelissier");
        box.WaitForAssertion(() => Assert.NotEmpty(box.FindAll("[role=option]")));
        Assert.Empty(box.FindAll(".search-all"));

        box.Find("input").Input("rivel");
        box.WaitForAssertion(() => Assert.Equal("/clients?q=rivel", box.FindAll("[role=option]")[^1].GetAttribute("href")));
        box.Find("input").KeyDown(Key.Up);
        Assert.Equal(box.FindAll("[role=option]")[^1].Id, box.Find("input").GetAttribute("aria-activedescendant"));
        box.Find("input").KeyDown(Key.Enter);
        Assert.EndsWith("/clients?q=rivel", screen.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task A_contact_leads_to_their_own_page()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Ines);
        var box = screen.Open<SearchBox>("/dashboard", _ => { });
        box.Find("input").Input(Cast.Nadege.Email);
        var contact = await world.ReadAsync(db => db.Contacts.Where(k => k.PersonId == Cast.Nadege.Id).Select(k => k.Id).SingleAsync());
        box.WaitForAssertion(() => Assert.Contains($"/clients/{world.Rivelaine}/contacts/{contact}", box.FindAll("[role=option]").Select(hit => hit.GetAttribute("href"))));
    }

    [Fact]
    public async Task What_resembles_is_said_to_resemble_and_nothing_is_said_to_be_nothing()
    {
        await using var world = await World.OpenAsync();
        await using var screen = new CastScreen(world, world.Ines);
        var box = screen.Open<SearchBox>("/dashboard", _ => { });
        box.Find("input").Input("pelisier");
        box.WaitForAssertion(() => Assert.Contains("orthographe proche", box.Find(".search-kind").TextContent));
        box.Find("input").Input("xqzwv");
        box.WaitForAssertion(() => Assert.Contains("Rien ne correspond", box.Find(".search-none").TextContent));
    }
}
