using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Lists;
using Broker.Core.Work;

namespace Broker.Core.Demo;

/// <summary>Whom the cast's clients are associated with: colleagues, other clients, contacts, products, mailing lists; and what their group has.</summary>
internal static class DemoAssociations
{
    /// <summary>What is enough for every rule to be seen at work by name.</summary>
    public static void WriteCast(DemoBook book)
    {
        foreach (var (person, phone) in new[] { (Cast.Theo, "04 00 55 00 11"), (Cast.Ines, "04 00 55 00 12"), (Cast.Oliver, "04 00 55 00 13") })
            book.Rows.OfType<Person>().Single(p => p.Id == person.Id).PhoneNumber = phone;
        Correspondent(book, Cast.Rivelaine, Cast.Ines, "Gestionnaire de sinistres");

        foreach (var member in book.Rows.OfType<Client>().Where(c => c.ParentId == Cast.Rivelaine.Id)) member.AffiliationId = DemoLists.Word(ListKind.Affiliation, "Filiale");
        Associate(book, Cast.Rivelaine, Cast.Brunoy, "Client et fournisseur");

        book.Rows.OfType<Contact>().Single(c => c.PersonId == Cast.Karim.Id).TypeId = DemoLists.Word(ListKind.ContactType, "Responsable du parc");
        book.Rows.OfType<Contact>().Single(c => c.PersonId == Cast.Nadege.Id).TypeId = DemoLists.Word(ListKind.ContactType, "Comptabilité");
        var garage = book.Rows.OfType<Contact>().Single(c => c.PersonId == Cast.Denis.Id);
        (garage.TypeId, garage.Mobile, garage.Note) = (DemoLists.Word(ListKind.ContactType, "Dirigeant"), "06 00 55 13 13", "Répare les porteurs de Rivelaine : à joindre pour les expertises.");
        book.Add(new ContactLink { Id = DemoBook.Id<ContactLink>("denis"), ClientId = Cast.Rivelaine.Id, ContactId = garage.Id });

        Product(book, Cast.RivelaineFroid, DemoProducts.Fleet, null);
        Product(book, Cast.RivelaineFroid, DemoProducts.Goods, book.Today.AddDays(75));
        Product(book, Cast.RivelaineLocation, DemoProducts.FleetValsoline, book.Today.AddDays(-12));

        var lists = new[] { "Actualités du cabinet", "Prévention routière", "Vœux de fin d’année" }
            .Select((name, position) => book.Add(new MailingList { Id = DemoBook.Id<MailingList>(name), Name = name, Position = position })).ToList();
        foreach (var list in lists.Take(2))
            book.Add(new MailingSubscription { Id = DemoBook.Id<MailingSubscription>(list.Name), ClientId = Cast.Rivelaine.Id, ListId = list.Id, At = book.Now.AddDays(-200), By = Cast.Ines.FullName });
    }

    /// <summary>Contracts of the group's members, and a second level below one of them.</summary>
    public static void WriteGroup(DemoBook book)
    {
        Open(Cast.RivelaineNord, DemoProducts.FleetValsoline, 720, 41_300, DemoPremium.Settled);
        Open(Cast.RivelaineNord, DemoProducts.Liability, 720, 3_120, DemoPremium.Late);
        Open(Cast.RivelaineFroid, DemoProducts.Goods, 400, 18_900, DemoPremium.Part);
        Open(Cast.RivelaineLogistique, DemoProducts.Premises, 1_050, 27_600, DemoPremium.Settled);
        Open(Cast.RivelaineImmobilier, DemoProducts.Residence, 1_480, 9_850, DemoPremium.Settled);
        Todo(Cast.RivelaineNord.Id, "Relancer la prime de responsabilité civile", -6);
        Todo(Cast.RivelaineLogistique.Id, "Visiter le nouvel entrepôt", 25);

        var council = book.Add(new Client
        {
            Id = DemoId.Of("client:rivelaine-cse"), Reference = "C-00060", Kind = ClientKind.Company, Name = "CSE Rivelaine Logistique", Siren = DemoNumbers.Siren("rivelaine-cse"), Street = "Zone des Grands Prés", PostalCode = "01999",
            City = "Saint-Aubin-la-Plaine", ParentId = Cast.RivelaineLogistique.Id, AffiliationId = DemoLists.Word(ListKind.Affiliation, "Comité social et économique"), HandlerId = Cast.Theo.Id,
        });
        DemoContracts.Open(book, "rivelaine-cse", council.Id, DemoProducts.Liability, 310, 480, DemoPremium.Settled);
        Product(book, Cast.RivelaineLogistique, DemoProducts.Liability, null);
        Product(book, Cast.RivelaineLogistique, DemoProducts.Premises, null);

        void Open(CastClient client, DemoProducts.Line line, int startedDaysAgo, decimal premium, DemoPremium paid) =>
            DemoContracts.Open(book, $"{client.Key}/{line.Key}", client.Id, line, startedDaysAgo, premium, paid);

        void Todo(Guid clientId, string name, int dueInDays) => book.Add(new ClientAction
        {
            Id = DemoBook.Id<ClientAction>($"{clientId}/{name}"), ClientId = clientId, Name = name, StatusId = DemoStaff.ToDo, DueOn = book.Today.AddDays(dueInDays), CreatedAt = book.Now.AddDays(-20),
        });
    }

    private static void Correspondent(DemoBook book, CastClient client, CastPerson person, string role) => book.Add(new Correspondent
    {
        Id = DemoBook.Id<Correspondent>($"{client.Key}/{person.Email}"), ClientId = client.Id, PersonId = person.Id, RoleId = DemoLists.Word(ListKind.UserRole, role),
    });

    private static void Associate(DemoBook book, CastClient one, CastClient other, string kind)
    {
        foreach (var (side, opposite) in new[] { (one, other), (other, one) })
            book.Add(new ClientAssociation { Id = DemoBook.Id<ClientAssociation>($"{side.Key}/{opposite.Key}"), ClientId = side.Id, OtherId = opposite.Id, KindId = DemoLists.Word(ListKind.AssociationKind, kind) });
    }

    private static void Product(DemoBook book, CastClient client, DemoProducts.Line line, DateOnly? voidFrom) => book.Add(new ClientProduct
    {
        Id = DemoBook.Id<ClientProduct>($"{client.Key}/{line.Key}"), ClientId = client.Id, ProductId = line.Id, VoidFrom = voidFrom,
    });
}
