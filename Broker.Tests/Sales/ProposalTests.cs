using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Lists;
using Broker.Core.Sales;
using Broker.Core.Work;
using Broker.Tests.ExpectedDocuments;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Sales;

using World = Broker.Tests.World.World;

public sealed class ProposalTests
{
    private const string Form = "Questionnaire signé", Losses = "Relevé de sinistralité", Kbis = "Extrait Kbis";

    [Fact, Rule("AS-30")]
    public async Task A_sale_goes_from_risk_to_contract_and_each_step_says_which_is_next()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        Assert.Equal((ProposalStep.Quotes, ProposalState.Open, "À qualifier"), await world.SaleAsync(sale) is var first ? (first.Next, first.State, first.Stage) : default);
        Assert.Contains(first.Products, p => p.Id == SalesWorld.Product("liability"));

        Assert.Null((await world.OfferAsync(sale, "liability")).Problem);
        var quote = Assert.Single((await world.SaleAsync(sale)).Offers);
        await world.PriceAsync(quote.Id);
        Assert.Equal(ProposalStep.Advice, (await world.SaleAsync(sale)).Next);
        Assert.Null((await world.AdviseAsync(sale)).Problem);
        Assert.Null((await world.DeliverAsync(sale)).Problem);
        Assert.Equal(ProposalStep.Agreement, (await world.SaleAsync(sale)).Next);
        await world.AgreeAsync(quote.Id);
        Assert.Equal(ProposalStep.Contract, (await world.SaleAsync(sale)).Next);
        var contract = await world.ConvertAsync(sale);
        Assert.Null(contract.Problem);

        var done = await world.SaleAsync(sale);
        Assert.Equal((ProposalState.Converted, contract.Value, "RC-900100", "Contrat établi"), (done.State, done.ContractId, done.Contract, done.Stage));
        var made = (await world.Desk<Broker.Core.Contracts.ContractQuery>().RunAsync(world.Theo, contract.Value))!;
        Assert.Equal((Money.Euros(1_200), SalesWorld.Product("liability")), (made.AnnualPremium, made.ProductId));
        var told = (await world.Desk<EventsQuery>().RunAsync(world.Theo, world.Rivelaine)).Rows.Where(e => e.Args.FirstOrDefault() == done.Number).Select(e => e.Code).ToHashSet();
        Assert.Superset(new HashSet<string> { ProposalEvents.Opened, ProposalEvents.Advised, ProposalEvents.Converted }, told);
    }

    [Fact, Rule("AS-30")]
    public async Task Several_offers_stand_in_one_sale_and_a_product_asked_for_twice_is_one()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync(risk: "Flotte automobile")).Value;
        Assert.Null((await world.OfferAsync(sale, "fleet", "fleet-valsoline")).Problem);
        Assert.Null((await world.OfferAsync(sale, "fleet")).Problem);
        var there = await world.SaleAsync(sale);
        Assert.Equal(2, there.Offers.Select(o => o.Insurer).Distinct().Count());
        Assert.Equal(2, there.Offers.Count);
        Assert.Empty(there.Products);
        Assert.Equal("common.missing", (await world.OfferAsync(sale, "liability")).Problem?.Code);
        Assert.Equal("proposal.choose-products", (await world.OfferAsync(sale)).Problem?.Code);

        var other = new SaveQuote.Input { ClientId = world.Rivelaine, ProposalId = sale, RiskId = SalesWorld.Risk("Cyber") };
        Assert.Equal("proposal.other-risk", (await world.Desk<SaveQuote>().RunAsync(world.Theo, other)).Problem?.Code);
        Assert.Equal("common.missing", (await world.Desk<SaveQuote>().RunAsync(world.Theo, new() { ClientId = world.Pelissier, ProposalId = sale, RiskId = SalesWorld.Risk("Flotte automobile") })).Problem?.Code);
    }

    [Fact, Rule("AS-30")]
    public async Task A_quote_that_is_there_becomes_the_first_offer_of_a_sale_and_of_one_only()
    {
        await using var world = await World.OpenAsync();
        var quote = (await world.Desk<SaveQuote>().RunAsync(world.Theo, new() { ClientId = world.Rivelaine, RiskId = SalesWorld.Risk("Cyber") })).Value;
        var input = new OpenProposal.Input { ClientId = world.Rivelaine, RiskId = SalesWorld.Risk("Cyber"), QuoteId = quote };
        var sale = await world.Desk<OpenProposal>().RunAsync(world.Theo, input);
        Assert.Equal(quote, Assert.Single((await world.SaleAsync(sale.Value)).Offers).Id);
        Assert.Equal(sale.Value, (await world.Desk<QuoteQuery>().RunAsync(world.Theo, quote))!.ProposalId);
        Assert.Equal("proposal.quote-taken", (await world.Desk<OpenProposal>().RunAsync(world.Theo, input)).Problem?.Code);
        input.RiskId = SalesWorld.Risk(SalesWorld.Liability);
        Assert.Equal("common.missing", (await world.Desk<OpenProposal>().RunAsync(world.Theo, input)).Problem?.Code);
    }

    [Fact, Rule("AS-05"), Rule("AS-06"), Rule("AS-09")]
    public async Task A_sale_asks_for_what_its_risk_asks_for_and_its_card_counts_what_is_missing()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        Assert.Equal([Form, Losses, Kbis], (await world.PapersAsync(sale)).Select(i => i.Name));
        Assert.Equal((3, 3), await world.CardAsync(sale) is { } card ? (card.Missing, card.Asked) : default);
        Assert.Null((await world.BringToSaleAsync(sale, Kbis)).Problem);
        Assert.Equal(2, (await world.CardAsync(sale))!.Missing);
        Assert.Equal(2, (await world.SaleAsync(sale)).Missing);
        Assert.NotNull(await world.CardAsync(sale, new() { Missing = true }));

        var none = (await world.OpenSaleAsync(risk: "Protection juridique")).Value;
        Assert.Empty(await world.PapersAsync(none));
        Assert.Equal(0, (await world.CardAsync(none))!.Asked);
        Assert.Null(await world.CardAsync(none, new() { Missing = true }));
    }

    [Fact, Rule("AS-15"), Rule("D-50")]
    public async Task An_open_sale_does_not_follow_its_list_until_it_is_made_to()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        await world.ListAsync(SalesWorld.Liability, "Bilan");
        Assert.Equal(3, (await world.PapersAsync(sale)).Count);
        var effect = await world.EffectAsync(SalesWorld.Liability);
        Assert.Equal((1, 1), (effect.Proposals, effect.Files));
        Assert.Equal(1, effect.Lines.Single(l => l.Name == "Bilan").Added);
        Assert.Equal(1, (await world.ApplyAsync(SalesWorld.Liability)).Value);
        Assert.Equal([Form, Losses, Kbis, "Bilan"], (await world.PapersAsync(sale)).Select(i => i.Name));
        Assert.Equal(4, (await world.CardAsync(sale))!.Missing);

        Assert.Null((await world.MoveAsync(sale, "Sans suite", "Trop cher")).Problem);
        await world.ListAsync(SalesWorld.Liability, "Statuts");
        Assert.Equal(0, (await world.EffectAsync(SalesWorld.Liability)).Proposals);
    }

    [Fact, Rule("AS-10"), Rule("D-51")]
    public async Task What_was_collected_goes_to_the_contract_as_it_is_and_what_is_missing_stays_missing()
    {
        await using var world = await World.OpenAsync();
        var sale = await world.AgreedSaleAsync();
        await world.BringToSaleAsync(sale, Form);
        var before = await world.PapersAsync(sale);
        var files = await CountFilesAsync(world);
        await world.ListAsync(SalesWorld.Liability, "Bilan");
        var contract = (await world.ConvertAsync(sale)).Value;

        var after = await world.PapersAsync(contract);
        Assert.Equal(before.Select(i => (i.Id, i.Name, i.State, i.Since)), after.Select(i => (i.Id, i.Name, i.State, i.Since)));
        Assert.Equal(before.SelectMany(i => i.Files), after.SelectMany(i => i.Files));
        Assert.Equal(files, await CountFilesAsync(world));
        await using var db = await world.OpenAsync(world.System);
        var document = after.Single(i => i.Name == Form).Files.Single().DocumentId;
        Assert.Equal(contract, (await db.Documents.SingleAsync(d => d.Id == document)).ContractId);
        Assert.Equal(1, await db.Documents.CountAsync(d => d.ContractId == contract && d.Name.StartsWith("Fiche conseil")));
        var awaited = await world.Desk<AwaitingDocumentsQuery>().RunAsync(world.Theo, new());
        Assert.Equal([Losses, Kbis], awaited.Rows.Single(r => r.ContractId == contract).Missing);
    }

    [Fact, Rule("AS-10")]
    public async Task Of_two_who_convert_at_once_one_does()
    {
        await using var world = await World.OpenAsync();
        var sale = await world.AgreedSaleAsync();
        var before = await world.ContractsOfAsync(world.Rivelaine);
        var input = await world.ContractAsync(sale);
        var both = await Task.WhenAll(world.Desk<ConvertProposal>().RunAsync(world.Theo, input), world.Desk<ConvertProposal>().RunAsync(world.Helene, input));
        Assert.Single(both, r => !r.Failed);
        Assert.Equal("proposal.converted", both.Single(r => r.Failed).Problem?.Code);
        Assert.Equal(before + 1, await world.ContractsOfAsync(world.Rivelaine));
        Assert.Equal("proposal.converted", (await world.ConvertAsync(sale)).Problem?.Code);
        Assert.Equal("proposal.converted", (await world.MoveAsync(sale, "Étude")).Problem?.Code);
    }

    [Fact, Rule("AS-30"), Rule("R-ADV")]
    public async Task Nothing_is_converted_before_the_advice_is_delivered_and_the_client_has_agreed()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        await world.OfferAsync(sale, "liability");
        var quote = (await world.SaleAsync(sale)).Offers[0].Id;
        await world.PriceAsync(quote);
        Assert.Equal("proposal.not-accepted", (await world.ConvertAsync(sale)).Problem?.Code);
        await world.AgreeAsync(quote);
        Assert.Equal("proposal.no-advice", (await world.ConvertAsync(sale)).Problem?.Code);
        await world.AdviseAsync(sale);
        Assert.Equal("proposal.no-advice", (await world.ConvertAsync(sale)).Problem?.Code);
        await world.DeliverAsync(sale);
        var input = await world.ContractAsync(sale);
        input.ExpiresOn = input.EffectiveOn;
        Assert.Equal(new Problem("contract.expires-before-effect", "ExpiresOn"), (await world.Desk<ConvertProposal>().RunAsync(world.Theo, input)).Problem);
        input.Number = " ";
        Assert.Equal("Number", (await world.Desk<ConvertProposal>().RunAsync(world.Theo, input)).Problem?.Field);
        Assert.Null((await world.ConvertAsync(sale)).Problem);
    }

    [Fact, Rule("R-ADV")]
    public async Task Advice_says_needs_reasons_and_the_offer_and_once_delivered_never_changes()
    {
        await using var world = await World.OpenAsync();
        var sale = (await world.OpenSaleAsync()).Value;
        await world.OfferAsync(sale, "liability");
        Assert.Equal("advice.no-needs", (await world.DeliverAsync(sale)).Problem?.Code);
        await world.AdviseAsync(sale, needs: " ");
        Assert.Equal("advice.no-needs", (await world.DeliverAsync(sale)).Problem?.Code);
        await world.AdviseAsync(sale, reasons: null);
        Assert.Equal("advice.no-reasons", (await world.DeliverAsync(sale)).Problem?.Code);
        await world.AdviseAsync(sale, named: false);
        Assert.Equal("advice.no-quote", (await world.DeliverAsync(sale)).Problem?.Code);
        await world.AdviseAsync(sale);
        world.Press.FailNext();
        Assert.Equal("advice.not-printed", (await world.DeliverAsync(sale)).Problem?.Code);
        Assert.Null((await world.DeliverAsync(sale)).Problem);
        Assert.Contains("Couvrir trois ateliers", world.Press.Sheets.Last().Html);
        Assert.Equal("advice.delivered", (await world.DeliverAsync(sale)).Problem?.Code);

        await world.AdviseAsync(sale, needs: "Quatre ateliers");
        var editions = (await world.SaleAsync(sale)).Editions;
        Assert.Equal([(2, "Quatre ateliers", false), (1, "Couvrir trois ateliers", true)], editions.Select(e => (e.Edition, e.Needs, e.DeliveredOn is not null)));
        var stale = new SaveAdvice.Input { ProposalId = sale, Version = editions[1].Version, Needs = "Perdu" };
        Assert.Equal(Problem.Stale, (await world.Desk<SaveAdvice>().RunAsync(world.Helene, stale)).Problem);
    }

    [Fact, Rule("AS-30"), Rule("AS-13")]
    public async Task A_prospect_is_sold_to_and_becomes_a_client()
    {
        await using var world = await World.OpenAsync();
        var prospect = await world.AddProspectAsync();
        var sale = await world.AgreedSaleAsync(prospect);
        Assert.True((await world.CardAsync(sale))!.Prospect);
        Assert.Null((await world.ConvertAsync(sale)).Problem);
        Assert.False((await world.CardAsync(sale))!.Prospect);
        await using var db = await world.OpenAsync(world.System);
        var client = await db.Clients.SingleAsync(c => c.Id == prospect);
        Assert.Equal(ClientState.Active, client.State);
        client.State = ClientState.Archived;
        await db.SaveAsync();
        Assert.Equal("proposal.client-archived", (await world.OpenSaleAsync(prospect)).Problem?.Code);
    }

    private static async Task<int> CountFilesAsync(World world)
    {
        await using var db = await world.OpenAsync(world.System);
        return await db.Files.CountAsync() + await db.Documents.CountAsync();
    }
}
