using Broker.Core.Fleets;
using Broker.Portal.Features.Extranet;
using Broker.Portal.Features.Fleets;
using Broker.Portal.Kit;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Broker.Tests.Fleets;

using PageScene = Broker.Tests.World.PageScene;

[Trait("Kind", "Page")]
public sealed class MovementPagesTests : PageScene
{
    private static DateOnly Today => Broker.Tests.World.World.Today;

    [Fact, Rule("D-41")]
    public async Task What_a_client_reports_appears_on_the_firms_page_and_is_accepted_there()
    {
        var page = Show<MovementsPage>(World.Theo);
        page.WaitForAssertion(() => Assert.Contains("Rien à valider", page.Markup));
        await EnterAsync("AB-123-CD");
        page.WaitForAssertion(() => Assert.Contains("AB-123-CD", page.Markup));
        await Button(page, "Accepter AB-123-CD").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Rien à valider", page.Markup));
        Assert.Equal(1, await World.ReadAsync(db => db.ItemMovements.CountAsync(m => m.State == MovementState.Done && m.Label == "AB-123-CD")));
    }

    [Fact, Rule("D-41")]
    public async Task Several_ticked_are_refused_with_one_reason()
    {
        await EnterAsync("AB-123-CD");
        await EnterAsync("AB-124-CD");
        var page = Show<MovementsPage>(World.Theo);
        page.WaitForElement("thead .check").Change(true);
        Assert.Contains("2 cochés", page.Find(".bulk").TextContent);
        page.FindAll(".bulk .btn")[1].Click();
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("le client le lira", page.Find(".error").TextContent));
        page.Find("dialog textarea").Change("Cartes grises manquantes");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Rien à valider", page.Markup));
        Assert.Equal(2, await World.ReadAsync(db => db.ItemMovements.CountAsync(m => m.Answer == "Cartes grises manquantes")));
    }

    [Fact]
    public async Task Who_may_not_manage_looks_at_what_waits_without_buttons()
    {
        await EnterAsync("AB-123-CD");
        var page = Show<MovementsPage>(World.Ines);
        page.WaitForAssertion(() => Assert.Contains("AB-123-CD", page.Markup));
        Assert.Empty(page.FindAll("td button, .check"));
    }

    [Fact, Rule("D-41"), Rule("D-42")]
    public async Task A_client_reports_a_vehicle_and_must_know_that_it_is_not_covered_yet()
    {
        var page = Show<FleetPage>(World.Nadege, p => p.Add(f => f.ClientId, World.Rivelaine).Add(f => f.ContractId, World.Fleet));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr[id]")));
        await Button(page, "Ajouter un véhicule").ClickAsync(new());
        page.WaitForElement("#plate-typed").Input("ab123cd");
        page.WaitForAssertion(() => Assert.Contains("AB-123-CD", page.Find("#plate-read").TextContent));
        page.Find("#ItemData-Make").Change("Renault");
        page.Find("#ItemData-Model").Change("Master");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Cochez la case", page.Find("dialog .error").TextContent));
        page.Find("dialog .tick .check").Change(true);
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("En attente de votre cabinet", page.Markup));
        Assert.Contains("AB-123-CD", page.Find("ul.rows").TextContent);
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr[id]"), line => line.TextContent.Contains("AB-123-CD", StringComparison.Ordinal) && line.TextContent.Contains("À valider", StringComparison.Ordinal)));

        var movement = await World.ReadAsync(db => db.WaitingMovements.Select(m => m.Id).SingleAsync());
        await World.Desk<DecideMovements>().RunAsync(World.Theo, new() { MovementIds = [movement], Accept = true });
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("tbody tr[id]"), line => line.TextContent.Contains("AB-123-CD", StringComparison.Ordinal) && line.TextContent.Contains("Assuré", StringComparison.Ordinal)));
        page.WaitForAssertion(() => Assert.DoesNotContain("En attente de votre cabinet", page.Markup));
    }

    [Fact]
    public async Task A_client_takes_back_what_it_asked_for()
    {
        await EnterAsync("AB-123-CD");
        var page = Show<FleetPage>(World.Nadege, p => p.Add(f => f.ClientId, World.Rivelaine).Add(f => f.ContractId, World.Fleet));
        page.WaitForAssertion(() => Assert.Contains("En attente de votre cabinet", page.Markup));
        await Button(page, "Retirer le mouvement de AB-123-CD").ClickAsync(new());
        await page.Find("dialog .btn--primary").ClickAsync(new());
        page.WaitForAssertion(() => Assert.DoesNotContain("En attente de votre cabinet", page.Markup));
    }

    [Fact, Rule("D-40"), Rule("D-28")]
    public async Task Buttons_go_at_once_when_the_firm_switches_movements_off()
    {
        var page = Show<FleetPage>(World.Nadege, p => p.Add(f => f.ClientId, World.Rivelaine).Add(f => f.ContractId, World.Fleet));
        page.WaitForAssertion(() => Assert.Contains("Ajouter un véhicule", page.Markup));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr[id]")));
        await World.Desk<Broker.Core.Extranet.SwitchFeature>().RunAsync(World.Helene, new() { Feature = Broker.Core.Access.Feature.VehicleFleet, On = false });
        page.WaitForAssertion(() => Assert.DoesNotContain("Ajouter un véhicule", page.Markup));
        Assert.NotEmpty(page.FindAll("tbody tr[id]"));
        var looking = Show<FleetPage>(World.Luc, p => p.Add(f => f.ClientId, World.Rivelaine).Add(f => f.ContractId, World.Fleet));
        looking.WaitForAssertion(() => Assert.NotEmpty(looking.FindAll("tbody tr[id]")));
        looking.Find("[data-say]").Change($"o {looking.Find("tbody tr[id]").Id![2..]}");
        looking.WaitForAssertion(() => Assert.Equal(["Historique"], looking.FindAll(".unfolded button").Select(b => b.TextContent.Trim())));
    }

    [Fact, Rule("R-FLT-12")]
    public async Task The_firm_works_on_a_contracts_items_and_sees_their_story()
    {
        var page = Show<ContractItemsPanel>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Fleet).Add(c => c.MayChange, true));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tbody tr[id]")));
        var (label, id) = (page.Find("tbody tr[id] button.name").TextContent, page.Find("tbody tr[id]").Id![2..]);
        page.Find("[data-say]").Change($"o {id}");
        await page.WaitForElements(".unfolded button").First(b => b.TextContent.Trim() == "Changer la plaque").ClickAsync(new());
        page.WaitForElement("#plate-typed").Input("ef456gh");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("EF-456-GH", page.Find(".grid").TextContent));
        await page.FindAll(".unfolded button").First(b => b.TextContent.Trim() == "Historique").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal((label, "EF-456-GH"), (page.Find(".timeline del").TextContent, page.Find(".timeline ins").TextContent)));
    }

    [Fact]
    public async Task Rules_of_movements_are_set_from_the_contract()
    {
        var page = Show<ContractItemsPanel>(World.Theo, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ContractId, World.Fleet).Add(c => c.MayChange, true));
        page.WaitForAssertion(() => Assert.Contains("Règles des mouvements", page.Markup));
        await Button(page, "Règles des mouvements").ClickAsync(new());
        page.WaitForElement("dialog input[type=number]").Change("12");
        foreach (var at in new[] { 0, 2 }) page.FindAll("dialog input[role=switch]")[at].Change(at == 2);
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Gestion déléguée", page.Markup));
        var terms = (await World.Desk<ItemTermsQuery>().RunAsync(World.Theo, World.Fleet))!.Terms;
        Assert.Equal((false, 12, true), (terms.NeedsApproval, terms.ClientBackDays, terms.UnderDelegation));
    }

    [Theory, Rule("IND-31")]
    [InlineData("100.00", "125.00", "+25 %")]
    [InlineData("100.00", "80.00", "−20 %")]
    [InlineData("0.00", "5.00", null)]
    [InlineData(null, "5.00", null)]
    public void Numbers_say_by_how_much_they_changed(string? before, string after, string? percent)
    {
        var markup = MovementLook.Changes([new("Value", before, after)], Services.GetRequiredService<IStringLocalizer<FleetsText>>(), Services.GetRequiredService<Formats>()).Value;
        markup = System.Net.WebUtility.HtmlDecode(markup).Replace('\u00a0', ' ');
        Assert.Equal(percent is not null, markup.Contains('%'));
        if (percent is not null) Assert.Contains(percent, markup);
        Assert.Equal(before is not null, markup.Contains("<del>", StringComparison.Ordinal));
        Assert.Contains("<ins>", markup);
    }

    private async Task EnterAsync(string plate) => Assert.Null((await World.Desk<EnterItem>().RunAsync(World.Nadege, new()
    {
        ContractId = World.Fleet, Data = new() { Plate = plate, Make = "Volvo", Model = "FH 500" }, EffectiveOn = Today, Acknowledged = true,
    })).Problem);
}
