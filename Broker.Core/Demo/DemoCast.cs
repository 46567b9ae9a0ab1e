using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Contracts;

namespace Broker.Core.Demo;

/// <summary>The clients everyone knows by name, with their people and contracts.</summary>
internal static class DemoCast
{
    public static void Write(DemoBook book, int fleetSize)
    {
        Clients(book);
        Rivelaine(book, fleetSize);
        Others(book);
        People(book);
    }

    private static void Clients(DemoBook book)
    {
        Client(Cast.Rivelaine, 1, "18 quai des Messageries", "69999", "Port-Aubel", "04 00 55 01 01");
        Client(Cast.RivelaineNord, 2, "2 rue du Canal", "59999", "Marquenbourg", "03 00 55 01 02", Cast.Rivelaine);
        Client(Cast.RivelaineFroid, 3, "18 quai des Messageries", "69999", "Port-Aubel", "04 00 55 01 03", Cast.Rivelaine);
        Client(Cast.RivelaineLogistique, 4, "Zone des Grands Prés", "01999", "Saint-Aubin-la-Plaine", "04 00 55 01 04", Cast.Rivelaine);
        Client(Cast.RivelaineLocation, 5, "7 avenue des Rouliers", "69999", "Port-Aubel", "04 00 55 01 05", Cast.Rivelaine);
        Client(Cast.RivelaineAtelier, 6, "9 avenue des Rouliers", "69999", "Port-Aubel", "04 00 55 01 06", Cast.Rivelaine);
        Client(Cast.RivelaineImmobilier, 7, "18 quai des Messageries", "69999", "Port-Aubel", "04 00 55 01 07", Cast.Rivelaine);
        Client(Cast.Pelissier, 8, "4 place du Vieux-Four", "69999", "Port-Aubel", "04 00 55 02 08");
        Client(Cast.Morel, 9, "27 rue des Lavandières", "69999", "Port-Aubel", "06 00 55 02 09");
        Client(Cast.Tilleuls, 10, "1 allée des Tilleuls", "69999", "Port-Aubel", "04 00 55 02 10");
        Client(Cast.Hartwell, 11, "12 rue de l’Observatoire", "38999", "Montalieu-le-Haut", "04 00 55 02 11");
        Client(Cast.Kervadec, 12, "Kergoat", "29999", "Plouvénan", "02 00 55 02 12");
        Client(Cast.Brunoy, 13, "Route de la Vallée", "01999", "Saint-Aubin-la-Plaine", "04 00 55 02 13");

        void Client(CastClient client, int number, string street, string postalCode, string city, string phone, CastClient? parent = null) => book.Add(new Client
        {
            Id = client.Id, Reference = $"C-{number:00000}", Kind = client.Kind, Name = client.Name, Street = street, PostalCode = postalCode, City = city,
            Phone = phone, Email = $"contact@{client.Key}.example", ParentId = parent?.Id, HandlerId = (number % 3 == 2 ? Cast.Oliver : Cast.Theo).Id,
            Siren = client.Kind == ClientKind.NaturalPerson ? null : DemoNumbers.Siren(client.Key),
        });
    }

    private static void Rivelaine(DemoBook book, int fleetSize)
    {
        var fleet = Open(book, Cast.Fleet, DemoProducts.Fleet, 1_240, 184_300, DemoPremium.Settled);
        DemoFleet.Fill(book, fleet, fleetSize, firstNumber: 1);
        Open(book, Cast.Liability, DemoProducts.Liability, 1_610, 9_420, DemoPremium.Direct);
        Open(book, Cast.Goods, DemoProducts.Goods, 870, 22_750, DemoPremium.Part);
        Open(book, Cast.Cyber, DemoProducts.Cyber, 410, 6_180, DemoPremium.Late);
        DemoItems.Persons(book, Open(book, Cast.Health, DemoProducts.Health, 1_490, 61_200, DemoPremium.Settled), 24);
        DemoItems.Buildings(book, Open(book, Cast.Depots, DemoProducts.Premises, 2_020, 38_900, DemoPremium.Settled), 5);
        Open(book, Cast.NotYetActive, DemoProducts.Welfare, -32, 17_400, DemoPremium.None);
        DemoContracts.Suspend(book, Open(book, Cast.Suspended, DemoProducts.Decennial, 655, 7_310, DemoPremium.Settled), 21, "Prime impayée après mise en demeure");
        DemoContracts.Terminate(book, Open(book, Cast.Terminated, DemoProducts.FleetValsoline, 1_900, 48_600, DemoPremium.None), 410, "Résiliation à l’échéance par l’assuré");
        Open(book, Cast.Expired, DemoProducts.Liability, 520, 1_150, DemoPremium.None).ExpiresOn = book.Today.AddDays(-155);
        Open(book, Cast.OffExtranet, DemoProducts.Premises, 300, 3_800, DemoPremium.Settled).OnExtranet = false;
        Open(book, Cast.WithoutProduct, DemoProducts.Legal, 760, 1_920, DemoPremium.Settled).ProductId = null;
    }

    private static void Others(DemoBook book)
    {
        DemoItems.Buildings(book, Open(book, Cast.Bakery, DemoProducts.Premises, 980, 2_140, DemoPremium.Settled), 1);
        DemoItems.Buildings(book, Open(book, Cast.Home, DemoProducts.Home, 540, 312, DemoPremium.Settled), 1);
        DemoFleet.Fill(book, Open(book, Cast.Car, DemoProducts.Motor, 450, 586, DemoPremium.Settled), 1, firstNumber: 10_001);
        DemoItems.Buildings(book, Open(book, Cast.Residence, DemoProducts.Residence, 1_130, 14_860, DemoPremium.Settled), 3);
        Open(book, Cast.RobotsLiability, DemoProducts.Liability, 290, 11_700, DemoPremium.Settled);
        Open(book, Cast.Joinery, DemoProducts.Decennial, 1_330, 4_480, DemoPremium.Late);
        Open(book, Cast.Garage, DemoProducts.Premises, 610, 3_260, DemoPremium.Settled);
    }

    private static void People(DemoBook book)
    {
        Join(Cast.Nadege, Cast.Rivelaine, AccessGroup.Primary, "Directrice administrative et financière");
        Join(Cast.Luc, Cast.Rivelaine, AccessGroup.ViewOnly, "Président");
        var karim = Join(Cast.Karim, Cast.Rivelaine, AccessGroup.Limited, "Responsable du parc");
        karim.AllContracts = false;
        karim.MaySubmitForms = true;
        karim.Shares.Add(new ItemShare { Id = DemoBook.Id<ItemShare>(Cast.Karim.Email), ClientId = karim.ClientId, MembershipId = karim.Id, Kind = SharedItem.Contract, ItemId = Cast.Fleet.Id });
        Join(Cast.Sabine, Cast.Rivelaine, AccessGroup.Full, "Ancienne comptable").Active = false;
        Join(Cast.Marc, Cast.Pelissier, AccessGroup.Primary, "Gérant");
        Join(Cast.Camille, Cast.Morel, AccessGroup.Primary, null);
        Join(Cast.Odile, Cast.Tilleuls, AccessGroup.Primary, "Syndic");
        Join(Cast.Emma, Cast.Hartwell, AccessGroup.Primary, "Managing director");
        Join(Cast.Denis, Cast.Brunoy, AccessGroup.Primary, "Gérant");
        foreach (var client in new[] { Cast.Rivelaine, Cast.Pelissier, Cast.Morel, Cast.Tilleuls, Cast.Hartwell, Cast.Brunoy, Cast.RivelaineNord })
            book.Add(new AccountAccess { Id = DemoBook.Id<AccountAccess>(client.Key), ClientId = client.Id, Open = client != Cast.Brunoy, Group = client == Cast.Rivelaine });
        book.Add(new Membership { Id = DemoBook.Id<Membership>(Cast.GroupIdentifier), ClientId = Cast.Rivelaine.Id, PersonId = DemoId.Of("group:" + Cast.GroupIdentifier), Group = AccessGroup.Full });
        book.Add(new Contact
        {
            Id = DemoBook.Id<Contact>("yann"), ClientId = Cast.Kervadec.Id, FirstName = "Yann", LastName = "Kervadec", Role = "Gérant",
            Email = "yann@kervadec.example", Phone = "06 00 55 03 12",
        });

        Membership Join(CastPerson person, CastClient client, AccessGroup group, string? role)
        {
            book.Add(new Contact
            {
                Id = DemoBook.Id<Contact>(person.Email), ClientId = client.Id, FirstName = person.FirstName, LastName = person.LastName, Role = role,
                Email = person.Email, PersonId = person.Id,
            });
            return book.Add(new Membership { Id = DemoBook.Id<Membership>(person.Email), ClientId = client.Id, PersonId = person.Id, Group = group });
        }
    }

    private static Contract Open(DemoBook book, CastContract contract, DemoProducts.Line line, int startedDaysAgo, decimal premium, DemoPremium paid) =>
        DemoContracts.Open(book, contract.Key, contract.Client.Id, line, startedDaysAgo, premium, paid);
}
