using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Templates;
using Microsoft.EntityFrameworkCore;
using TheWorld = Broker.Tests.World.World;

namespace Broker.Tests.Certificates;

public sealed class CertificateOfferTests
{
    [Fact]
    [Rule("R-CERT-01")]
    public async Task A_contract_without_product_or_template_has_no_button()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.False((await OfferAsync(world, world.Nadege, world.WithoutProduct))!.HasButton);
        Assert.True((await OfferAsync(world, world.Nadege, world.Fleet))!.IsOpen);
        await world.ChangeAsync(db => db.Templates.ForEachAsync(t => t.Retired = true));
        Assert.False((await OfferAsync(world, world.Nadege, world.Fleet))!.HasButton);
    }

    [Fact]
    [Rule("R-CERT-07"), Rule("D-32")]
    public async Task Each_contract_of_the_cast_says_why_its_button_is_closed()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.True((await OfferAsync(world, world.Nadege, world.Liability))!.IsOpen);
        foreach (var (contract, code) in new[]
        {
            (world.Goods, "certificate.unsettled"), (world.Cyber, "certificate.unsettled"),
            (world.NotYetActive, "certificate.not-in-force"), (world.Suspended, "certificate.not-in-force"), (world.Terminated, "certificate.not-in-force"),
        })
        {
            var offer = await OfferAsync(world, world.Nadege, contract);
            Assert.True(offer!.HasButton);
            Assert.Contains(code, offer.Reasons.Select(r => r.Code));
        }
    }

    [Fact]
    [Rule("R-CERT-09")]
    public async Task With_validation_even_a_terminated_contract_is_open()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.HoldAsync();
        var offer = await OfferAsync(world, world.Nadege, world.Terminated);
        Assert.True(offer!.IsOpen);
        Assert.True(offer.NeedsDecision);
        Assert.False((await OfferAsync(world, world.Nadege, world.WithoutProduct))!.HasButton);
    }

    [Fact]
    [Rule("R-CERT-10"), Rule("R-CERT-11"), Rule("R-CERT-12")]
    public async Task Templates_are_parted_into_those_about_the_contract_and_those_about_one_item()
    {
        await using var world = await TheWorld.OpenAsync();
        var fleet = (await OfferAsync(world, world.Nadege, world.Fleet))!;
        Assert.Equal(ItemKind.Vehicle, fleet.ItemKind);
        Assert.Equal([DemoTemplates.Vehicle], fleet.ForItem.Select(t => t.Title));
        Assert.Equal([DemoTemplates.Contract, DemoTemplates.FleetList], fleet.ForContract.Select(t => t.Title));

        var liability = (await OfferAsync(world, world.Nadege, world.Liability))!;
        Assert.Equal(ItemKind.None, liability.ItemKind);
        Assert.Equal(["motif", "date_debut", "date_fin", "lieu", "precisions"], liability.ForContract.Single(t => t.Title == DemoTemplates.Event).Fields.Select(f => f.Tag));
    }

    [Fact]
    [Rule("R-CERT-04")]
    public async Task A_template_is_called_by_its_extranet_title_else_by_its_name()
    {
        await using var world = await TheWorld.OpenAsync();
        await world.ChangeAsync(async db =>
        {
            (await db.ProductTemplates.FirstAsync(t => t.TemplateId == DemoTemplates.Id(DemoTemplates.FleetList))).ExtranetTitle = "Liste du parc";
            await db.ProductTemplates.Where(t => t.TemplateId == DemoTemplates.Id(DemoTemplates.Contract)).ForEachAsync(t => t.ExtranetTitle = null);
        });
        Assert.Equal([DemoTemplates.Contract, "Liste du parc"], (await OfferAsync(world, world.Nadege, world.Fleet))!.ForContract.Select(t => t.Title));
    }

    [Fact]
    public async Task Who_may_not_request_has_no_button_and_who_may_not_see_finds_nothing()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.False((await OfferAsync(world, world.Luc, world.Fleet))!.HasButton);
        Assert.Null(await OfferAsync(world, world.Karim, world.Liability));
        Assert.Null(await OfferAsync(world, world.Marc, world.Fleet));
        Assert.Null(await OfferAsync(world, world.Nadege, world.OffExtranet));
        await Assert.ThrowsAsync<Forbidden>(() => OfferAsync(world, Caller.Nobody, world.Fleet));
    }

    [Fact]
    [Rule("D-33")]
    public async Task Items_that_left_are_listed_only_with_validation_and_found_without_dashes()
    {
        await using var world = await TheWorld.OpenAsync();
        var gone = await world.VehicleAsync();
        await world.ChangeAsync(async db => (await db.InsuredItems.SingleAsync(i => i.Id == gone)).ExitedOn = TheWorld.Today);
        var query = world.Desk<CertificateItemsQuery>();
        var plate = await world.ReadAsync(db => db.InsuredItems.Where(i => i.Id == gone).Select(i => i.Label).SingleAsync());

        Assert.Empty((await query.RunAsync(world.Nadege, world.Fleet, plate.Replace("-", "").ToLowerInvariant())).Rows);
        await world.HoldAsync();
        var found = Assert.Single((await query.RunAsync(world.Nadege, world.Fleet, plate.Replace("-", "").ToLowerInvariant())).Rows);
        Assert.Equal((gone, false), (found.Id, found.Covered));
        Assert.Equal(0, (await query.RunAsync(world.Marc, world.Fleet)).Total);
    }

    [Theory, Rule("R-CERT-11")]
    [InlineData("ÉQUINOXE")]
    [InlineData("entrepot equi")]
    [InlineData("l’équinoxe")]
    public async Task A_building_is_found_whatever_its_accents_and_capitals(string typed)
    {
        await using var world = await TheWorld.OpenAsync();
        var building = new Broker.Core.Fleets.Building
        {
            ClientId = world.Rivelaine, ContractId = world.Depots, Name = "Entrepôt Équinoxe, dit L’Équinoxe", Street = "1 quai", PostalCode = "69001", City = "Lyon", EnteredOn = TheWorld.Today.AddDays(-1),
        };
        await world.AddAsync(building);

        Assert.Equal(building.Id, Assert.Single((await world.Desk<CertificateItemsQuery>().RunAsync(world.Nadege, world.Depots, typed)).Rows).Id);
    }

    [Fact]
    [Rule("D-31")]
    public async Task A_receipts_last_day_ends_at_midnight_in_the_firms_town_and_not_in_Greenwich()
    {
        await using var world = await TheWorld.OpenAsync();
        await CoverAsync(world, until: TheWorld.Today);
        // 23:30 in Paris, then half past midnight: in Greenwich the last day has two hours left, then one and a half.
        world.Time.Advance(new DateTimeOffset(2026, 6, 15, 21, 30, 0, TimeSpan.Zero) - world.Time.GetUtcNow());
        Assert.True((await OfferAsync(world, world.Nadege, world.Liability))!.IsOpen);
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(22, world.Clock.Now.Hour);
        Assert.Equal(["certificate.unsettled"], (await OfferAsync(world, world.Nadege, world.Liability))!.Reasons.Select(r => r.Code));
        Assert.Equal("certificate.unsettled", (await world.SendAsync(world.Nadege, CertificateScene.Ask(world.Liability, DemoTemplates.Contract))).Problem!.Code);
    }

    [Fact]
    [Rule("D-31")]
    public async Task A_receipts_first_day_begins_at_midnight_in_the_firms_town()
    {
        await using var world = await TheWorld.OpenAsync();
        await CoverAsync(world, from: TheWorld.Today.AddDays(1));
        world.Time.Advance(new DateTimeOffset(2026, 6, 15, 21, 30, 0, TimeSpan.Zero) - world.Time.GetUtcNow());
        Assert.False((await OfferAsync(world, world.Nadege, world.Liability))!.IsOpen);
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.True((await OfferAsync(world, world.Nadege, world.Liability))!.IsOpen);
        Assert.False((await world.SendAsync(world.Nadege, CertificateScene.Ask(world.Liability, DemoTemplates.Contract))).Failed);
    }

    [Theory]
    [InlineData(TemplateKind.Letter, TemplateSubject.Contract)]
    [InlineData(TemplateKind.Other, TemplateSubject.Contract)]
    [InlineData(TemplateKind.Certificate, TemplateSubject.Client)]
    [Rule("R-CERT-02")]
    public async Task A_template_that_becomes_something_else_after_it_was_attached_is_no_longer_offered(TemplateKind kind, TemplateSubject subject)
    {
        await using var world = await TheWorld.OpenAsync();
        await BecomeAsync(world, DemoTemplates.FleetList, kind, subject);
        Assert.Equal([DemoTemplates.Contract], (await OfferAsync(world, world.Nadege, world.Fleet))!.ForContract.Select(t => t.Title));
        Assert.Equal("certificate.template-not-offered", (await world.SendAsync(world.Nadege, CertificateScene.Ask(world.Fleet, DemoTemplates.FleetList))).Problem!.Code);

        await BecomeAsync(world, DemoTemplates.Contract, kind, subject);
        Assert.False((await OfferAsync(world, world.Nadege, world.Health))!.HasButton);
        Assert.Equal("certificate.not-offered", (await world.SendAsync(world.Nadege, CertificateScene.Ask(world.Health, DemoTemplates.Contract))).Problem!.Code);
    }

    [Fact]
    [Rule("R-CERT-02"), Rule("R-CERT-11")]
    public async Task A_template_that_comes_to_be_about_an_item_is_offered_for_items_alone()
    {
        await using var world = await TheWorld.OpenAsync();
        await BecomeAsync(world, DemoTemplates.Contract, TemplateKind.Certificate, TemplateSubject.InsuredItem);
        var fleet = (await OfferAsync(world, world.Nadege, world.Fleet))!;
        Assert.Equal([DemoTemplates.FleetList], fleet.ForContract.Select(t => t.Title));
        Assert.Equal([DemoTemplates.Vehicle, DemoTemplates.Contract], fleet.ForItem.Select(t => t.Title));
    }

    [Fact]
    [Rule("R-CERT-04"), Rule("D-33")]
    public async Task Only_a_single_template_that_asks_nothing_about_no_item_can_be_had_at_once()
    {
        await using var world = await TheWorld.OpenAsync();
        Assert.Equal(DemoTemplates.Contract, (await OfferAsync(world, world.Nadege, world.Health))!.AtOnce!.Title);
        Assert.Null((await OfferAsync(world, world.Nadege, world.Liability))!.AtOnce);
        Assert.Null((await OfferAsync(world, world.Nadege, world.Fleet))!.AtOnce);
        Assert.Null((await OfferAsync(world, world.Camille, world.Car))!.AtOnce);
        Assert.Null((await OfferAsync(world, world.Nadege, world.Cyber))!.AtOnce);
    }

    /// <summary>As an administrator would, on the template's own screen.</summary>
    private static async Task BecomeAsync(TheWorld world, string template, TemplateKind kind, TemplateSubject subject)
    {
        var input = (await world.Desk<TemplateQuery>().RunAsync(world.Helene, DemoTemplates.Id(template)))!.Input;
        (input.Kind, input.Subject) = (kind, subject);
        Assert.False((await world.Desk<ConfigureTemplate>().RunAsync(world.Helene, input)).Failed);
        // What it asks for is another matter: a subject changes which tags are known.
        await world.ChangeAsync(db => db.Templates.Where(t => t.Id == DemoTemplates.Id(template)).ForEachAsync(t => (t.Errors, t.Draft) = (0, false)));
    }

    /// <summary>Moves the running receipt of the liability contract.</summary>
    private static Task CoverAsync(TheWorld world, DateOnly? from = null, DateOnly? until = null) => world.ChangeAsync(async db =>
    {
        var receipt = db.Entry(await db.Receipts.Include(r => r.Allocations).ThenInclude(a => a.Payment).SingleAsync(r => r.ContractId == world.Liability && r.From <= TheWorld.Today && r.To >= TheWorld.Today));
        if (from is { } first) receipt.Property(r => r.From).CurrentValue = first;
        if (until is { } last) receipt.Property(r => r.To).CurrentValue = last;
    });

    private static Task<CertificateOffer?> OfferAsync(TheWorld world, Caller by, Guid contract) => world.Desk<CertificateOfferQuery>().RunAsync(by, contract);
}
