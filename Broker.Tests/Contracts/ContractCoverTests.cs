using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Work;
using Broker.Portal.Features.Contracts;
using Bunit;
using Microsoft.EntityFrameworkCore;
using ExtranetGuarantees = Broker.Portal.Features.Extranet.GuaranteesPanel;

namespace Broker.Tests.Contracts;

using World = Broker.Tests.World.World;
using CastScreen = Broker.Tests.World.CastScreen;

/// <summary>What a contract covers: its product's guarantees, its own, or those of an endorsement.</summary>
public sealed class ContractCoverTests : IAsyncLifetime
{
    private World world = null!;
    private Guarantee glass = null!, theft = null!, legal = null!;

    /// <summary>The fleet's product covers glass, then theft.</summary>
    public async Task InitializeAsync()
    {
        world = await World.OpenAsync();
        glass = new() { Name = "Glaces", PublicName = "Vos vitres", Limit = Money.Euros(2_000), Deductible = Money.Euros(80) };
        (theft, legal) = (new() { Name = "Vol total" }, new() { Name = "Défense" });
        await world.AddAsync(glass, theft, legal);
        await world.ChangeAsync(async db =>
        {
            var product = (await db.Contracts.Where(c => c.Id == world.Fleet).Select(c => c.ProductId).SingleAsync())!.Value;
            db.RemoveRange(await db.ProductGuarantees.Where(g => g.ProductId == product).ToListAsync());
            db.AddRange(new ProductGuarantee { ProductId = product, GuaranteeId = glass.Id, Position = 1 }, new ProductGuarantee { ProductId = product, GuaranteeId = theft.Id, Position = 2 });
        });
    }

    public async Task DisposeAsync() => await world.DisposeAsync();

    [Fact, Rule("R-CON-10")]
    public async Task Without_guarantees_of_its_own_a_contract_has_its_products()
    {
        var cover = await CoverAsync();
        Assert.Equal((CoverSource.Product, null), (cover.Source, cover.Number));
        Assert.Equal(["Glaces", "Vol total"], cover.Lines.Select(l => l.Name));
        Assert.Equal((Money.Euros(2_000), Money.Euros(80)), (cover.Lines[0].Limit, cover.Lines[0].Deductible));
        Assert.Equal(CoverSource.None, (await world.Desk<ContractCoverQuery>().RunAsync(world.Theo, world.WithoutProduct))!.Source);
    }

    [Fact, Rule("R-CON-10")]
    public async Task Guarantees_of_its_own_take_the_place_of_the_products()
    {
        await ChooseAsync(new() { GuaranteeId = legal.Id, Limit = 5_000 }, new() { GuaranteeId = glass.Id, Deductible = 40 });
        var cover = await CoverAsync();
        Assert.Equal(CoverSource.Contract, cover.Source);
        Assert.Equal([("Défense", Money.Euros(5_000), null), ("Glaces", null, Money.Euros(40))], cover.Lines.Select(l => (l.Name, l.Limit, l.Deductible)));
        Assert.Equal(ContractEvents.GuaranteesChanged, (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Fleet)).Rows[0].Code);

        await ChooseAsync();
        Assert.Equal(CoverSource.Product, (await CoverAsync()).Source);
    }

    [Fact, Rule("R-CON-10")]
    public async Task Guarantees_filled_in_on_an_endorsement_replace_the_contracts_from_its_first_day()
    {
        await ChooseAsync(new CoverChoice { GuaranteeId = glass.Id });
        await EndorseAsync(World.Today.AddDays(5), new CoverChoice { GuaranteeId = legal.Id, Limit = 9_000 });
        Assert.Equal(["Glaces"], (await CoverAsync()).Lines.Select(l => l.Name));

        world.Time.Advance(TimeSpan.FromDays(5));
        var cover = await CoverAsync();
        Assert.Equal((CoverSource.Endorsement, 1, World.Today.AddDays(5)), (cover.Source, cover.Number, cover.Since));
        Assert.Equal([("Défense", Money.Euros(9_000))], cover.Lines.Select(l => (l.Name, l.Limit!.Value)));
        Assert.Equal(["Glaces"], cover.Own.Select(l => l.Name));
    }

    [Fact, Rule("R-CON-10")]
    public async Task Of_several_endorsements_the_latest_that_names_guarantees_counts()
    {
        await EndorseAsync(World.Today.AddDays(-30), new CoverChoice { GuaranteeId = legal.Id });
        await EndorseAsync(World.Today.AddDays(-10), new CoverChoice { GuaranteeId = theft.Id });
        await EndorseAsync(World.Today.AddDays(-1));
        var cover = await CoverAsync();
        Assert.Equal((2, "Vol total"), (cover.Number, cover.Lines.Single().Name));
        Assert.Equal([3, 2, 1], cover.Endorsements.Select(e => e.Number));

        Assert.False((await world.Desk<RemoveEndorsement>().RunAsync(world.Theo, cover.Endorsements[1].Id)).Failed);
        Assert.Equal((1, "Défense"), ((await CoverAsync()).Number, (await CoverAsync()).Lines.Single().Name));
        var told = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine, world.Fleet)).Rows[0];
        Assert.Equal((ContractEvents.EndorsementRemoved, "2"), (told.Code, told.Args[1]));
    }

    [Fact, Rule("R-CON-10"), Rule("R-CLM-02")]
    public async Task A_claim_concerns_the_guarantees_that_applied_on_its_day()
    {
        await EndorseAsync(World.Today.AddDays(-10), new CoverChoice { GuaranteeId = legal.Id });
        var query = world.Desk<ClaimGuaranteesQuery>();
        Assert.Equal([legal.Id], (await query.RunAsync(world.Ines, world.Fleet)).Select(g => g.Id));
        Assert.Equal([legal.Id], (await query.RunAsync(world.Ines, world.Fleet, World.Today.AddDays(-10))).Select(g => g.Id));
        Assert.Equal([glass.Id, theft.Id], (await query.RunAsync(world.Ines, world.Fleet, World.Today.AddDays(-11))).Select(g => g.Id));
    }

    [Fact, Rule("R-CON-10")]
    public async Task A_new_contract_keeps_its_products_guarantees_as_they_were_when_it_was_signed()
    {
        var fleet = await world.ReadAsync(db => db.Contracts.SingleAsync(c => c.Id == world.Fleet));
        var made = await world.Desk<SaveContract>().RunAsync(world.Theo, new()
        {
            ClientId = world.Morel, Number = "N-77", RiskId = fleet.RiskId, InsurerId = fleet.InsurerId, ProductId = fleet.ProductId, EffectiveOn = World.Today, AnnualPremium = 100,
        });
        await world.ChangeAsync(async db => db.RemoveRange(await db.ProductGuarantees.Where(g => g.ProductId == fleet.ProductId).ToListAsync()));
        var cover = (await world.Desk<ContractCoverQuery>().RunAsync(world.Theo, made.Value))!;
        Assert.Equal((CoverSource.Contract, "Glaces, Vol total"), (cover.Source, string.Join(", ", cover.Lines.Select(l => l.Name))));
    }

    [Fact, Rule("R-CON-08")]
    public async Task A_guarantee_a_contract_or_an_endorsement_has_is_not_deleted()
    {
        await EndorseAsync(World.Today, new CoverChoice { GuaranteeId = legal.Id });
        Assert.Equal("guarantee.in-use", (await world.Desk<RemoveGuarantee>().RunAsync(world.Helene, legal.Id)).Problem?.Code);
        Assert.True(await world.ReadAsync(db => db.Guarantees.AnyAsync(g => g.Id == legal.Id)));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_and_leaves_all_as_it_was()
    {
        var save = world.Desk<SaveEndorsement>();
        Assert.Equal("contract.endorsed-before-effect", (await save.RunAsync(world.Theo, new() { ContractId = world.Fleet, EffectiveOn = new(1990, 1, 1) })).Problem?.Code);
        Assert.Equal(Problem.Missing.At("ReasonId"), (await save.RunAsync(world.Theo, new() { ContractId = world.Fleet, EffectiveOn = World.Today, ReasonId = Guid.NewGuid() })).Problem);
        Assert.Equal(Problem.Missing.At("Guarantees"), (await save.RunAsync(world.Theo, new() { ContractId = world.Fleet, EffectiveOn = World.Today, Guarantees = [new() { GuaranteeId = Guid.NewGuid() }] })).Problem);
        Assert.Equal(Problem.Missing.At("Guarantees"), (await ChooseAsync(new CoverChoice { GuaranteeId = glass.Id }, new CoverChoice { GuaranteeId = glass.Id })).Problem);
        Assert.Equal("contract.guarantee-amount", (await ChooseAsync(new CoverChoice { GuaranteeId = glass.Id, Limit = -1 })).Problem?.Code);
        Assert.Equal(Problem.Missing, (await save.RunAsync(world.Theo, new() { ContractId = world.Fleet, Id = Guid.NewGuid(), EffectiveOn = World.Today })).Problem);
        Assert.Equal((CoverSource.Product, 0), ((await CoverAsync()).Source, (await CoverAsync()).Endorsements.Count));
    }

    [Fact]
    public async Task Of_two_who_choose_guarantees_or_change_an_endorsement_the_second_is_told()
    {
        var version = (await CoverAsync()).Version;
        await ChooseAsync(new CoverChoice { GuaranteeId = glass.Id });
        Assert.Equal(Problem.Stale, (await world.Desk<SaveContractGuarantees>().RunAsync(world.Oliver, new() { ContractId = world.Fleet, Version = version })).Problem);

        await EndorseAsync(World.Today);
        var read = (await CoverAsync()).Endorsements.Single();
        var input = new SaveEndorsement.Input { ContractId = world.Fleet, Id = read.Id, Version = read.Version, EffectiveOn = World.Today.AddDays(1), Note = "Reporté" };
        Assert.False((await world.Desk<SaveEndorsement>().RunAsync(world.Theo, input)).Failed);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveEndorsement>().RunAsync(world.Oliver, input)).Problem);
        Assert.Equal((1, "Reporté"), ((await CoverAsync()).Endorsements.Single().Number, (await CoverAsync()).Endorsements.Single().Note));
    }

    [Fact, Rule("R-CON-10"), Rule("R-CON-06")]
    [Trait("Kind", "Page")]
    public async Task The_contract_shows_them_on_both_sides_and_follows_a_colleagues_endorsement()
    {
        using var screen = new CastScreen(world, world.Theo);
        using var extranet = new CastScreen(world, world.Nadege);
        var page = screen.Open<ContractPage>($"/clients/{world.Rivelaine}/contracts/{world.Fleet}?tab=guarantees", p => p.Add(c => c.ClientId, world.Rivelaine).Add(c => c.ContractId, world.Fleet));
        var client = extranet.Open<ExtranetGuarantees>("/", p => p.Add(c => c.Contract, world.Desk<ContractQuery>().RunAsync(world.Nadege, world.Fleet).Result!));
        page.WaitForAssertion(() => Assert.Contains("Celles du produit", page.Markup));
        client.WaitForAssertion(() => Assert.Contains("Vos vitres", client.Markup));
        Assert.DoesNotContain("Glaces", client.Markup);

        await EndorseAsync(World.Today, new CoverChoice { GuaranteeId = legal.Id, Limit = 5_000 });
        page.WaitForAssertion(() => Assert.Contains("Celles de l’avenant n° 1", page.Markup));
        client.WaitForAssertion(() => Assert.Equal(["Défense"], client.FindAll(".rows b").Select(b => b.TextContent)));
        Assert.Contains("jusqu’à 5", client.Find(".rows .small").TextContent);
    }

    [Fact, Rule("R-CON-10")]
    [Trait("Kind", "Page")]
    public async Task An_endorsement_starts_from_what_applies_and_says_what_is_wrong_beside_the_field()
    {
        using var screen = new CastScreen(world, world.Theo);
        var dialog = screen.Open<EndorsementDialog>("/", p => p.Add(d => d.Open, true).Add(d => d.ContractId, world.Fleet).Add(d => d.Cover, CoverAsync().Result));
        var reason = await world.ReadAsync(db => db.ListValues.Where(v => v.List == ListKind.EndorsementReason && v.Name == "Modification de garanties").Select(v => v.Id).SingleAsync());
        await dialog.WaitForElement("#SaveEndorsement-EffectiveOn").ChangeAsync("1990-01-01");
        await dialog.Find("#SaveEndorsement-ReasonId").ChangeAsync(reason.ToString());
        await dialog.Find("label.tick input").ChangeAsync(true);
        Assert.Equal(["Glaces", "Vol total"], dialog.FindAll("tbody td.wrap").Select(d => d.TextContent.Trim()));
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Equal("Un avenant ne peut pas prendre effet avant le contrat.", dialog.Find(".field.invalid .error").TextContent.Trim()));

        await dialog.Find("#SaveEndorsement-EffectiveOn").ChangeAsync("2026-06-01");
        await dialog.FindAll("tbody input")[0].ChangeAsync("3500");
        await dialog.Find("form").SubmitAsync();
        await Task.Yield();
        var cover = await CoverAsync();
        Assert.Equal((CoverSource.Endorsement, Money.Euros(3_500)), (cover.Source, cover.Lines[0].Limit));
        Assert.Equal("Modification de garanties", cover.Endorsements.Single().Reason);
    }

    [Fact]
    public async Task The_demo_firm_shows_an_endorsement_that_replaced_the_guarantees()
    {
        var cover = (await world.Desk<ContractCoverQuery>().RunAsync(world.Ines, world.Depots))!;
        Assert.Equal((CoverSource.Endorsement, 2, 5), (cover.Source, cover.Number, cover.Lines.Count));
        Assert.Empty((await world.Desk<ContractCoverQuery>().RunAsync(world.Nadege, world.Depots))!.Endorsements);
    }

    private async Task<ContractCoverQuery.Cover> CoverAsync() => (await world.Desk<ContractCoverQuery>().RunAsync(world.Theo, world.Fleet))!;

    private async Task<Result> ChooseAsync(params CoverChoice[] chosen) =>
        await world.Desk<SaveContractGuarantees>().RunAsync(world.Theo, new() { ContractId = world.Fleet, Version = (await CoverAsync()).Version, Guarantees = [.. chosen] });

    private async Task EndorseAsync(DateOnly on, params CoverChoice[] chosen) =>
        Assert.Null((await world.Desk<SaveEndorsement>().RunAsync(world.Theo, new() { ContractId = world.Fleet, EffectiveOn = on, Guarantees = [.. chosen] })).Problem);
}
