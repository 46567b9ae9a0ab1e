using System.Globalization;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Sales;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Quotes under way, won and lost.</summary>
internal static class DemoQuotes
{
    private static readonly DemoProducts.Line[] Lines = [DemoProducts.Cyber, DemoProducts.Legal, DemoProducts.Premises, DemoProducts.Health, DemoProducts.Liability];

    public static void WriteCast(DemoBook book)
    {
        Send(book, Prepare(book, Cast.Rivelaine.Id, "rivelaine-legal", DemoProducts.Legal, 26, 2_340, "Extension de la protection juridique aux six filiales."), 20, 45);
        Prepare(book, Cast.Rivelaine.Id, "rivelaine-machines", DemoProducts.Premises, 5, 0, "Garantie bris de machine ; capitaux à recevoir de Mme Barthel.");
        Refuse(book, Send(book, Prepare(book, Cast.Rivelaine.Id, "rivelaine-bikes", DemoProducts.FleetValsoline, 190, 4_150, null), 184, 30), 171, "Projet de vélos abandonné");
        Send(book, Prepare(book, Cast.Rivelaine.Id, "rivelaine-cyber", DemoProducts.Cyber, 130, 7_900, "Plafond doublé."), 125, 60);
        Accept(book, Send(book, Prepare(book, Cast.Hartwell.Id, "hartwell-products", DemoProducts.Liability, 60, 16_200, "Product liability in North America."), 48, 60), 15);
        Send(book, Prepare(book, Cast.Pelissier.Id, "pelissier-cyber", DemoProducts.Cyber, 11, 640, null), 10, 30);
        Prepare(book, Cast.Kervadec.Id, "kervadec-premises", DemoProducts.Premises, 3, 1_980, null);
    }

    /// <summary>Every prospect has one or two, and about one client in four.</summary>
    public static void Write(DemoBook book, Guid clientId, string client, ClientState state, int number)
    {
        if (state == ClientState.Archived || (state == ClientState.Active && number % 4 != 1)) return;
        var lot = new Random(DemoId.Number("quote:" + client, int.MaxValue));
        for (var i = 0; i < (state == ClientState.Prospect ? 2 : 1); i++)
        {
            var daysAgo = lot.Next(4, 80);
            var quote = Prepare(book, clientId, $"{client}/{i}", Lines[(number + i) % Lines.Length], daysAgo, lot.Next(6, 90) * 100m, null);
            if (lot.Next(4) > 0) Send(book, quote, daysAgo - 2, 30);
            if (quote.SentOn is not null && lot.Next(4) == 0) Accept(book, quote, Math.Max(0, daysAgo - 20));
        }
    }

    private static Quote Prepare(DemoBook book, Guid clientId, string key, DemoProducts.Line line, int daysAgo, decimal premium, string? note)
    {
        var created = book.Today.AddDays(-daysAgo);
        var number = 1 + book.Rows.OfType<Quote>().Count(q => q.CreatedOn.Year == created.Year);
        var quote = book.Add(new Quote
        {
            Id = DemoBook.Id<Quote>(key), ClientId = clientId, Number = string.Create(CultureInfo.InvariantCulture, $"{Quote.Prefix}-{created.Year}-{number:00000}"), CreatedOn = created,
            RiskId = line.RiskId, InsurerId = line.InsurerId, ProductId = line.Id, AnnualPremium = Money.Euros(premium), Note = note,
            HandlerId = (number % 3 == 0 ? Cast.Oliver : Cast.Theo).Id, ProbabilityId = Word(book, ListKind.QuoteProbability, number), OriginId = Word(book, ListKind.BusinessOrigin, number),
        });
        Tell(book, quote, QuoteEvents.Created, daysAgo, line.Risk);
        return quote;
    }

    private static Quote Send(DemoBook book, Quote quote, int daysAgo, int validDays)
    {
        var on = book.Today.AddDays(-daysAgo);
        quote.Send(on, on.AddDays(validDays));
        Tell(book, quote, QuoteEvents.Sent, daysAgo, Dates.Iso(on));
        return quote;
    }

    private static void Accept(DemoBook book, Quote quote, int daysAgo)
    {
        var on = book.Today.AddDays(-daysAgo);
        if (!quote.Accept(on).Failed) Tell(book, quote, QuoteEvents.Accepted, daysAgo, Dates.Iso(on));
    }

    private static void Refuse(DemoBook book, Quote quote, int daysAgo, string reason)
    {
        quote.Refuse(book.Today.AddDays(-daysAgo), reason);
        Tell(book, quote, QuoteEvents.Refused, daysAgo, Dates.Iso(book.Today.AddDays(-daysAgo)));
    }

    private static Guid? Word(DemoBook book, ListKind list, int number)
    {
        var words = book.Rows.OfType<ListValue>().Where(v => v.List == list).ToList();
        return words.Count == 0 ? null : words[number % words.Count].Id;
    }

    private static void Tell(DemoBook book, Quote quote, string code, int daysAgo, params string[] values) => book.Add(new Event
    {
        Id = DemoBook.Id<Event>($"{quote.Id}/{code}"), ClientId = quote.ClientId, By = Cast.Theo.FullName, Code = code, Args = [quote.Number, .. values],
        At = book.Today.AddDays(-daysAgo).ToDateTime(new TimeOnly(7, DemoId.Number(quote.Number, 60)), DateTimeKind.Utc),
    });
}
