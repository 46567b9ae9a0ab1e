using Broker.Core.Access;
using Broker.Core.Certificates;
using Broker.Core.Demo;
using Broker.Core.Products;
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

    private static Task<CertificateOffer?> OfferAsync(TheWorld world, Caller by, Guid contract) => world.Desk<CertificateOfferQuery>().RunAsync(by, contract);
}
