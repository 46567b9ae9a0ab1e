using Broker.Core.Complaints;
using Broker.Core.Demo;
using Broker.Portal.Features.Complaints;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Complaints;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class ComplaintPagesTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_late_complaint_says_since_when_and_calms_down_once_answered_on_every_screen()
    {
        using var mine = new CastScreen(world, world.Theo);
        using var theirs = new CastScreen(world, world.Ines);
        var id = await world.ReadAsync(db => db.ComplaintsLateOn(World.Today).Select(c => c.Id).SingleAsync());
        var (one, other) = (Page(mine, id), Page(theirs, id));
        one.WaitForAssertion(() => Assert.StartsWith("La réponse devait partir au plus tard le", one.Find(".note--bad").TextContent.Trim()));
        other.WaitForElement(".facts");
        Assert.Empty(other.FindAll(".page-actions .btn"));

        await one.FindAll("button").Single(b => b.TextContent.Trim() == "Répondre").ClickAsync(new());
        await one.Find("dialog form").SubmitAsync();
        one.WaitForAssertion(() => Assert.Equal("Indiquez une valeur.", one.Find("#AnswerComplaint-Outcome-error").TextContent.Trim()));
        await one.Find("#AnswerComplaint-Outcome").ChangeAsync("Upheld");
        await one.Find("#AnswerComplaint-Note").ChangeAsync("Remboursé ce jour");
        await one.Find("dialog form").SubmitAsync();

        other.WaitForAssertion(() => Assert.Equal("Acceptée", other.Find(".page-head .chip--good").TextContent));
        Assert.Empty(other.FindAll(".note--bad"));
        Assert.Contains("Remboursé ce jour", other.Find(".timeline").TextContent);
    }

    [Fact]
    public async Task A_complaint_is_noted_from_the_record()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<ComplaintsPanel>("/", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.MayChange, true));
        panel.WaitForElement("tbody tr");
        await panel.FindAll("button").Single(b => b.TextContent.Trim() == "Noter une réclamation").ClickAsync(new());
        await panel.WaitForElement("#SaveComplaint-Subject").ChangeAsync("Courrier resté sans réponse");
        await panel.Find("#SaveComplaint-Channel").ChangeAsync("Letter");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Contains("/complaints/", screen.Services.GetRequiredService<NavigationManager>().Uri));
        panel.WaitForAssertion(() => Assert.Contains("Courrier resté sans réponse", panel.Find("tbody").TextContent));
    }

    [Theory]
    [InlineData("fr-FR", "En retard", "réponse")]
    [InlineData("en-GB", "Late", "answer")]
    public void The_firms_list_opens_on_what_awaits_an_answer_and_shows_its_term(string culture, string late, string answer)
    {
        using var screen = new CastScreen(world, world.Ines, culture);
        var page = screen.Open<ComplaintsPage>("/complaints", _ => { });
        page.WaitForElement("tbody tr");
        var rows = page.FindAll("tbody tr");
        Assert.Equal(4, rows.Count);
        Assert.Contains(late, rows[0].QuerySelector(".chip--bad")!.TextContent);
        Assert.Contains(answer, rows[0].TextContent);
        Assert.Equal("true", page.FindAll(".seg button")[0].GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Its_choices_are_in_the_address()
    {
        using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<ComplaintsPage>($"/complaints?which=Late&handler={Cast.Ines.Id}", _ => { });
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        await page.FindAll(".seg button").Single(b => b.TextContent == "Répondues").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("which=Answered", screen.Services.GetRequiredService<NavigationManager>().Uri));
    }

    private static IRenderedComponent<ComplaintPage> Page(CastScreen screen, Guid id) =>
        screen.Open<ComplaintPage>("/", p => p.Add(c => c.ClientId, Cast.Rivelaine.Id).Add(c => c.ComplaintId, id));
}
