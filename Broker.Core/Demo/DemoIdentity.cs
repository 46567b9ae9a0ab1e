using System.Globalization;
using Broker.Core.Clients;
using Broker.Core.Lists;

namespace Broker.Core.Demo;

/// <summary>Who the firm's clients are, beyond their names: numbers that check, trades, births, consents.</summary>
internal static class DemoIdentity
{
    /// <summary>The people behind the self-employed, by the start of their trade name.</summary>
    private static readonly (string Trade, Civility Civility, string LastName, string FirstName, string Profession, string Naf)[] Independents =
    [
        ("Boulangerie Pélissier", Civility.Sir, "Pélissier", "Marc", "Boulanger", "10.71C"),
        ("Plomberie Castagnet", Civility.Sir, "Castagnet", "Rémi", "Plombier chauffagiste", "43.22A"),
        ("Pharmacie de la Criée", Civility.Madam, "Alibert", "Solène", "Pharmacienne", "47.73Z"),
        ("Domaine de Roquefeuil", Civility.Sir, "Roquefeuil", "Gauthier", "Viticulteur", "01.21Z"),
        ("Auto-école du Marché", Civility.Madam, "Ferrand", "Djamila", "Enseignante de la conduite", "85.53Z"),
        ("Traiteur Saint-Fiacre", Civility.Sir, "Joubert", "Baptiste", "Traiteur", "56.21Z"),
        ("Librairie du Vieux Cours", Civility.Madam, "Maupin", "Irène", "Libraire", "47.61Z"),
    ];

    private static readonly Dictionary<string, (Civility Civility, string? BirthName, string BirthPlace, FamilySituation Situation, string Profession, string Category)> Persons = new()
    {
        ["Morel Camille"] = (Civility.Madam, null, "Marquenbourg", FamilySituation.CivilUnion, "Infirmière libérale", "Professions intermédiaires"),
        ["Vasseur Hélène"] = (Civility.Madam, "Delcourt", "Port-Aubel", FamilySituation.Married, "Professeure des écoles", "Professions intermédiaires"),
        ["Okonjo Samuel"] = (Civility.Sir, null, "Montalieu-le-Haut", FamilySituation.Single, "Ingénieur logiciel", "Cadres et professions intellectuelles supérieures"),
        ["Lemarchand Philippe"] = (Civility.Sir, null, "Vaubelle", FamilySituation.Widowed, "Retraité", "Retraités"),
        ["Da Costa Inês"] = (Civility.Madam, null, "Porto", FamilySituation.Married, "Cheffe de chantier", "Professions intermédiaires"),
        ["Benmoussa Yasmine"] = (Civility.Madam, null, "Plouvénan", FamilySituation.Divorced, "Kinésithérapeute", "Professions intermédiaires"),
    };

    private static readonly (string Word, string Naf)[] Trades =
    [
        ("Transports", "49.41A"), ("SCI", "68.20B"), ("Location", "77.12Z"), ("Ateliers Rivelaine", "45.20B"), ("Logistique", "52.10B"), ("Résidence", "81.10Z"), ("Copropriété", "81.10Z"),
        ("Robotics", "28.99B"), ("Menuiserie", "43.32A"), ("Garage", "45.20A"), ("Scierie", "16.10A"), ("Architectes", "71.11Z"), ("Brasserie", "56.10A"),
        ("Laboratoires", "21.20Z"), ("Imprimerie", "18.12Z"), ("Électricité", "43.21A"), ("Crèche", "88.91A"), ("Conseil", "70.22Z"), ("Maçonnerie", "43.99C"),
        ("Hôtel", "55.10Z"), ("Fromagerie", "10.51C"), ("Association", "94.99Z"), ("Ambulances", "86.90A"), ("Rivelaine", "49.41A"),
    ];

    private static readonly string[] Origins = ["Recommandation d’un client", "Apporteur d’affaires", "Site internet", "Appel entrant", "Prospection"];

    public static void Write(DemoBook book)
    {
        foreach (var client in book.Rows.OfType<Client>().ToList()) Fill(book, client);
        var rivelaine = book.Rows.OfType<Client>().Single(c => c.Id == Cast.Rivelaine.Id);
        rivelaine.SecondEmail = "comptabilite@rivelaine.example";
        rivelaine.ImportantNotes = "Prévenir M. Rivelaine avant toute mise en demeure. Les avenants du parc passent par Karim Haddad.";
        book.Add(new ClientPhone { Id = DemoBook.Id<ClientPhone>("rivelaine-night"), ClientId = rivelaine.Id, Kind = PhoneKind.Mobile, Number = "06 00 55 01 99" });
        book.Add(new ClientAddress
        {
            Id = DemoBook.Id<ClientAddress>("rivelaine-bills"), ClientId = rivelaine.Id, Street = "Service comptabilité\nBP 18", PostalCode = "69998", City = "Port-Aubel Cedex",
            CorrespondenceTypeId = DemoLists.Word(ListKind.CorrespondenceType, "Facturation"),
        });
        var hartwell = book.Rows.OfType<Client>().Single(c => c.Id == Cast.Hartwell.Id);
        hartwell.Language = "en";
        book.Add(new ClientAddress { Id = DemoBook.Id<ClientAddress>("hartwell-group"), ClientId = hartwell.Id, Street = "44 Tanner Lane", PostalCode = "ZZ9 4HR", City = "Millbridge", Country = "GB" });
    }

    private static void Fill(DemoBook book, Client client)
    {
        var lot = new Random(DemoId.Number("identity:" + client.Name, int.MaxValue));
        client.PhoneKind = client.Phone?.StartsWith("06", StringComparison.Ordinal) == true ? PhoneKind.Mobile : PhoneKind.Landline;
        if (lot.Next(3) > 0) client.MailConsentOn = book.Today.AddDays(-lot.Next(30, 900));
        if (lot.Next(3) == 0) client.CallConsentOn = client.MailConsentOn;
        client.SegmentId = DemoLists.Word(ListKind.Segment, client.Kind switch
        {
            ClientKind.NaturalPerson => "Particuliers",
            ClientKind.SelfEmployed => "Professionnels",
            _ when client.Id == Cast.Rivelaine.Id => "Grands comptes",
            _ => "Entreprises",
        });
        client.OriginId = DemoLists.Word(ListKind.BusinessOrigin, Origins[lot.Next(Origins.Length)]);
        if (client.Kind != ClientKind.NaturalPerson) Business(book, client, lot);
        if (client.Kind == ClientKind.SelfEmployed) Independent(client, Independents.First(i => client.Name.StartsWith(i.Trade, StringComparison.Ordinal)), book, lot);
        if (client.Kind == ClientKind.NaturalPerson) Person(client, Persons[client.Name], book, lot);
    }

    private static void Business(DemoBook book, Client client, Random lot)
    {
        var siren = client.Siren!;
        client.Siret = Enumerable.Range(1, 99).Select(n => string.Create(CultureInfo.InvariantCulture, $"{siren}{n:00000}")).First(siret => Siret.Read(siret) is not null);
        client.VatNumber = string.Create(CultureInfo.InvariantCulture, $"FR{(12 + 3 * (long.Parse(siren, CultureInfo.InvariantCulture) % 97)) % 97:00}{siren}");
        client.Naf = Trades.FirstOrDefault(t => client.Name.Contains(t.Word, StringComparison.Ordinal)).Naf;
        client.LegalFormId = DemoLists.Word(ListKind.LegalForm, FormOf(client, lot));
        client.FoundedOn = book.Today.AddDays(-lot.Next(900, 14_000));
        client.Headcount = client.Kind == ClientKind.SelfEmployed ? lot.Next(1, 7) : client.Name.Contains("Copropriété", StringComparison.Ordinal) ? 0 : lot.Next(4, 190);
    }

    private static string FormOf(Client client, Random lot) =>
        client.Kind == ClientKind.SelfEmployed ? "Entrepreneur individuel"
        : client.Name.StartsWith("SCI", StringComparison.Ordinal) ? "SCI"
        : client.Name.StartsWith("Association", StringComparison.Ordinal) || client.Name.StartsWith("Crèche", StringComparison.Ordinal) ? "Association"
        : client.Name.StartsWith("Copropriété", StringComparison.Ordinal) || client.Name.StartsWith("Résidence", StringComparison.Ordinal) ? "Syndicat de copropriétaires"
        : lot.Next(2) == 0 ? "SAS" : "SARL";

    private static void Independent(Client client, (string Trade, Civility Civility, string LastName, string FirstName, string Profession, string Naf) owner, DemoBook book, Random lot)
    {
        (client.TradeName, client.Civility, client.LastName, client.FirstName) = (client.Name, owner.Civility, owner.LastName, owner.FirstName);
        (client.Profession, client.Naf, client.FamilySituation) = (owner.Profession, owner.Naf, FamilySituation.Married);
        client.CategoryId = DemoLists.Word(ListKind.SocioProfessionalCategory, "Artisans, commerçants et chefs d’entreprise");
        Born(client, client.City, book, lot);
    }

    private static void Person(Client client, (Civility Civility, string? BirthName, string BirthPlace, FamilySituation Situation, string Profession, string Category) told, DemoBook book, Random lot)
    {
        var at = client.Name.LastIndexOf(' ');
        (client.LastName, client.FirstName) = (client.Name[..at], client.Name[(at + 1)..]);
        (client.Civility, client.BirthName, client.FamilySituation, client.Profession) = (told.Civility, told.BirthName, told.Situation, told.Profession);
        client.CategoryId = DemoLists.Word(ListKind.SocioProfessionalCategory, told.Category);
        Born(client, told.BirthPlace, book, lot);
    }

    private static void Born(Client client, string? place, DemoBook book, Random lot) => (client.BirthPlace, client.BirthDate) = (place, book.Today.AddYears(-lot.Next(28, 67)).AddDays(-lot.Next(365)));
}
