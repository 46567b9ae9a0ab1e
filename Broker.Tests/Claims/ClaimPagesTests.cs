using Broker.Core.Claims;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Broker.Core.Fleets;
using Broker.Portal.Features.Claims;
using Broker.Portal.Features.Clients;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Claims;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

[Trait("Kind", "Page")]
public sealed class ClaimPagesTests : IAsyncLifetime
{
    private World world = null!;

    public async Task InitializeAsync() => world = await World.OpenAsync();

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-CLI-02"), Rule("D-14")]
    public async Task The_tab_carries_a_green_icon_with_the_number_of_open_claims_and_none_at_zero()
    {
        using var screen = new CastScreen(world, world.Ines);
        var tabs = screen.Open<RecordTabs>("/", p => p.Add(t => t.ClientId, world.Pelissier).Add(t => t.Current, "identity").Add(t => t.May, new HashSet<Broker.Core.Access.Permission> { Broker.Core.Access.Permission.ViewClaims }));
        tabs.WaitForAssertion(() => Assert.Equal("1", Green(tabs)?.TextContent));
        Assert.NotNull(Green(tabs)!.QuerySelector("svg"));

        var claim = (await world.Desk<ClaimsQuery>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, State = ClaimState.Open })).Rows[0];
        var read = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, claim.Id))!;
        await world.Desk<CloseClaim>().RunAsync(world.Theo, new() { ClaimId = read.Id, Version = read.Version, Outcome = ClaimOutcome.Settled });

        tabs.WaitForAssertion(() => Assert.Null(Green(tabs)));
    }

    [Fact]
    public async Task A_claim_is_declared_from_the_record_with_its_contract_and_item()
    {
        using var screen = new CastScreen(world, world.Theo);
        var panel = screen.Open<ClaimsPanel>("/", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.MayChange, true));
        panel.WaitForElement("tbody tr");
        await panel.FindAll("button").Single(b => b.TextContent.Trim() == "Déclarer un sinistre").ClickAsync(new());

        await panel.WaitForElement("#SaveClaim-ContractId").ChangeAsync(world.Fleet.ToString());
        panel.WaitForState(() => panel.FindAll("#SaveClaim-ItemId option").Count > 5);
        var item = panel.FindAll("#SaveClaim-ItemId option")[1].GetAttribute("value")!;
        await panel.Find("#SaveClaim-ItemId").ChangeAsync(item);
        await panel.Find("#SaveClaim-OccurredOn").ChangeAsync("2026-06-13");
        await panel.Find("form").SubmitAsync();

        panel.WaitForAssertion(() => Assert.Contains("/claims/", screen.Services.GetRequiredService<NavigationManager>().Uri));
        var saved = (await world.Desk<ClaimsQuery>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine })).Rows.Single(r => r.OccurredOn == new DateOnly(2026, 6, 13));
        var claim = (await world.Desk<ClaimQuery>().RunAsync(world.Theo, saved.Id))!;
        Assert.Equal((item, world.Fleet, World.Today, Cast.Theo.Id), (claim.ItemId?.ToString(), claim.ContractId, claim.DeclaredOn, claim.HandlerId));
    }

    [Theory]
    [InlineData("fr-FR", "La déclaration ne peut pas précéder le sinistre.")]
    [InlineData("en-GB", "The declaration cannot come before the loss.")]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(string culture, string sentence)
    {
        using var screen = new CastScreen(world, world.Theo, culture);
        var dialog = screen.Open<ClaimDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.ClientId, world.Rivelaine).Add(d => d.ContractId, world.Fleet));
        await dialog.Find("#SaveClaim-OccurredOn").ChangeAsync("2026-06-12");
        await dialog.Find("#SaveClaim-DeclaredOn").ChangeAsync("2026-06-10");
        await dialog.Find("#SaveClaim-Place").ChangeAsync("Quai nord");
        await dialog.Find("form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.Equal(sentence, dialog.Find("#SaveClaim-DeclaredOn-error").TextContent.Trim()));
        Assert.Equal("Quai nord", dialog.Find("#SaveClaim-Place").GetAttribute("value"));
    }

    [Fact, Rule("R-CLM-01")]
    public async Task Closing_and_reopening_show_at_once_on_a_colleagues_page_with_their_reasons()
    {
        using var theirs = new CastScreen(world, world.Oliver);
        using var mine = new CastScreen(world, world.Theo);
        var id = await world.ReadAsync(db => db.OpenClaims.Where(c => c.ContractId == world.Goods).Select(c => c.Id).SingleAsync());
        var (one, other) = (Page(mine, id), Page(theirs, id));
        one.WaitForAssertion(() => Assert.Equal("En cours", one.Find(".page-head .chip--info").TextContent));

        await one.FindAll("button").Single(b => b.TextContent.Trim() == "Clore").ClickAsync(new());
        await one.Find("#CloseClaim-Outcome").ChangeAsync("Refused");
        await one.Find("#CloseClaim-Reason").ChangeAsync("Emballage insuffisant");
        await one.Find("dialog form").SubmitAsync();
        other.WaitForAssertion(() => Assert.Equal("Refusé", other.Find(".page-head .chip--bad").TextContent));
        Assert.Contains("Emballage insuffisant", other.Find(".timeline").TextContent);

        await other.FindAll("button").Single(b => b.TextContent.Trim() == "Rouvrir").ClickAsync(new());
        await other.Find("dialog form").SubmitAsync();
        other.WaitForAssertion(() => Assert.Equal("Indiquez une valeur.", other.Find("#ReopenClaim-Reason-error").TextContent.Trim()));
        await other.Find("#ReopenClaim-Reason").ChangeAsync("Contre-expertise");
        await other.Find("dialog form").SubmitAsync();
        one.WaitForAssertion(() => Assert.Equal("En cours", one.Find(".page-head .chip--info").TextContent));
        Assert.Contains("Contre-expertise", one.Find(".timeline").TextContent);
    }

    [Fact]
    public async Task A_claim_while_the_contract_was_suspended_says_so()
    {
        using var screen = new CastScreen(world, world.Theo);
        var id = (await world.Desk<SaveClaim>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, ContractId = world.Suspended, OccurredOn = World.Today, DeclaredOn = World.Today })).Value;
        var page = Page(screen, id);
        page.WaitForAssertion(() => Assert.Equal("Le contrat était suspendu le 15\u00A0juin\u00A02026.", page.Find(".note--warn").TextContent.Trim()));
    }

    [Fact]
    public async Task A_claim_is_not_shown_under_another_client_and_who_may_not_change_it_gets_no_button()
    {
        using var screen = new CastScreen(world, world.Ines);
        var id = await world.ReadAsync(db => db.OpenClaims.Where(c => c.ContractId == world.Goods).Select(c => c.Id).SingleAsync());
        var strayed = screen.Open<ClaimPage>("/", p => p.Add(c => c.ClientId, world.Pelissier).Add(c => c.ClaimId, id));
        strayed.WaitForAssertion(() => Assert.Equal("Ce sinistre n’existe pas", strayed.Find("h1").TextContent));

        var page = Page(screen, id);
        page.WaitForElement(".facts");
        Assert.Empty(page.FindAll(".page-actions .btn"));
    }

    [Fact]
    public async Task The_firms_list_reads_its_filters_from_the_address_and_follows_what_happens()
    {
        using var screen = new CastScreen(world, world.Ines);
        var insurer = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Goods).Select(c => c.InsurerId).SingleAsync());
        var page = screen.Open<ClaimsPage>($"/claims?state=Open&insurer={insurer}", _ => { });
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal("2 sinistres", page.Find(".page-head .muted").TextContent);
        Assert.Equal("En cours", page.Find("select[aria-label='État'] option[selected]").TextContent);

        await world.Desk<SaveClaim>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, ContractId = world.Goods, OccurredOn = World.Today, DeclaredOn = World.Today });
        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("tbody tr").Count));

        await page.Find("input[type=search]").ChangeAsync("Tilleuls");
        page.WaitForAssertion(() => Assert.Contains("q=Tilleuls", screen.Services.GetRequiredService<NavigationManager>().Uri));
    }

    [Fact]
    public async Task In_a_great_fleet_the_item_is_searched_for()
    {
        for (var i = 0; i < InsuredItemsQuery.PageSize + 1; i++)
            await world.AddAsync(new Vehicle { ClientId = world.Rivelaine, ContractId = world.Terminated, Plate = $"ZZ-{i:000}-ZZ", Make = "Volvo", Model = "FH", Category = "Tracteur", EnteredOn = World.Today });
        using var screen = new CastScreen(world, world.Theo);
        Guid? chosen = null;
        var pick = screen.Open<ItemPick>("/", p => p.Add(i => i.ContractId, world.Terminated).Add(i => i.ValueChanged, v => chosen = v));

        await pick.WaitForElement("input[type=search]").ChangeAsync("zz 050");
        pick.WaitForAssertion(() => Assert.Equal(["Non précisé", "ZZ-050-ZZ Volvo FH"], pick.FindAll("option").Select(o => o.TextContent)));
        await pick.Find("select").ChangeAsync(pick.FindAll("option")[1].GetAttribute("value")!);
        Assert.Equal(await world.ReadAsync(db => db.Vehicles.Where(v => v.Plate == "ZZ-050-ZZ").Select(v => v.Id).SingleAsync()), chosen);
    }

    private IRenderedComponent<ClaimPage> Page(CastScreen screen, Guid id) => screen.Open<ClaimPage>("/", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.ClaimId, id));

    private static AngleSharp.Dom.IElement? Green(IRenderedComponent<RecordTabs> tabs) => tabs.FindAll("[role=tab] .badge--good").SingleOrDefault();
}
