using Broker.Core.Sales;
using Broker.Portal.Features.Sales;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Sales;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class QuotePagesTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task A_quote_is_prepared_from_the_record_then_sent_and_accepted_before_a_colleagues_eyes()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<QuotesPanel>("/", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.MayChange, true));
        panel.WaitForElement("tbody tr");
        await panel.FindAll("button").Single(b => b.TextContent.Trim() == "Nouveau devis").ClickAsync(new());
        var cyber = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Cyber));
        await panel.WaitForElement($"#SaveQuote-RiskId option[value='{cyber.RiskId}']").ParentElement!.ChangeAsync(cyber.RiskId.ToString());
        await panel.Find("#SaveQuote-InsurerId").ChangeAsync(cyber.InsurerId.ToString());
        await panel.Find("#SaveQuote-AnnualPremium").ChangeAsync("1450");
        await panel.Find("form").SubmitAsync();
        panel.WaitForAssertion(() => Assert.Contains("/quotes/", screen.Services.GetRequiredService<NavigationManager>().Uri));
        var id = Guid.Parse(screen.Services.GetRequiredService<NavigationManager>().Uri[^36..]);

        using var theirs = new CastScreen(world, world.Oliver);
        var (one, other) = (Page(screen, id), Page(theirs, id));
        other.WaitForAssertion(() => Assert.Equal("Brouillon", other.Find(".page-head .chip").TextContent));
        await DoAsync(one, "Marquer envoyé");
        other.WaitForAssertion(() => Assert.Equal("Envoyé", other.Find(".page-head .chip--info").TextContent));
        await DoAsync(one, "Noter l’accord");
        other.WaitForAssertion(() => Assert.Equal("Accepté", other.Find(".page-head .chip--good").TextContent));
        one.WaitForAssertion(() => Assert.DoesNotContain(one.FindAll(".page-actions button"), b => b.TextContent.Trim() == "Modifier"));
    }

    [Fact]
    public async Task An_expired_quote_says_until_when_it_was_valid_and_offers_to_send_it_again()
    {
        using var screen = new CastScreen(world, world.Theo, "en-GB");
        var id = await world.ReadAsync(db => db.QuotesIn(QuoteState.Expired, World.Today).Where(q => q.ClientId == world.Rivelaine).Select(q => q.Id).FirstAsync());
        var page = Page(screen, id);
        page.WaitForAssertion(() => Assert.Contains("This quote was only valid until", page.Find(".note--warn").TextContent));
        Assert.Equal("Send again", page.Find(".page-actions .btn--primary").TextContent.Trim());
    }

    [Fact]
    public void The_firms_list_reads_its_filters_from_the_address()
    {
        using var screen = new CastScreen(world, world.Ines);
        var page = screen.Open<QuotesPage>("/quotes?state=Refused", _ => { });
        page.WaitForAssertion(() => Assert.Contains("Refusé", Assert.Single(page.FindAll("tbody tr")).TextContent));
        Assert.Equal("1 devis", page.Find(".page-head .muted").TextContent);
    }

    private IRenderedComponent<QuotePage> Page(CastScreen screen, Guid id) => screen.Open<QuotePage>("/", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.QuoteId, id));

    private static async Task DoAsync(IRenderedComponent<QuotePage> page, string act)
    {
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".page-actions button"), b => b.TextContent.Trim() == act));
        await page.FindAll(".page-actions button").Single(b => b.TextContent.Trim() == act).ClickAsync(new());
        await page.Find("dialog form").SubmitAsync();
    }
}
