using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.ExpectedDocuments;
using Broker.Core.Files;
using Broker.Core.Lists;
using Broker.Core.Sales;

namespace Broker.Core.Demo;

/// <summary>Sales under way on each of the firm's stages, one to a prospect, some lost; and what their files still lack.</summary>
internal static class DemoSales
{
    private sealed record Offer(DemoProducts.Line Product, decimal Premium, bool Sent = true, bool Accepted = false);

    private sealed record Sale(string Client, string Risk, int Stage, int DaysAgo, int Collected, Offer[] Offers, bool Advised = false, string? Lost = null);

    public static readonly string[] Stages = ["À qualifier", "Étude", "Proposition envoyée", "Accord du client", "Contrat établi", "Sans suite"];

    private static readonly Sale[] Sales =
    [
        new("Ateliers Numa", "Responsabilité civile professionnelle", 0, 2, 0, []),
        new("Traiteur Saint-Fiacre", "Multirisque professionnelle", 0, 5, 0, []),
        new("Okonjo Samuel", "Automobile", 0, 1, 1, []),
        new("Hôtel de l’Estuaire", "Cyber", 0, 9, 0, []),
        new("Scierie des Aunes", "Cyber", 1, 12, 1, [new(DemoProducts.Cyber, 2_180, Sent: false)]),
        new("Plomberie Castagnet", "Multirisque professionnelle", 1, 8, 1, [new(DemoProducts.Premises, 1_460, Sent: false)]),
        new("Brasserie du Pont-Neuvain", "Responsabilité civile professionnelle", 1, 6, 2, [new(DemoProducts.Liability, 3_120, Sent: false)]),
        new("Vasseur Hélène", "Automobile", 1, 4, 4, [new(DemoProducts.Motor, 548, Sent: false)]),
        new("Transports Quillébec", "Flotte automobile", 2, 20, 1, [new(DemoProducts.Fleet, 41_600), new(DemoProducts.FleetValsoline, 39_850)], Advised: true),
        new("Cabinet Ostrevant Architectes", "Multirisque professionnelle", 2, 15, 2, [new(DemoProducts.Premises, 2_940)], Advised: true),
        new("Ateliers Numa", "Cyber", 2, 11, 1, [new(DemoProducts.Cyber, 1_320)]),
        new("Lemarchand Philippe", "Automobile", 2, 7, 3, [new(DemoProducts.Motor, 690)], Advised: true),
        new("Garance Conseil", "Multirisque professionnelle", 3, 24, 3, [new(DemoProducts.Premises, 1_870, Accepted: true)], Advised: true),
        new("Électricité Montbrun", "Cyber", 3, 18, 1, [new(DemoProducts.Cyber, 980, Accepted: true)], Advised: true),
        new("Ambulances du Val", "Cyber", 5, 40, 0, [new(DemoProducts.Cyber, 2_450)], Lost: "Le client reste chez son assureur actuel."),
        new("Fromagerie Haut-Jarnay", "Responsabilité civile professionnelle", 5, 33, 1, [new(DemoProducts.Liability, 1_990)], Lost: "Projet reporté à l’an prochain."),
    ];

    /// <summary>After the lists of words.</summary>
    public static void WriteStages(DemoBook book)
    {
        for (var at = 0; at < Stages.Length; at++) book.Add(ListValue.Stage(Stages[at], at, Stages.Length, Stage(at)));
    }

    public static Guid Stage(int at) => DemoLists.Word(ListKind.SalesStage, Stages[at]);

    /// <summary>After the neighbours, their quotes, and the files of the answers.</summary>
    public static void Write(DemoBook book)
    {
        var clients = book.Rows.OfType<Client>().ToDictionary(c => c.Name, c => c.Id);
        var lines = book.Rows.OfType<ListedDocument>().ToLookup(l => l.RiskId);
        var names = book.Rows.OfType<DocumentType>().ToDictionary(t => t.Id, t => t.Name);
        var files = book.Rows.OfType<StoredFile>().ToDictionary(f => f.Id);
        for (var at = 0; at < Sales.Length; at++)
        {
            var sale = Sales[at];
            var moved = book.Now.AddDays(-sale.DaysAgo / 2).AddMinutes(-at);
            var proposal = book.Add(new Proposal
            {
                Id = DemoBook.Id<Proposal>($"sale/{at}"), ClientId = clients[sale.Client], RiskId = DemoBook.Id<Products.Risk>(sale.Risk), Number = $"{Proposal.Prefix}-{book.Today.Year}-{at + 1:00000}", StageId = Stage(0), MovedAt = moved,
                HandlerId = (at % 3 == 0 ? Cast.Oliver : Cast.Theo).Id, CreatedOn = book.Today.AddDays(-sale.DaysAgo), CreatedBy = Cast.Theo.FullName,
            });
            Quotes(book, proposal, sale);
            Collect(book, proposal, sale, [.. lines[proposal.RiskId]], names, files);
            proposal.Move(book.Rows.OfType<ListValue>().Single(v => v.Id == Stage(sale.Stage)), sale.Lost, book.Today.AddDays(-sale.DaysAgo / 2), moved, Cast.Theo.FullName);
        }
    }

    private static void Quotes(DemoBook book, Proposal proposal, Sale sale)
    {
        var made = book.Rows.OfType<Quote>().Count(q => q.CreatedOn.Year == proposal.CreatedOn.Year);
        List<Quote> quotes = [];
        foreach (var offer in sale.Offers)
        {
            var quote = book.Add(new Quote
            {
                Id = DemoBook.Id<Quote>($"{proposal.Number}/{offer.Product.Key}"), ClientId = proposal.ClientId, ProposalId = proposal.Id, Number = $"{Quote.Prefix}-{proposal.CreatedOn.Year}-{++made:00000}", CreatedOn = proposal.CreatedOn,
                RiskId = proposal.RiskId, InsurerId = offer.Product.InsurerId, ProductId = offer.Product.Id, AnnualPremium = Money.Euros(offer.Premium), HandlerId = proposal.HandlerId,
            });
            if (offer.Sent) quote.Send(proposal.CreatedOn.AddDays(1), book.Today.AddDays(30));
            if (offer.Accepted) quote.Accept(book.Today.AddDays(-1));
            quotes.Add(quote);
        }
        if (!sale.Advised) return;
        var sheet = book.Add(new AdviceSheet { Id = DemoBook.Id<AdviceSheet>(proposal.Number), ClientId = proposal.ClientId, ProposalId = proposal.Id, Edition = 1 });
        var written = book.Now.AddDays(1 - sale.DaysAgo);
        sheet.Write("Garantir l’activité et le matériel aux capitaux déclarés, avec une franchise qui reste supportable en trésorerie ; aucune exclusion sur les interventions hors des locaux.",
            "L’offre retenue couvre tous les besoins exprimés, à la franchise la plus basse du marché interrogé. Les plafonds correspondent aux capitaux déclarés.", AdviceLevel.Personal, quotes[0].Id, written, Cast.Theo.FullName);
        var paper = book.Rows.OfType<StoredFile>().Single(f => f.Id == DemoExpected.FileOf(DemoExpected.Advice));
        var document = book.Add(new Document { Id = DemoBook.Id<Document>("advice/" + proposal.Number), ClientId = proposal.ClientId, Name = $"Fiche conseil {proposal.Number}-1.pdf", FileId = paper.Id, File = paper, CreatedAt = written, CreatedBy = Cast.Theo.FullName });
        sheet.Deliver(DateOnly.FromDateTime(written), document.Id, Cast.Theo.FullName);
    }

    private static void Collect(DemoBook book, Proposal proposal, Sale sale, List<ListedDocument> lines, Dictionary<Guid, string> names, Dictionary<Guid, StoredFile> files)
    {
        var since = book.Now.AddDays(-sale.DaysAgo);
        foreach (var line in lines)
        {
            var item = book.Add(new ExpectedDocument { Id = DemoBook.Id<ExpectedDocument>($"{proposal.Number}/{line.Position}"), ClientId = proposal.ClientId, ProposalId = proposal.Id, Since = since });
            item.Follow(line, names[line.TypeId]);
            if (line.Position > sale.Collected) continue;
            var at = since.AddDays(1);
            var file = files[DemoExpected.FileOf(names[line.TypeId])];
            var document = book.Add(new Document { Id = DemoBook.Id<Document>($"sale/{proposal.Number}/{line.Position}"), ClientId = proposal.ClientId, Name = $"{item.Name}.pdf", FileId = file.Id, File = file, CreatedAt = at, CreatedBy = Cast.Ines.FullName });
            item.Collected.Add(new() { Id = DemoBook.Id<CollectedDocument>($"{proposal.Number}/{line.Position}"), ClientId = item.ClientId, ExpectedId = item.Id, DocumentId = document.Id, At = at, By = Cast.Ines.FullName, SetAside = true });
            item.Receive(document.Id, at, Cast.Ines.FullName);
            if (line.Position % 2 == 1) item.Accept(book.Today.AddDays(-10), book.Today, at.AddHours(3), Cast.Theo.FullName);
        }
    }
}
