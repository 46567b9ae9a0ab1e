using System.Globalization;
using Broker.Core.Claims;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Sales;
using Broker.Core.Templates;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>What clients may ask for online, and what two of them have just sent.</summary>
internal static class DemoSpace
{
    private sealed record Asked(string Label, FieldType Type, bool Required = true, string? Help = null, params string[] Choices);

    private static readonly Asked When = new("À partir de quand ?", FieldType.Date, Required: false);

    private static readonly (string Risk, string Public, string Help, Asked[] Questions)[] Offers =
    [
        ("Cyber", "Attaque informatique et données", "Aide et indemnisation si vos systèmes ou vos données sont attaqués.",
        [
            new("Combien de postes informatiques avez-vous ?", FieldType.Number), new("Quel est votre chiffre d’affaires annuel ?", FieldType.Amount),
            new("Avez-vous déjà subi une attaque ?", FieldType.YesNo), new("Comment vos données sont-elles sauvegardées ?", FieldType.Choice, true, null, "Chaque jour", "Chaque semaine", "Pas régulièrement"), When,
        ]),
        ("Automobile", "Voiture ou utilitaire", "Pour un véhicule, particulier ou professionnel.",
        [
            new("Immatriculation", FieldType.Text, true, "Elle figure sur votre carte grise, par exemple AB-123-CD."), new("Date du permis du conducteur principal", FieldType.Date),
            new("Accidents des trois dernières années", FieldType.LongText, false, "Dates et circonstances, en quelques mots."), When,
        ]),
        ("Multirisque habitation", "Votre logement", "Incendie, dégât des eaux, vol, responsabilité.",
        [
            new("Adresse du logement", FieldType.Text), new("Surface habitable en m²", FieldType.Number), new("Vous êtes", FieldType.Choice, true, null, "Propriétaire occupant", "Locataire", "Propriétaire bailleur"), When,
        ]),
        ("Multirisque professionnelle", "Vos locaux professionnels", "Bâtiment, matériel, stock et perte d’activité.",
        [
            new("Adresse des locaux", FieldType.Text), new("Activité exercée", FieldType.Text), new("Valeur du matériel et du stock", FieldType.Amount), When,
        ]),
        ("Protection juridique", "Litiges et défense", "Conseils et frais d’avocat en cas de litige.", [new("Nombre de salariés", FieldType.Number, false), When]),
    ];

    /// <summary>After the risks.</summary>
    public static void WriteOffers(DemoBook book)
    {
        foreach (var (name, shown, help, questions) in Offers)
        {
            var risk = book.Rows.OfType<Risk>().Single(r => r.Name == name);
            (risk.Published, risk.PublicName, risk.Help) = (true, shown, help);
            for (var at = 0; at < questions.Length; at++)
            {
                risk.Questions.Add(new()
                {
                    Id = QuestionOf(name, questions[at].Label), RiskId = risk.Id, Label = questions[at].Label, Type = questions[at].Type, Required = questions[at].Required, Help = questions[at].Help,
                    Choices = [.. questions[at].Choices], Position = at,
                });
            }
        }
    }

    /// <summary>After the cast's quotes and claims.</summary>
    /// <param name="told">Whether the handlers have it under their bell.</param>
    public static void WriteCast(DemoBook book, bool told)
    {
        Decline(book, Request(book, told, Cast.Tilleuls, Cast.Odile, "Cyber", 20, [], "Pouvez-vous assurer la messagerie du syndic ?"), 17, "Ce risque relève de votre syndic, qui doit le faire assurer lui-même.");
        Request(book, told, Cast.Morel, Cast.Camille, "Protection juridique", 0, [new(When.Label, FieldType.Date, Dates.Iso(book.Today.AddDays(15)))], "Un différend avec mon ancien bailleur sur le dépôt de garantie : suis-je couverte ?");
        PreDeclare(book, told, Cast.Bakery, Cast.Marc, "Dégâts des eaux", 2, "Réserve du fournil", "Fuite de la chaudière pendant la nuit : farine et emballages mouillés, le sol est encore humide. Photos à venir.");
    }

    public static Guid QuestionOf(string risk, string label) => DemoBook.Id("risk-question", $"{risk}/{label}");

    private static Quote Request(DemoBook book, bool told, CastClient client, CastPerson person, string risk, int daysAgo, List<QuoteAnswer> answers, string wish)
    {
        var created = book.Today.AddDays(-daysAgo);
        var number = 1 + book.Rows.OfType<Quote>().Count(q => q.CreatedOn.Year == created.Year);
        var quote = book.Add(new Quote
        {
            Id = DemoBook.Id<Quote>("requested/" + client.Key), ClientId = client.Id, RiskId = DemoBook.Id<Risk>(risk), CreatedOn = created,
            Number = string.Create(CultureInfo.InvariantCulture, $"{Quote.Prefix}-{created.Year}-{number:00000}"), HandlerId = HandlerOf(book, client.Id),
        }.Request(DemoBook.Id("command", "quote/" + client.Key), person.Id, person.FullName, book.Now.AddDays(-daysAgo).AddHours(-2), answers, wish));
        Tell(book, client.Id, null, quote.Id, quote.RequestedAt!.Value, person, QuoteEvents.Requested, quote.Number, risk);
        if (told && daysAgo == 0) TellHandler(book, client, quote.RequestedAt.Value, "notice.quote-requested", risk, $"/clients/{client.Id}/quotes/{quote.Id}");
        return quote;
    }

    private static void Decline(DemoBook book, Quote quote, int daysAgo, string reason)
    {
        quote.Decline(book.Today.AddDays(-daysAgo), reason);
        Tell(book, quote.ClientId, null, quote.Id, book.Now.AddDays(-daysAgo), Cast.Theo, QuoteEvents.Declined, quote.Number, reason);
    }

    private static void PreDeclare(DemoBook book, bool told, CastContract on, CastPerson person, string guarantee, int daysAgo, string place, string circumstances)
    {
        var contract = book.Rows.OfType<Contract>().Single(c => c.Id == on.Id);
        var number = 1 + book.Rows.OfType<Claim>().Count(c => c.DeclaredOn.Year == book.Today.Year);
        var claim = book.Add(new Claim
        {
            Id = DemoBook.Id<Claim>("pre-declared/" + on.Key), ClientId = contract.ClientId, ContractId = contract.Id, OccurredOn = book.Today.AddDays(-daysAgo), OccurredAt = new(3, 30), DeclaredOn = book.Today,
            Number = string.Create(CultureInfo.InvariantCulture, $"{Claim.Prefix}-{book.Today.Year}-{number:00000}"), Place = place, Circumstances = circumstances,
        }.PreDeclare(DemoBook.Id("command", "claim/" + on.Key), person.Id, person.FullName, book.Now.AddMinutes(-50)));
        claim.Concern([DemoGuarantees.Id(guarantee)]);
        Tell(book, claim.ClientId, contract.Id, claim.Id, claim.PreDeclaredAt!.Value, person, ClaimEvents.PreDeclared, claim.Number, Dates.Iso(claim.OccurredOn), contract.Number);
        if (told) TellHandler(book, on.Client, claim.PreDeclaredAt.Value, "notice.claim-pre-declared", contract.Number, $"/clients/{claim.ClientId}/claims/{claim.Id}");
    }

    private static Guid? HandlerOf(DemoBook book, Guid clientId) => book.Rows.OfType<Client>().Single(c => c.Id == clientId).HandlerId;

    private static void Tell(DemoBook book, Guid clientId, Guid? contractId, Guid about, DateTime at, CastPerson by, string code, params string[] values) => book.Add(new Event
    {
        Id = DemoBook.Id<Event>($"{about}/{code}"), ClientId = clientId, ContractId = contractId, At = at, By = by.FullName, Code = code, Args = [.. values],
    });

    private static void TellHandler(DemoBook book, CastClient client, DateTime at, string code, string about, string link)
    {
        if (HandlerOf(book, client.Id) is { } handler) book.Add(new Notification { Id = DemoBook.Id<Notification>(link), PersonId = handler, At = at, Code = code, Args = [client.Name, about], Link = link });
    }
}
