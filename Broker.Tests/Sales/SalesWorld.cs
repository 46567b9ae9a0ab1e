using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Lists;
using Broker.Core.Sales;
using Microsoft.EntityFrameworkCore;

namespace Broker.Tests.Sales;

using World = Broker.Tests.World.World;

/// <summary>A sale from its first to its last step, in a few words.</summary>
internal static class SalesWorld
{
    public const string Liability = "Responsabilité civile professionnelle";

    public static Guid Risk(string name) => DemoId.Of("risk:" + name);

    public static Guid Stage(string name) => DemoId.Of($"listvalue:{ListKind.SalesStage}/{name}");

    public static Guid Product(string key) => DemoId.Of("product:" + key);

    public static Task<Result<Guid>> OpenSaleAsync(this World world, Guid? client = null, string risk = Liability) =>
        world.Desk<OpenProposal>().RunAsync(world.Theo, new() { ClientId = client ?? world.Rivelaine, RiskId = Risk(risk), HandlerId = Cast.Theo.Id });

    public static async Task<ProposalQuery.ProposalRecord> SaleAsync(this World world, Guid id) => (await world.Desk<ProposalQuery>().RunAsync(world.Theo, id))!;

    public static async Task<Result> MoveAsync(this World world, Guid sale, string stage, string? reason = null) =>
        await world.Desk<MoveProposal>().RunAsync(world.Theo, new() { Id = sale, Version = (await world.SaleAsync(sale)).Version, StageId = Stage(stage), Reason = reason });

    public static Task<Result> OfferAsync(this World world, Guid sale, params string[] products) =>
        world.Desk<OfferProducts>().RunAsync(world.Theo, new() { ProposalId = sale, ProductIds = [.. products.Select(Product)] });

    public static async Task PriceAsync(this World world, Guid quote, decimal premium = 1_200)
    {
        var input = SaveQuote.Input.Of((await world.Desk<QuoteQuery>().RunAsync(world.Theo, quote))!);
        input.AnnualPremium = premium;
        Assert.Null((await world.Desk<SaveQuote>().RunAsync(world.Theo, input)).Problem);
    }

    public static async Task AgreeAsync(this World world, Guid quote)
    {
        var version = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, quote))!.Version;
        Assert.Null((await world.Desk<SendQuote>().RunAsync(world.Theo, new() { QuoteId = quote, Version = version, On = World.Today, ValidUntil = World.Today.AddDays(30) })).Problem);
        version = (await world.Desk<QuoteQuery>().RunAsync(world.Theo, quote))!.Version;
        Assert.Null((await world.Desk<AcceptQuote>().RunAsync(world.Theo, new() { QuoteId = quote, Version = version, On = World.Today })).Problem);
    }

    public static async Task<Result> AdviseAsync(this World world, Guid sale, string? needs = "Couvrir trois ateliers", string? reasons = "La seule offre sans exclusion des travaux", bool named = true)
    {
        var there = await world.SaleAsync(sale);
        return await world.Desk<SaveAdvice>().RunAsync(world.Theo, new() { ProposalId = sale, Version = there.Sheet?.Version, Needs = needs, Reasons = reasons, Level = AdviceLevel.Personal, QuoteId = named ? there.Offers[0].Id : null });
    }

    public static async Task<Result<Guid>> DeliverAsync(this World world, Guid sale) => await world.Desk<DeliverAdvice>().RunAsync(world.Theo, new()
    {
        ProposalId = sale, Version = (await world.SaleAsync(sale)).Sheet?.Version ?? Guid.Empty, Words = new() { ["title"] = "Fiche conseil", ["file"] = "Fiche conseil" },
    });

    /// <summary>All but the last step.</summary>
    public static async Task<Guid> AgreedSaleAsync(this World world, Guid? client = null)
    {
        var sale = (await world.OpenSaleAsync(client)).Value;
        Assert.Null((await world.OfferAsync(sale, "liability")).Problem);
        var quote = (await world.SaleAsync(sale)).Offers[0].Id;
        await world.PriceAsync(quote);
        Assert.Null((await world.AdviseAsync(sale)).Problem);
        Assert.Null((await world.DeliverAsync(sale)).Problem);
        await world.AgreeAsync(quote);
        return sale;
    }

    public static async Task<ConvertProposal.Input> ContractAsync(this World world, Guid sale)
    {
        var there = await world.SaleAsync(sale);
        return new() { ProposalId = sale, Version = there.Version, QuoteId = there.Offers[0].Id, Number = "RC-900100", EffectiveOn = World.Today };
    }

    public static async Task<Result<Guid>> ConvertAsync(this World world, Guid sale) => await world.Desk<ConvertProposal>().RunAsync(world.Theo, await world.ContractAsync(sale));

    public static async Task<Guid> AddProspectAsync(this World world, string? email = "numa@ateliers.example", string language = "fr")
    {
        await using var db = await world.OpenAsync(world.System);
        var prospect = db.Add(new Client { Reference = "C-98001", Kind = ClientKind.Company, Name = "Ateliers Numa", State = ClientState.Prospect, Email = email, Language = language }).Entity;
        Assert.Null((await db.SaveAsync()).Problem);
        return prospect.Id;
    }

    public static Task<IReadOnlyList<ExpectedDocumentsQuery.Item>> PapersAsync(this World world, Guid file) => world.Desk<ExpectedDocumentsQuery>().RunAsync(world.Theo, file);

    public static async Task<Result<CollectDocument.Taken>> BringToSaleAsync(this World world, Guid sale, string name, string content = "kbis") =>
        await world.Desk<CollectDocument>().RunAsync(world.Theo, new() { ExpectedId = (await world.PapersAsync(sale)).Single(i => i.Name == name).Id, UploadId = Guid.NewGuid(), FileName = $"{name}.pdf" }, new MemoryStream(System.Text.Encoding.UTF8.GetBytes("%PDF-1.4 " + content)));

    public static async Task<SalesCardsQuery.Card?> CardAsync(this World world, Guid sale, SalesFilter? filter = null)
    {
        var stages = (await world.Desk<SalesStagesQuery>().RunAsync(world.Theo)).ToDictionary(s => s.Id, _ => 50);
        return (await world.Desk<SalesCardsQuery>().RunAsync(world.Theo, filter ?? new(), stages)).SelectMany(g => g).SingleOrDefault(c => c.Id == sale);
    }

    public static async Task<int> ContractsOfAsync(this World world, Guid client)
    {
        await using var db = await world.OpenAsync(world.System);
        return await db.Contracts.CountAsync(c => c.ClientId == client);
    }
}
