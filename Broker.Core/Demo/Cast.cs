using Broker.Core.Clients;
using Broker.Core.Common;

namespace Broker.Core.Demo;

public sealed record CastPerson(string FirstName, string LastName, string Email, string Language = "fr")
{
    public Guid Id { get; } = DemoId.Of("person:" + Email);
    public string FullName => $"{FirstName} {LastName}";
}

public sealed record CastClient(string Key, string Name, ClientKind Kind = ClientKind.Company)
{
    public Guid Id { get; } = DemoId.Of("client:" + Key);
}

/// <summary>A contract of the cast, with what makes it the one a test speaks of.</summary>
public sealed record CastContract(string Key, CastClient Client)
{
    public Guid Id { get; } = DemoId.Of("contract:" + Key);
}

/// <summary>Those everyone knows by name: in the demo firm, where one signs in as them, and in the tests. All of it is invented.</summary>
public static class Cast
{
    public const string Password = "Ardelane-2026";

    public static readonly FirmIdentity Firm = new()
    {
        Name = "Ardelane Courtage", Street = "3 place de la Criée", PostalCode = "69999", City = "Port-Aubel", Orias = "26 000 128",
        Phone = "04 00 55 00 00", Email = "bonjour@ardelane.example", Logo = DemoLogo.Png,
    };

    public static readonly CastPerson Helene = new("Hélène", "Marceau", "helene@ardelane.example");
    public static readonly CastPerson Theo = new("Théo", "Darnaud", "theo@ardelane.example");
    public static readonly CastPerson Ines = new("Inès", "Valmont", "ines@ardelane.example");
    public static readonly CastPerson Oliver = new("Oliver", "Grant", "oliver@ardelane.example", "en");

    /// <summary>Primary contact of Rivelaine: sees and does everything there.</summary>
    public static readonly CastPerson Nadege = new("Nadège", "Barthel", "nadege@rivelaine.example");

    /// <summary>View-only at Rivelaine.</summary>
    public static readonly CastPerson Luc = new("Luc", "Rivelaine", "luc@rivelaine.example");

    /// <summary>Limited at Rivelaine to the fleet contract.</summary>
    public static readonly CastPerson Karim = new("Karim", "Haddad", "karim@rivelaine.example");
    public static readonly CastPerson Marc = new("Marc", "Pélissier", "marc@pelissier.example");
    public static readonly CastPerson Camille = new("Camille", "Morel", "camille@morel.example");
    public static readonly CastPerson Odile = new("Odile", "Garance", "odile@tilleuls.example");

    /// <summary>Reads English.</summary>
    public static readonly CastPerson Emma = new("Emma", "Hartwell", "emma@hartwell.example", "en");

    /// <summary>Had access once; her membership is no longer active.</summary>
    public static readonly CastPerson Sabine = new("Sabine", "Orsel", "sabine@rivelaine.example");

    /// <summary>At Rivelaine besides, in the demo firm alone: with full access; limited, with every document; limited, with fleet movements; looking only, with requests.</summary>
    public static readonly CastPerson Farah = new("Farah", "Belkacem", "farah@rivelaine.example"), Elodie = new("Élodie", "Marchand", "elodie@rivelaine.example"),
        Yvan = new("Yvan", "Perrot", "yvan@rivelaine.example"), Gilles = new("Gilles", "Aubry", "gilles@rivelaine.example");

    public static readonly CastClient Rivelaine = new("rivelaine", "Transports Rivelaine");
    /// <summary>Opens the accounts of Rivelaine's group, with the password of all.</summary>
    public const string GroupIdentifier = "rivelaine-groupe";

    public static readonly CastClient RivelaineNord = new("rivelaine-nord", "Rivelaine Nord");
    public static readonly CastClient RivelaineFroid = new("rivelaine-froid", "Rivelaine Frigorifique");
    public static readonly CastClient RivelaineLogistique = new("rivelaine-logistique", "Rivelaine Logistique");
    public static readonly CastClient RivelaineLocation = new("rivelaine-location", "Rivelaine Location");
    public static readonly CastClient RivelaineAtelier = new("rivelaine-atelier", "Ateliers Rivelaine");
    public static readonly CastClient RivelaineImmobilier = new("rivelaine-immobilier", "SCI Les Quais de Rivelaine");
    public static readonly CastClient Pelissier = new("pelissier", "Boulangerie Pélissier", ClientKind.SelfEmployed);
    public static readonly CastClient Morel = new("morel", "Morel Camille", ClientKind.NaturalPerson);
    public static readonly CastClient Tilleuls = new("tilleuls", "Résidence des Tilleuls");
    public static readonly CastClient Hartwell = new("hartwell", "Hartwell Robotics France");

    /// <summary>Has no extranet.</summary>
    public static readonly CastClient Kervadec = new("kervadec", "Menuiserie Kervadec");

    /// <summary>Its extranet was closed by the firm, though its contact still has a membership.</summary>
    public static readonly CastClient Brunoy = new("brunoy", "Garage Brunoy");
    public static readonly CastPerson Denis = new("Denis", "Brunoy", "denis@brunoy.example");

    /// <summary>In force, premium settled, vehicles: the whole certificate journey.</summary>
    public static readonly CastContract Fleet = new("rivelaine-fleet", Rivelaine);

    /// <summary>In force, without items; collected by the insurer and paid.</summary>
    public static readonly CastContract Liability = new("rivelaine-liability", Rivelaine);

    /// <summary>In force, premium paid in part only.</summary>
    public static readonly CastContract Goods = new("rivelaine-goods", Rivelaine);

    /// <summary>In force, premium overdue.</summary>
    public static readonly CastContract Cyber = new("rivelaine-cyber", Rivelaine);

    /// <summary>In force, settled, insured persons.</summary>
    public static readonly CastContract Health = new("rivelaine-health", Rivelaine);

    /// <summary>In force, settled, buildings.</summary>
    public static readonly CastContract Depots = new("rivelaine-depots", Rivelaine);
    public static readonly CastContract NotYetActive = new("rivelaine-not-yet-active", Rivelaine);
    public static readonly CastContract Suspended = new("rivelaine-suspended", Rivelaine);
    public static readonly CastContract Terminated = new("rivelaine-terminated", Rivelaine);
    public static readonly CastContract Expired = new("rivelaine-expired", Rivelaine);

    /// <summary>In force and settled, but kept off the extranet.</summary>
    public static readonly CastContract OffExtranet = new("rivelaine-off-extranet", Rivelaine);

    /// <summary>In force and settled, but of no product: offers no certificate.</summary>
    public static readonly CastContract WithoutProduct = new("rivelaine-without-product", Rivelaine);
    public static readonly CastContract Bakery = new("pelissier-bakery", Pelissier);
    public static readonly CastContract Home = new("morel-home", Morel);
    public static readonly CastContract Car = new("morel-car", Morel);
    public static readonly CastContract Residence = new("tilleuls-residence", Tilleuls);
    public static readonly CastContract RobotsLiability = new("hartwell-liability", Hartwell);
    public static readonly CastContract Joinery = new("kervadec-decennial", Kervadec);
    public static readonly CastContract Garage = new("brunoy-garage", Brunoy);

    public static readonly IReadOnlyList<CastPerson> Contacts = [Nadege, Luc, Karim, Marc, Camille, Odile, Emma, Sabine, Denis];
}
