using Broker.Core.Clients;
using Broker.Core.Contracts;
using static Broker.Core.Demo.DemoProducts;

namespace Broker.Core.Demo;

/// <summary>The firm's other clients: a portfolio as one finds it, with contracts of every branch in every state.</summary>
internal static class DemoNeighbours
{
    private static readonly (string Name, ClientKind Kind, ClientState State, string Street, string City, Line[] Lines)[] Portfolio =
    [
        ("Scierie des Aunes", ClientKind.Company, ClientState.Active, "Route du Moulin", "38999 Montalieu-le-Haut", [Premises, Liability, FleetValsoline]),
        ("Cabinet Ostrevant Architectes", ClientKind.Company, ClientState.Active, "11 rue des Arpenteurs", "69999 Port-Aubel", [Decennial, Liability, Cyber]),
        ("Brasserie du Pont-Neuvain", ClientKind.Company, ClientState.Active, "1 quai du Pont-Neuvain", "69999 Port-Aubel", [Premises, Health]),
        ("Plomberie Castagnet", ClientKind.SelfEmployed, ClientState.Active, "8 rue des Fontainiers", "01999 Saint-Aubin-la-Plaine", [Decennial, Motor]),
        ("Laboratoires Sévigneau", ClientKind.Company, ClientState.Active, "Parc des Sciences", "38999 Montalieu-le-Haut", [Liability, Cyber, Health, Welfare]),
        ("Transports Quillébec", ClientKind.Company, ClientState.Active, "Zone portuaire", "29999 Plouvénan", [FleetValsoline, Goods]),
        ("Imprimerie Delvaux-Maréchal", ClientKind.Company, ClientState.Active, "25 rue des Typographes", "59999 Marquenbourg", [Premises, Liability]),
        ("Pharmacie de la Criée", ClientKind.SelfEmployed, ClientState.Active, "5 place de la Criée", "69999 Port-Aubel", [Premises, Liability]),
        ("Domaine de Roquefeuil-Haut", ClientKind.SelfEmployed, ClientState.Active, "Le Haut-Domaine", "84999 Vaubelle", [Premises, Motor, Legal]),
        ("Électricité Montbrun", ClientKind.Company, ClientState.Active, "3 impasse Ampère", "69999 Port-Aubel", [Decennial, FleetValsoline]),
        ("Crèche Les Petits Mariniers", ClientKind.Company, ClientState.Active, "6 rue du Halage", "69999 Port-Aubel", [Liability, Premises]),
        ("Garance Conseil", ClientKind.Company, ClientState.Active, "40 cours de la Liberté", "69999 Port-Aubel", [Liability, Cyber, Health]),
        ("Maçonnerie Belhomme Frères", ClientKind.Company, ClientState.Active, "Chemin des Carrières", "84999 Vaubelle", [Decennial, FleetValsoline, Welfare]),
        ("Hôtel de l’Estuaire", ClientKind.Company, ClientState.Active, "2 promenade du Large", "29999 Plouvénan", [Premises, Health]),
        ("Auto-école du Marché", ClientKind.SelfEmployed, ClientState.Active, "16 rue du Marché", "59999 Marquenbourg", [FleetValsoline]),
        ("Fromagerie Haut-Jarnay", ClientKind.Company, ClientState.Active, "La Combe", "01999 Saint-Aubin-la-Plaine", [Premises, Goods]),
        ("Association Vélo Pour Tous", ClientKind.Company, ClientState.Active, "Maison des associations", "69999 Port-Aubel", [Liability]),
        ("Copropriété Le Belvédère", ClientKind.Company, ClientState.Active, "90 montée du Belvédère", "69999 Port-Aubel", [Residence]),
        ("Copropriété Les Jardins d’Orval", ClientKind.Company, ClientState.Active, "7 rue d’Orval", "38999 Montalieu-le-Haut", [Residence, Legal]),
        ("Ambulances du Val", ClientKind.Company, ClientState.Active, "31 route de l’Hôpital", "84999 Vaubelle", [FleetValsoline, Liability]),
        ("Vasseur Hélène", ClientKind.NaturalPerson, ClientState.Active, "13 rue des Glycines", "59999 Marquenbourg", [Home, Motor]),
        ("Okonjo Samuel", ClientKind.NaturalPerson, ClientState.Active, "4 square des Érables", "69999 Port-Aubel", [Home]),
        ("Lemarchand Philippe", ClientKind.NaturalPerson, ClientState.Active, "55 avenue du Parc", "69999 Port-Aubel", [Home, Motor, Legal]),
        ("Da Costa Inês", ClientKind.NaturalPerson, ClientState.Active, "2 bis rue Haute", "01999 Saint-Aubin-la-Plaine", [Motor]),
        ("Benmoussa Yasmine", ClientKind.NaturalPerson, ClientState.Active, "19 rue de la Poste", "84999 Vaubelle", [Home, Motor]),
        ("Traiteur Saint-Fiacre", ClientKind.SelfEmployed, ClientState.Prospect, "Halle aux grains", "69999 Port-Aubel", []),
        ("Ateliers Numa", ClientKind.Company, ClientState.Prospect, "Pépinière d’entreprises", "38999 Montalieu-le-Haut", []),
        ("Librairie du Vieux Cours", ClientKind.SelfEmployed, ClientState.Archived, "21 cours Vieux", "69999 Port-Aubel", [Premises]),
    ];

    private static readonly DemoPremium[] Payments =
        [DemoPremium.Settled, DemoPremium.Settled, DemoPremium.Direct, DemoPremium.Settled, DemoPremium.Late, DemoPremium.Settled,
         DemoPremium.Part, DemoPremium.Settled, DemoPremium.Uncleared, DemoPremium.Direct, DemoPremium.Settled, DemoPremium.ForInformation, DemoPremium.AwaitingValidation];

    private static readonly string[] Suspensions = ["Prime impayée après mise en demeure", "Suspension à la demande de l’assuré"];
    private static readonly string[] Terminations = ["Résiliation à l’échéance par l’assuré", "Cessation d’activité", "Résiliation pour non-paiement"];

    public static void Write(DemoBook book)
    {
        var opened = 0;
        for (var i = 0; i < Portfolio.Length; i++)
        {
            var (name, kind, state, street, city, lines) = Portfolio[i];
            var clientId = DemoId.Of("client:" + name);
            book.Add(new Client
            {
                Id = clientId, Reference = $"C-{20 + i:00000}", Kind = kind, State = state, Name = name, Street = street, PostalCode = city[..5], City = city[6..],
                Phone = $"04 00 56 {i:00} 10", Email = $"contact@client{20 + i}.example", HandlerId = (i % 3 == 0 ? Cast.Oliver : Cast.Theo).Id,
                Siren = kind == ClientKind.NaturalPerson ? null : DemoNumbers.Siren(name),
            });
            foreach (var line in lines) Open(book, name, clientId, line, opened++, over: state == ClientState.Archived);
            DemoWork.Write(book, clientId, name, i);
            DemoComplaints.Write(book, clientId, name, i);
            DemoQuotes.Write(book, clientId, name, state, i);
        }
    }

    private static void Open(DemoBook book, string client, Guid clientId, Line line, int number, bool over)
    {
        var key = $"{client}/{line.Key}";
        var lot = new Random(DemoId.Number("contract:" + key, int.MaxValue));
        var age = lot.Next(40, 2_600);
        var contract = DemoContracts.Open(book, key, clientId, line, number % 17 == 16 ? -lot.Next(10, 60) : age, PremiumOf(line, lot), Payments[number % Payments.Length]);
        if (over || number % 13 == 12) DemoContracts.Terminate(book, contract, lot.Next(5, 30), Terminations[number % Terminations.Length]);
        else if (number % 11 == 10) DemoContracts.Suspend(book, contract, lot.Next(4, 35), Suspensions[number % Suspensions.Length]);
        else if (number % 19 == 18) contract.ExpiresOn = book.Today.AddDays(-lot.Next(2, 30));
        else if (number % 9 == 4 && contract.EffectiveOn < book.Today) contract.ExpiresOn = book.Today.AddDays(6 + DemoId.Number("expiry:" + key, 84));
        FillWith(book, contract, line, number, lot);
        DemoClaims.Write(book, contract, line, number);
    }

    private static void FillWith(DemoBook book, Contract contract, Line line, int number, Random lot)
    {
        if (line == FleetValsoline) DemoFleet.Fill(book, contract, lot.Next(6, 26), 20_000 + number * 100);
        if (line == Motor) DemoFleet.Fill(book, contract, 1, 20_000 + number * 100);
        if (line == Premises || line == Residence) DemoItems.Buildings(book, contract, lot.Next(1, 4));
        if (line == Home) DemoItems.Buildings(book, contract, 1);
        if (line == Health || line == Welfare) DemoItems.Persons(book, contract, lot.Next(5, 19));
    }

    private static decimal PremiumOf(Line line, Random lot) => line.Key switch
    {
        "home" or "legal" => lot.Next(180, 620),
        "motor" => lot.Next(420, 1_150),
        "fleet-valsoline" => lot.Next(60, 240) * 100,
        "health" or "welfare" => lot.Next(80, 420) * 100,
        _ => lot.Next(90, 1_400) * 10,
    };
}
