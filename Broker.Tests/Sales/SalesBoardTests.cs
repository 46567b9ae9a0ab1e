using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Lists;
using Broker.Core.Sales;

namespace Broker.Tests.Sales;

using World = Broker.Tests.World.World;

/// <summary>Cards on columns the firm names itself.</summary>
public sealed class SalesBoardTests
{
    [Fact, Rule("AS-09")]
    public async Task A_card_goes_from_column_to_column_and_the_heads_count()
    {
        await using var world = await World.OpenAsync();
        var (one, other) = ((await world.OpenSaleAsync()).Value, (await world.OpenSaleAsync(risk: "Cyber")).Value);
        Assert.Equal(2, (await HeadsAsync(world))[SalesWorld.Stage("À qualifier")]);
        Assert.Null((await world.MoveAsync(one, "Étude")).Problem);
        var heads = await HeadsAsync(world);
        Assert.Equal((1, 1), (heads[SalesWorld.Stage("À qualifier")], heads[SalesWorld.Stage("Étude")]));
        Assert.Equal(SalesWorld.Stage("Étude"), (await world.CardAsync(one))!.StageId);
        Assert.Equal(SalesWorld.Stage("À qualifier"), (await world.CardAsync(other))!.StageId);
    }

    [Fact]
    public async Task Who_moves_a_card_that_was_moved_meanwhile_is_told()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        var seen = (await world.SaleAsync(sale)).Version;
        await world.MoveAsync(sale, "Étude");
        var late = await world.Desk<MoveProposal>().RunAsync(world.Helene, new() { Id = sale, Version = seen, StageId = SalesWorld.Stage("Proposition envoyée") });
        Assert.Equal(Problem.Stale, late.Problem);
    }

    [Fact]
    public async Task Lost_needs_its_reason_back_from_there_a_sale_goes_on_and_won_is_for_contracts()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        Assert.Equal(new Problem("input.required", "Reason"), (await world.MoveAsync(sale, "Sans suite")).Problem);
        Assert.Equal("proposal.convert-first", (await world.MoveAsync(sale, "Contrat établi")).Problem?.Code);
        Assert.Null((await world.MoveAsync(sale, "Sans suite", " Trop cher ")).Problem);
        Assert.Equal((ProposalState.Lost, "Trop cher"), await world.SaleAsync(sale) is var lost ? (lost.State, lost.LostBecause) : default);
        Assert.Equal("proposal.lost", (await world.OfferAsync(sale, "liability")).Problem?.Code);
        Assert.Equal("proposal.lost", (await world.AdviseAsync(sale, named: false)).Problem?.Code);

        world.Time.Advance(TimeSpan.FromDays(SalesFilter.DaysKept + 1));
        Assert.Null(await world.CardAsync(sale));
        Assert.Null((await world.MoveAsync(sale, "Étude")).Problem);
        Assert.Equal((ProposalState.Open, null), await world.SaleAsync(sale) is var again ? (again.State, again.LostBecause) : default);
        Assert.NotNull(await world.CardAsync(sale));
    }

    [Fact]
    public async Task The_board_is_narrowed_by_handler_risk_and_client_and_read_a_portion_at_a_time()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        for (var i = 0; i < 3; i++) await world.OpenSaleAsync(risk: "Cyber");
        Assert.NotNull(await world.CardAsync(sale, new() { HandlerId = Cast.Theo.Id, RiskId = SalesWorld.Risk(SalesWorld.Liability), Text = "riveLAINE" }));
        Assert.NotNull(await world.CardAsync(sale, new() { Text = (await world.SaleAsync(sale)).Number }));
        foreach (var filter in new SalesFilter[] { new() { HandlerId = Cast.Helene.Id }, new() { RiskId = SalesWorld.Risk("Cyber") }, new() { Text = "Pélissier" } })
            Assert.Null(await world.CardAsync(sale, filter));

        var stage = SalesWorld.Stage("À qualifier");
        var portion = await world.Desk<SalesCardsQuery>().RunAsync(world.Theo, new(), new Dictionary<Guid, int> { [stage] = 2 });
        Assert.Equal(2, portion[stage].Count());
        Assert.DoesNotContain(portion[stage], c => c.Id == sale);
    }

    [Fact]
    public async Task Stages_are_the_firms_words_and_one_with_open_sales_stays_when_it_is_retired()
    {
        await using var world = await World.OpenAsync();
        Assert.Equal(DemoSalesStages, (await world.Desk<SalesStagesQuery>().RunAsync(world.Theo)).Select(s => s.Name));
        var sale = (await world.OpenSaleAsync()).Value;
        await world.Desk<SaveListValue>().RunAsync(world.Helene, new() { List = ListKind.SalesStage, Name = "Négociation", Colour = StageColour.Amber, Outcome = StageOutcome.Open });
        Assert.Null((await world.Desk<RetireListValue>().RunAsync(world.Helene, SalesWorld.Stage("À qualifier"), true)).Problem);
        var stages = await world.Desk<SalesStagesQuery>().RunAsync(world.Theo);
        Assert.Equal((StageColour.Amber, StageOutcome.Open), stages.Single(s => s.Name == "Négociation") is var added ? (added.Colour, added.Outcome) : default);
        Assert.Contains(stages, s => s is { Name: "À qualifier", Retired: true });
        Assert.Null((await world.MoveAsync(sale, "Étude")).Problem);
        Assert.DoesNotContain(await world.Desk<SalesStagesQuery>().RunAsync(world.Theo), s => s.Name == "À qualifier");
        Assert.Equal("common.missing", (await world.MoveAsync(sale, "À qualifier")).Problem?.Code);
        Assert.Equal("list.in-use", (await world.Desk<RemoveListValue>().RunAsync(world.Helene, SalesWorld.Stage("Étude"))).Problem?.Code);
    }

    [Fact]
    public async Task A_firm_without_stages_is_told_that_it_has_none()
    {
        await using var world = await World.OpenAsync();
        foreach (var stage in await world.Desk<SalesStagesQuery>().RunAsync(world.Theo)) await world.Desk<RemoveListValue>().RunAsync(world.Helene, stage.Id);
        Assert.Equal("proposal.no-stage", (await world.OpenSaleAsync()).Problem?.Code);
    }

    [Fact]
    public async Task Whose_a_sale_is_and_what_is_noted_changes_as_it_was_read()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        var input = new SaveProposal.Input { Id = sale, Version = (await world.SaleAsync(sale)).Version, HandlerId = Cast.Helene.Id, Note = " Rappeler lundi " };
        Assert.Null((await world.Desk<SaveProposal>().RunAsync(world.Theo, input)).Problem);
        Assert.Equal(("Hélène Marceau", "Rappeler lundi"), await world.SaleAsync(sale) is var there ? (there.Handler, there.Note) : default);
        Assert.Equal(Problem.Stale, (await world.Desk<SaveProposal>().RunAsync(world.Theo, input)).Problem);
        input.Version = there.Version;
        input.HandlerId = Cast.Nadege.Id;
        Assert.Equal("HandlerId", (await world.Desk<SaveProposal>().RunAsync(world.Theo, input)).Problem?.Field);
    }

    private static readonly string[] DemoSalesStages = ["À qualifier", "Étude", "Proposition envoyée", "Accord du client", "Contrat établi", "Sans suite"];

    private static Task<IReadOnlyDictionary<Guid, int>> HeadsAsync(World world) => world.Desk<SalesBoardQuery>().RunAsync(world.Theo, new());
}
