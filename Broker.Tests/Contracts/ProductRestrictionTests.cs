using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Demo;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;

/// <summary>What may be chosen when a contract is created: A, B and C are three products of the firm, "A+10" lapses in ten days, "A-1" did yesterday.</summary>
public sealed class ProductRestrictionTests
{
    private static readonly Dictionary<char, string> Products = new() { ['A'] = "Armoriane Flotte Route", ['B'] = "Corvane RC Entreprise", ['C'] = "Corvane Cyber" };

    [Theory, Rule("R-ASC-09"), Rule("R-ASC-10"), Rule("R-ASC-11"), Rule("R-ASC-12"), Rule("D-12")]
    [InlineData("", "", "", "all", false)]
    [InlineData("A B", "", "", "A B", false)]
    [InlineData("", "A", "", "A", false)]
    [InlineData("A+10", "", "", "A", false)]
    [InlineData("A+1", "", "", "A", false)]
    [InlineData("A+0", "", "", "all", true)]
    [InlineData("A-1", "", "", "all", true)]
    [InlineData("A-1 B", "", "", "B", false)]
    [InlineData("", "A-1", "", "all", false)]
    [InlineData("A-1", "B", "", "B", true)]
    [InlineData("A-1", "B-1", "", "all", true)]
    [InlineData("B", "A", "", "", false)]
    [InlineData("A B", "B C", "", "B", false)]
    [InlineData("B", "B A-1", "", "B", false)]
    [InlineData("A B-1", "B", "", "", false)]
    [InlineData("", "", "A", "all", false)]
    public async Task The_lists_of_a_client_and_its_principal_decide_what_is_offered(string own, string principals, string associates, string offered, bool lapsed)
    {
        await using var world = await World.OpenAsync();
        await ListAsync(world, Cast.RivelaineNord, own);
        await ListAsync(world, Cast.Rivelaine, principals);
        await ListAsync(world, Cast.Kervadec, associates);
        await world.AddAsync([.. ClientAssociation.Both(Cast.RivelaineNord.Id, Cast.Kervadec.Id, await world.ReadAsync(db => db.ListValues.Where(v => v.List == Broker.Core.Lists.ListKind.AssociationKind).Select(v => v.Id).FirstAsync()))]);

        var choices = await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo, Cast.RivelaineNord.Id);
        var all = await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo);
        var expected = offered == "all" ? all.Products.Select(p => p.Name) : offered.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => Products[p[0]]);
        Assert.Equal(expected.Order(), choices.Products.Select(p => p.Name).Order());
        Assert.Equal(offered == "all", choices.Source == RestrictionSource.None);
        Assert.Equal(lapsed, (await world.Desk<ClientCounters>().RunAsync(world.Ines, Cast.RivelaineNord.Id)).ProductsLapsed);

        // Core refuses what the form does not offer, and nothing else.
        foreach (var (letter, name) in Products)
        {
            var made = await CreateAsync(world, Cast.RivelaineNord, all.Products.Single(p => p.Name == name));
            Assert.Equal(offered == "all" || offered.Contains(letter) ? null : new Problem("contract.product-not-offered", "ProductId"), made.Problem);
        }
    }

    [Fact, Rule("R-ASC-11"), Rule("D-10")]
    public async Task The_list_holds_one_level_down_and_no_further()
    {
        await using var world = await World.OpenAsync();
        await world.ChangeAsync(async db => (await db.Clients.SingleAsync(c => c.Id == Cast.Kervadec.Id)).ParentId = Cast.RivelaineNord.Id);
        await ListAsync(world, Cast.Rivelaine, "A");
        Assert.Equal(RestrictionSource.Principal, (await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo, Cast.RivelaineNord.Id)).Source);
        Assert.Equal(RestrictionSource.None, (await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo, Cast.Kervadec.Id)).Source);
    }

    [Fact, Rule("R-ASC-10")]
    public async Task Under_a_list_a_contract_of_no_product_is_refused_and_risks_and_insurers_follow()
    {
        await using var world = await World.OpenAsync();
        await ListAsync(world, Cast.RivelaineNord, "B");
        var choices = await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo, Cast.RivelaineNord.Id);
        Assert.Equal(("Responsabilité civile professionnelle", "Corvane Spécialités"), (Assert.Single(choices.Risks).Name, Assert.Single(choices.Insurers).Name));

        var made = await CreateAsync(world, Cast.RivelaineNord, choices.Products[0], without: true);
        Assert.Equal(new Problem("contract.product-needed", "ProductId"), made.Problem);
        Assert.Null((await CreateAsync(world, Cast.Kervadec, choices.Products[0], without: true)).Problem);
    }

    [Fact, Rule("R-ASC-13")]
    public async Task Contracts_there_are_stay_as_they_are_and_can_still_be_edited()
    {
        await using var world = await World.OpenAsync();
        await ListAsync(world, Cast.Rivelaine, "A");
        var input = SaveContract.Input.Of((await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Cyber))!);
        input.AnnualPremium = 7_000;
        Assert.Null((await world.Desk<SaveContract>().RunAsync(world.Theo, input)).Problem);
        Assert.Equal("Corvane Cyber", (await world.Desk<ContractQuery>().RunAsync(world.Theo, world.Cyber))!.Product);
    }

    [Fact, Rule("D-12")]
    public async Task A_list_whose_products_are_no_longer_sold_offers_nothing()
    {
        await using var world = await World.OpenAsync();
        await ListAsync(world, Cast.RivelaineNord, "C");
        await world.ChangeAsync(async db => (await db.Products.SingleAsync(p => p.Name == Products['C'])).Retired = true);
        var choices = await world.Desk<ContractChoicesQuery>().RunAsync(world.Theo, Cast.RivelaineNord.Id);
        Assert.Equal((0, RestrictionSource.Own), (choices.Products.Count, choices.Source));
        Assert.True(Assert.Single((await world.Desk<ClientProductsQuery>().RunAsync(world.Ines, Cast.RivelaineNord.Id))!.Own).Retired);
    }

    [Fact, Rule("R-ASC-10"), Rule("R-ASC-12")]
    public async Task Products_are_listed_once_given_an_end_and_taken_off()
    {
        await using var world = await World.OpenAsync();
        var (save, query) = (world.Desk<SaveClientProduct>(), world.Desk<ClientProductsQuery>());
        var product = (await query.RunAsync(world.Ines, world.Morel))!.Unlisted[0];
        var input = new SaveClientProduct.Input { ClientId = world.Morel, ProductId = product.Id };
        Assert.Null((await save.RunAsync(world.Theo, input)).Problem);
        Assert.Equal(Problem.Of("client-product.already", product.Name).At("ProductId"), (await save.RunAsync(world.Theo, input)).Problem);

        var listed = (await query.RunAsync(world.Ines, world.Morel))!;
        var row = Assert.Single(listed.Own);
        Assert.Equal((RestrictionSource.Own, 1, true), (listed.Source, listed.Allowed, row.Allowed));
        Assert.DoesNotContain(listed.Unlisted, c => c.Id == product.Id);

        var change = new SaveClientProduct.Input { ClientId = world.Morel, Id = row.Id, Version = row.Version, ProductId = row.ProductId, VoidFrom = World.Today };
        Assert.Null((await save.RunAsync(world.Theo, change)).Problem);
        Assert.Equal(Problem.Stale, (await save.RunAsync(world.Theo, change)).Problem);
        listed = (await query.RunAsync(world.Ines, world.Morel))!;
        Assert.Equal((RestrictionSource.None, true, null), (listed.Source, listed.OwnLapsed, listed.Allowed));

        Assert.Null((await world.Desk<RemoveClientProduct>().RunAsync(world.Theo, row.Id)).Problem);
        Assert.False((await query.RunAsync(world.Ines, world.Morel))!.OwnLapsed);
    }

    [Fact, Rule("R-ASC-11"), Rule("D-12")]
    public async Task The_record_shows_the_principals_list_beside_its_own()
    {
        await using var world = await World.OpenAsync();
        await ListAsync(world, Cast.Rivelaine, "A B-1");
        await ListAsync(world, Cast.RivelaineNord, "A C");
        var read = (await world.Desk<ClientProductsQuery>().RunAsync(world.Ines, Cast.RivelaineNord.Id))!;
        Assert.Equal((RestrictionSource.Both, 1, "Transports Rivelaine"), (read.Source, read.Allowed, read.Principal!.Name));
        Assert.Equal([(Products['A'], true), (Products['C'], false)], read.Own.Select(p => (p.Product, p.Allowed)).Order());
        Assert.True(read.Inherited.Single(p => p.Product == Products['B']).Void);
    }

    private static Task<Result<Guid>> CreateAsync(World world, CastClient client, ContractChoicesQuery.ProductChoice product, bool without = false) => world.Desk<SaveContract>().RunAsync(world.Theo, new()
    {
        ClientId = client.Id, Number = "ESSAI", RiskId = product.RiskId, InsurerId = product.InsurerId, ProductId = without ? null : product.Id, EffectiveOn = World.Today, AnnualPremium = 100,
    });

    private static async Task ListAsync(World world, CastClient client, string list)
    {
        var ids = await world.ReadAsync(db => db.Products.ToDictionaryAsync(p => p.Name, p => p.Id));
        await world.AddAsync([.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => new ClientProduct
        {
            ClientId = client.Id, ProductId = ids[Products[entry[0]]],
            VoidFrom = entry.Length == 1 ? null : World.Today.AddDays(int.Parse(entry[1..], System.Globalization.CultureInfo.InvariantCulture)),
        })]);
    }
}
