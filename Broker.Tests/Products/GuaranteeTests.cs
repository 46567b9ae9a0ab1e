using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Products;

using World = Broker.Tests.World.World;

public sealed class GuaranteeTests
{
    private static readonly Guid Glass = DemoId.Of("guarantee:Bris de glace");

    [Fact, Rule("R-CON-06")]
    public async Task A_guarantee_needs_only_its_name()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(new Problem("input.required", "Name"), (await SaveAsync(world, new() { Name = " " })).Problem);
        var made = await SaveAsync(world, new() { Name = " Marchandises en vitrine " });
        var row = await RowAsync(world, made.Value);
        Assert.Equal(("Marchandises en vitrine", null, null, null, false), (row.Name, row.PublicName, row.Limit, row.Deductible, row.Declarable));
    }

    [Fact, Rule("R-CON-06")]
    public async Task Clients_read_the_public_name_where_there_is_one()
    {
        await using var world = await World.OpenAsync();
        await SaveAsync(world, SaveGuarantee.Input.Of(await RowAsync(world, Glass)));
        Assert.Equal("Bris de glace", await ShownAsync(world));

        var input = SaveGuarantee.Input.Of(await RowAsync(world, Glass));
        input.PublicName = "Vitres et pare-brise";
        Assert.Null((await SaveAsync(world, input)).Problem);
        Assert.Equal("Vitres et pare-brise", await ShownAsync(world));
    }

    [Fact, Rule("R-CON-07")]
    public async Task Each_guarantee_says_whether_a_claim_may_be_declared_on_it_from_the_extranet()
    {
        await using var world = await World.OpenAsync();
        Assert.True((await RowAsync(world, Glass)).Declarable);
        var input = SaveGuarantee.Input.Of(await RowAsync(world, Glass));
        input.Declarable = false;
        Assert.Null((await SaveAsync(world, input)).Problem);
        Assert.False((await RowAsync(world, Glass)).Declarable);
    }

    [Fact]
    public async Task Limit_and_deductible_are_optional_and_kept_to_the_cent()
    {
        await using var world = await World.OpenAsync();
        var made = await SaveAsync(world, new() { Name = "Vitrine", Limit = 12_500.55m, Deductible = 0 });
        var row = await RowAsync(world, made.Value);
        Assert.Equal((12_500.55m, 0m), (row.Limit, row.Deductible));
        var input = SaveGuarantee.Input.Of(row);
        (input.Limit, input.Deductible) = (null, -1);
        Assert.Equal(("input.out-of-range", "Deductible"), (await SaveAsync(world, input)).Problem is { } p ? (p.Code, p.Field) : default);
        input.Deductible = null;
        Assert.Null((await SaveAsync(world, input)).Problem);
        Assert.Null((await RowAsync(world, made.Value)).Limit);
    }

    [Fact, Rule("R-CON-08")]
    public async Task A_guarantee_a_product_uses_is_refused_with_where_and_goes_once_it_is_taken_off()
    {
        await using var world = await World.OpenAsync();
        var refusal = (await world.Desk<RemoveGuarantee>().RunAsync(world.Helene, Glass)).Problem!;
        Assert.Equal("guarantee.in-use", refusal.Code);
        var use = Assert.Single((IReadOnlyList<Use>)refusal.Args[1]!);
        Assert.Equal(("ProductGuarantee.GuaranteeId", 4), (use.Place, use.Count));

        foreach (var product in await world.ReadAsync(db => db.ProductGuarantees.Where(g => g.GuaranteeId == Glass).Select(g => g.ProductId).ToListAsync()))
        {
            var input = (await world.Desk<ProductQuery>().RunAsync(world.Helene, product))!.Input;
            input.Guarantees.Remove(Glass);
            Assert.Null((await world.Desk<SaveProduct>().RunAsync(world.Helene, input)).Problem);
        }
        Assert.Null((await world.Desk<RemoveGuarantee>().RunAsync(world.Helene, Glass)).Problem);
        Assert.False(await world.ReadAsync(db => db.Guarantees.AnyAsync(g => g.Id == Glass)));
    }

    [Fact, Rule("R-CON-08"), Rule("R-USR-05")]
    public async Task Managing_products_does_not_include_the_right_to_delete_guarantees()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Profiles.SingleAsync(p => p.Name == "Courtier")).Permissions = [Permission.ManageProducts]);
        Assert.False((await world.Desk<GuaranteesQuery>().RunAsync(world.Theo)).MayRemove);
        await Assert.ThrowsAsync<Forbidden>(() => world.Desk<RemoveGuarantee>().RunAsync(world.Theo, Glass));
        Assert.True((await world.Desk<GuaranteesQuery>().RunAsync(world.Helene)).MayRemove);
    }

    [Fact, Rule("R-PRD-01")]
    public async Task A_product_carries_its_guarantees_in_an_order_each_once()
    {
        await using var world = await World.OpenAsync();
        var product = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.ProductId!.Value).SingleAsync());
        var input = (await world.Desk<ProductQuery>().RunAsync(world.Helene, product))!.Input;
        Assert.Equal(5, input.Guarantees.Count);
        var fresh = await SaveAsync(world, new() { Name = "Contenu du véhicule" });
        input.Guarantees = [fresh.Value, Glass];
        Assert.Null((await world.Desk<SaveProduct>().RunAsync(world.Helene, input)).Problem);

        var read = (await world.Desk<ProductQuery>().RunAsync(world.Helene, product))!.Input;
        Assert.Equal([fresh.Value, Glass], read.Guarantees);
        Assert.NotEmpty(read.Offers);
        read.Guarantees = [Glass, Glass];
        Assert.Equal(Problem.Missing.At("Guarantees"), (await world.Desk<SaveProduct>().RunAsync(world.Helene, read)).Problem);
        read.Guarantees = [Guid.NewGuid()];
        Assert.Equal(Problem.Missing.At("Guarantees"), (await world.Desk<SaveProduct>().RunAsync(world.Helene, read)).Problem);
    }

    [Fact]
    public async Task What_products_and_contracts_use_stays_and_what_nothing_uses_goes()
    {
        await using var world = await World.OpenAsync();
        var risks = await world.Desk<RisksQuery>().RunAsync(world.Helene);
        var fleet = risks.Single(r => r.Name == "Flotte automobile");
        Assert.Equal(2, fleet.Uses.Single(u => u.Place == "Product.RiskId").Count);
        Assert.Equal("risk.in-use", (await world.Desk<RemoveRisk>().RunAsync(world.Helene, fleet.Id)).Problem?.Code);
        var insurer = (await world.Desk<InsurersQuery>().RunAsync(world.Helene))[0];
        Assert.Equal("insurer.in-use", (await world.Desk<RemoveInsurer>().RunAsync(world.Helene, insurer.Id)).Problem?.Code);
        var sold = await world.ReadAsync(db => db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.ProductId!.Value).SingleAsync());
        Assert.Equal("product.in-use", (await world.Desk<RemoveProduct>().RunAsync(world.Helene, sold)).Problem?.Code);

        var risk = await world.Desk<SaveRisk>().RunAsync(world.Helene, new() { Name = "Aviation" });
        var company = await world.Desk<SaveInsurer>().RunAsync(world.Helene, new() { Name = "Compagnie des Nuages" });
        var product = await world.Desk<SaveProduct>().RunAsync(world.Helene, new() { Name = "Nuages Aviation", RiskId = risk.Value, InsurerId = company.Value, Guarantees = [Glass] });
        Assert.Null((await world.Desk<RemoveProduct>().RunAsync(world.Helene, product.Value)).Problem);
        Assert.Null((await world.Desk<RemoveRisk>().RunAsync(world.Helene, risk.Value)).Problem);
        Assert.Null((await world.Desk<RemoveInsurer>().RunAsync(world.Helene, company.Value)).Problem);
        Assert.True(await world.ReadAsync(db => db.Guarantees.AnyAsync(g => g.Id == Glass)));
    }

    [Fact]
    public async Task Two_who_rename_the_same_meet()
    {
        await using var world = await World.OpenAsync();
        var row = await RowAsync(world, Glass);
        var (mine, other) = (SaveGuarantee.Input.Of(row), SaveGuarantee.Input.Of(row));
        (mine.Name, other.Name) = ("Glaces", "Vitrages");
        Assert.Null((await SaveAsync(world, mine)).Problem);
        Assert.Equal(Problem.Stale, (await SaveAsync(world, other)).Problem);
        Assert.Equal(new Problem("guarantee.name-taken", "Name"), (await SaveAsync(world, new() { Name = "Glaces" })).Problem);

        var risk = (await world.Desk<RisksQuery>().RunAsync(world.Helene))[0];
        Assert.Null((await world.Desk<SaveRisk>().RunAsync(world.Helene, new() { Id = risk.Id, Version = risk.Version, Name = "Un" })).Problem);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveRisk>().RunAsync(world.Helene, new() { Id = risk.Id, Version = risk.Version, Name = "Deux" })).Problem);
    }

    [Fact]
    public async Task What_comes_to_be_used_while_it_is_being_deleted_is_kept_by_the_database()
    {
        await using var world = await World.OpenAsync();
        await using var db = await world.OpenAsync(world.Helene);
        db.Remove(await db.Guarantees.SingleAsync(g => g.Id == Glass));
        Assert.Equal(Problem.Tied, await db.SaveAsync() is { Problem: { } problem } ? problem : null);
    }

    private static async Task<GuaranteesQuery.GuaranteeRow> RowAsync(World world, Guid id) => (await world.Desk<GuaranteesQuery>().RunAsync(world.Helene)).Rows.Single(r => r.Id == id);

    private static Task<string> ShownAsync(World world) => world.ReadAsync(async db => (await db.Guarantees.SingleAsync(g => g.Id == Glass)).ShownName);

    private static Task<Result<Guid>> SaveAsync(World world, SaveGuarantee.Input input) => world.Desk<SaveGuarantee>().RunAsync(world.Helene, input);
}
