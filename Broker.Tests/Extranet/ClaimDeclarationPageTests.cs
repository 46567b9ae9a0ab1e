using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Extranet;
using Broker.Core.Files;
using Broker.Portal.Features.Extranet;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Tests.Extranet;

/// <summary>F8, as the client's people meet it on their screen.</summary>
[Trait("Kind", "Page")]
public sealed class ClaimDeclarationPageTests : ExtranetScene
{
    private const string Day = "#PreDeclareClaim-OccurredOn", Place = "#PreDeclareClaim-Place", Circumstances = "#PreDeclareClaim-Circumstances", Known = "#PreDeclareClaim-KnownOn";

    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    private static string DayBefore(int days) => Dates.Iso(Broker.Tests.World.World.Today.AddDays(-days));

    [Fact, Rule("R-CLM-05")]
    public async Task What_is_told_with_its_photos_is_one_claim_whose_page_opens()
    {
        var before = await CountAsync();
        var page = OnFleet();
        page.Find(Day).Change(DayBefore(1));
        Tick(page, "Bris de glace");
        page.Find(Place).Change("Rocade est");
        page.Find(Circumstances).Change("Impact d’un <gravillon>.");
        await World.BringAsync(World.Nadege, "pare-brise.pdf");
        page.WaitForState(() => page.Markup.Contains("pare-brise.pdf"));

        // Found and pressed in one turn of the screen, which the first press may draw anew at any moment.
        await Task.WhenAll(page.InvokeAsync(() => page.Find("form").SubmitAsync(new())), page.InvokeAsync(() => page.Find("form").SubmitAsync(new())));
        page.WaitForState(() => Navigation.Uri.Contains("/claims/") && !Navigation.Uri.EndsWith("/new", StringComparison.Ordinal));
        Assert.Equal(before + 1, await CountAsync());
        var id = Guid.Parse(Navigation.Uri[^36..]);
        var claim = await World.ReadAsync(db => db.Claims.SingleAsync(c => c.Id == id));
        Assert.Equal((ClaimState.PreDeclared, "Rocade est", "Impact d’un <gravillon>."), (claim.State, claim.Place, claim.Circumstances));

        var told = Open<ClaimPage>(World.Nadege, p => p.Add(c => c.ClientId, World.Rivelaine).Add(c => c.ClaimId, id));
        told.WaitForState(() => told.Markup.Contains("pare-brise"));
        Assert.Contains("Bris de glace", told.Markup);
    }

    [Fact]
    public async Task What_was_typed_and_brought_is_found_again_on_another_screen_and_can_be_begun_afresh()
    {
        var page = OnFleet();
        page.Find(Day).Change(DayBefore(3));
        Tick(page, "Bris de glace");
        page.Find(Place).Change("Quai 7");
        page.WaitForState(() => page.Markup.Contains("Brouillon enregistré"));
        await World.BringAsync(World.Nadege, "constat.pdf");

        var again = Open();
        again.WaitForState(() => again.Markup.Contains("Nous avons gardé ce que vous aviez commencé"));
        Assert.Equal((DayBefore(3), "Quai 7"), (again.Find(Day).GetAttribute("value"), again.Find(Place).GetAttribute("value")));
        Assert.True(Guarantee(again, "Bris de glace").HasAttribute("checked"));
        again.WaitForState(() => again.Markup.Contains("constat.pdf"));

        again.FindAll("button").Single(b => b.TextContent == "Recommencer").Click();
        again.Find(".btn--danger").Click();
        again.WaitForElement("ul.rows button");
        Assert.DoesNotContain("Quai 7", again.Markup);
        Assert.Empty((await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Claim)).Files);
    }

    [Fact]
    public async Task What_is_missing_or_impossible_is_said_beside_each_field_and_nothing_is_sent_nor_lost()
    {
        var before = await CountAsync();
        var page = OnFleet();
        page.Find(Place).Change("Quai 7");
        page.Find("form").Submit();
        Assert.Equal(3, page.FindAll(".field.invalid .error").Count);
        Assert.Contains("3", page.Find(".actionbar-note").TextContent);
        Assert.Contains("invalid", page.Find(Day).Closest(".field")!.ClassName);

        page.Find(Day).Change(Dates.Iso(Broker.Tests.World.World.Today.AddDays(1)));
        Tick(page, "Bris de glace");
        page.Find(Circumstances).Change("Choc.");
        page.Find("form").Submit();
        page.WaitForState(() => page.FindAll(".field.invalid").Count == 1);
        Assert.Contains("ne peut pas survenir dans l’avenir", page.Find(".field.invalid .error").TextContent);

        page.Find(Day).Change(DayBefore(2));
        page.Find(Known).Change(DayBefore(5));
        page.Find("form").Submit();
        page.WaitForState(() => page.Find(Known).Closest(".field")!.ClassName!.Contains("invalid"));
        Assert.Equal("Quai 7", page.Find(Place).GetAttribute("value"));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task What_no_database_keeps_is_said_and_stays_in_the_field()
    {
        var page = OnFleet();
        page.Find(Place).Change("Quai\0 7");
        page.WaitForElement(".actionbar [role=alert]");
        Assert.DoesNotContain("Brouillon enregistré", page.Markup);
        Assert.Null((await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Claim)).Values);
        page.Find(Place).Change("Quai 7");
        page.WaitForState(() => page.FindAll(".actionbar [role=alert]").Count == 0 && page.Markup.Contains("Brouillon enregistré"));
    }

    [Fact, Rule("R-CLM-05"), Rule("IND-09")]
    public void A_limited_contact_is_shown_the_one_contract_shared_with_them_chosen_already()
    {
        var page = Open(World.Karim);
        page.WaitForElement(Day);
        Assert.Empty(page.FindAll("fieldset:first-of-type button"));
        Assert.DoesNotContain("Responsabilité", page.Find("fieldset").TextContent);
    }

    [Fact, Rule("D-28"), Rule("R-EXT-13")]
    public async Task Switched_off_while_one_types_it_closes_and_opened_again_what_was_typed_is_there()
    {
        var page = OnFleet();
        page.Find(Place).Change("Quai 7");
        page.WaitForState(() => page.Markup.Contains("Brouillon enregistré"));
        await World.SwitchOffAsync(Feature.DeclareClaims);
        page.WaitForState(() => page.Markup.Contains("Rubrique fermée"));
        Assert.Empty(page.FindAll("form, [data-bring]"));

        // Whoever comes while it is closed finds their draft once it opens, and their claim is a claim of its own.
        var late = Open();
        late.WaitForState(() => late.Markup.Contains("Rubrique fermée"));
        await World.ChangeAsync(async db => (await db.FeatureSwitches.SingleAsync(f => f.Feature == Feature.DeclareClaims)).On = true);
        late.WaitForElement(Place);
        late.WaitForState(() => late.Find(Place).GetAttribute("value") == "Quai 7");
        var draft = (await World.Desk<SpaceDraftQuery>().RunAsync(World.Nadege, SpaceForm.Claim)).CommandId;
        late.Find(Day).Change(DayBefore(1));
        Tick(late, "Bris de glace");
        late.Find(Circumstances).Change("Choc.");
        late.Find("form").Submit();
        late.WaitForState(() => Navigation.Uri.Contains("/claims/"));
        Assert.Equal(draft, await World.ReadAsync(db => db.Claims.OrderByDescending(c => c.PreDeclaredAt).Select(c => c.CommandId).FirstAsync()));
    }

    [Fact]
    public async Task Who_may_only_look_and_who_has_no_contract_for_it_are_told_so()
    {
        var luc = Open(World.Luc);
        luc.WaitForState(() => luc.Markup.Contains("Votre accès ne le permet pas"));
        await World.ChangeAsync(async db => (await db.ItemShares.SingleAsync(s => s.ItemId == World.Fleet)).Parts = ContractPart.Documents);
        var karim = Open(World.Karim);
        karim.WaitForState(() => karim.Markup.Contains("Aucun de vos contrats ne peut faire l’objet"));
        Assert.Empty(karim.FindAll("form"));
    }

    private Task<int> CountAsync() => World.ReadAsync(db => db.Claims.CountAsync());

    private IRenderedComponent<ClaimDeclarationPage> Open(Caller? me = null) => Open<ClaimDeclarationPage>(me ?? World.Nadege, p => p.Add(c => c.ClientId, Cast.Rivelaine.Id));

    private IRenderedComponent<ClaimDeclarationPage> OnFleet()
    {
        Navigation.NavigateTo($"/space/{World.Rivelaine}/claims/new?contract={World.Fleet}");
        var page = Open();
        page.WaitForElement(Day);
        return page;
    }

    private static AngleSharp.Dom.IElement Guarantee(IRenderedComponent<ClaimDeclarationPage> page, string name) =>
        page.FindAll(".choice").Single(c => c.TextContent.Contains(name)).QuerySelector("input")!;

    private static void Tick(IRenderedComponent<ClaimDeclarationPage> page, string name)
    {
        page.WaitForState(() => page.FindAll(".choice").Any(c => c.TextContent.Contains(name)));
        Guarantee(page, name).Change(true);
    }
}
