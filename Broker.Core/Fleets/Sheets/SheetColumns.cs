using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Files.Sheets;
using Broker.Core.Products;

namespace Broker.Core.Fleets.Sheets;

/// <summary>A column of a sheet of items.</summary>
/// <param name="Name">The item's field, or one of the names below.</param>
/// <param name="Words">How it is called: in French, in English, then whatever else people write. Without case, accents, signs and what is in brackets.</param>
public sealed record SheetColumn(string Name, params string[] Words)
{
    public string French => Words[0];
    public string English => Words[1];
}

/// <summary>Which columns sheets of items have, and by what names they are known.</summary>
public static class SheetColumns
{
    public const string Reference = nameof(Reference), Contract = nameof(Contract), Entry = nameof(Entry), Exit = nameof(Exit);

    private static readonly SheetColumn[] Around =
    [
        new(Entry, "Date d’entrée", "Entry date", "entrée", "entry", "date entrée", "entré le", "entrée le", "date de mise en garantie", "mise en circulation assurance", "date d'adhésion", "adhésion", "date d'effet", "effet", "début", "start date", "joined", "joined on", "entered on"),
        new(Exit, "Date de sortie", "Exit date", "sortie", "exit", "date sortie", "sorti le", "sortie le", "date de retrait", "retrait", "radiation", "date de radiation", "fin", "end date", "left", "left on", "leaving date"),
        new(Contract, "Contrat", "Contract", "n° de contrat", "numéro de contrat", "police", "n° de police", "policy", "policy number", "contract number"),
        new(Reference, "Référence (ne pas modifier)", "Reference (do not change)", "référence broker", "identifiant", "identifier", "id"),
    ];

    private static readonly SheetColumn[] Vehicles =
    [
        new(nameof(ItemData.Plate), "Immatriculation", "Registration", "immat", "plaque", "plaque d'immatriculation", "n° d'immatriculation", "numéro d'immatriculation", "immatriculation actuelle", "plate", "plate number", "registration number", "reg", "vrm", "number plate", "licence plate", "license plate"),
        new(nameof(ItemData.PlateKind), "Type de plaque", "Plate type", "type immatriculation", "type d'immatriculation", "kind of plate", "registration type"),
        new(nameof(ItemData.PlateCountry), "Pays de la plaque", "Plate country", "pays", "pays d'immatriculation", "country", "country of registration"),
        new(nameof(ItemData.Make), "Marque", "Make", "constructeur", "brand", "manufacturer"),
        new(nameof(ItemData.Model), "Modèle", "Model", "type commercial", "dénomination commerciale", "version"),
        new(nameof(ItemData.Category), "Catégorie", "Category", "genre", "type de véhicule", "vehicle category", "vehicle type"),
        new(nameof(ItemData.Energy), "Énergie", "Fuel", "carburant", "energy", "motorisation", "fuel type"),
        new(nameof(ItemData.Usage), "Usage", "Use", "usages", "vehicle use", "utilisation"),
        new(nameof(ItemData.Vin), "N° de châssis (VIN)", "VIN", "vin", "numéro de série", "n° de série", "numéro vin", "n° vin", "code vin", "châssis", "numéro de châssis", "chassis number", "vin number", "chassis"),
        new(nameof(ItemData.FirstRegisteredOn), "1re mise en circulation", "First registered", "date de première mise en circulation", "première mise en circulation", "1ère mise en circulation", "date 1ère mise en circulation", "date de 1re mise en circulation", "mec", "dmec", "date mec", "mise en circulation", "date de mise en circulation", "first registration", "first registration date", "date of first registration"),
        new(nameof(ItemData.GrossWeight), "PTAC (kg)", "Gross weight (kg)", "poids total autorisé en charge", "poids", "ptac kg", "gvw", "gross vehicle weight", "weight"),
        new(nameof(ItemData.Value), "Valeur (€)", "Value (€)", "valeur à neuf", "valeur d'achat", "prix", "valeur euros", "price", "purchase price"),
        new(nameof(ItemData.FinanceCompany), "Organisme financier", "Finance company", "loueur", "crédit-bailleur", "financement", "bailleur", "lessor", "leasing company"),
        new(nameof(ItemData.MainDriver), "Conducteur principal", "Main driver", "conducteur", "driver", "affectataire", "chauffeur"),
        new(nameof(ItemData.GaragePostalCode), "Code postal du garage", "Garage postcode", "code postal", "cp", "cp garage", "garage", "code postal de stationnement", "lieu de garage", "postcode", "garage postal code", "postal code", "zip"),
    ];

    private static readonly SheetColumn[] Buildings =
    [
        new(nameof(ItemData.Name), "Nom du bâtiment", "Building name", "nom", "bâtiment", "immeuble", "désignation", "site", "name", "building"),
        new(nameof(ItemData.Street), "Adresse", "Address", "rue", "voie", "situation", "street", "street address", "address line 1"),
        new(nameof(ItemData.PostalCode), "Code postal", "Postcode", "cp", "postal code", "zip", "zip code"),
        new(nameof(ItemData.City), "Ville", "City", "commune", "localité", "town"),
        new(nameof(ItemData.Area), "Surface (m²)", "Area (m²)", "superficie", "surface m2", "m2", "surface développée", "area m2", "floor area"),
        new(nameof(ItemData.Capacity), "Qualité", "Capacity", "qualité d'assuré", "qualité du client", "occupation", "insured as"),
    ];

    private static readonly SheetColumn[] Persons =
    [
        new(nameof(ItemData.Civility), "Civilité", "Title", "titre", "civility", "salutation"),
        new(nameof(ItemData.LastName), "Nom", "Last name", "nom de famille", "nom d'usage", "surname", "family name", "name"),
        new(nameof(ItemData.FirstName), "Prénom", "First name", "prénoms", "given name", "forename"),
        new(nameof(ItemData.BornOn), "Date de naissance", "Date of birth", "né le", "née le", "né(e) le", "naissance", "birth date", "birthday", "born", "born on", "dob"),
    ];

    private static readonly Dictionary<ItemKind, IReadOnlyList<SheetColumn>> ByKind = new()
    {
        [ItemKind.Vehicle] = [.. Vehicles, .. Around], [ItemKind.Building] = [.. Buildings, .. Around], [ItemKind.Person] = [.. Persons, .. Around],
    };

    private static readonly Dictionary<ItemKind, Dictionary<string, string>> Known = ByKind.ToDictionary(kind => kind.Key, kind => WordsOf(kind.Value));

    /// <summary>In the order in which they are written.</summary>
    public static IReadOnlyList<SheetColumn> Of(ItemKind kind) => ByKind[kind];

    /// <summary>Folded names, and the column each stands for.</summary>
    public static IReadOnlyDictionary<string, string> Words(ItemKind kind) => Known[kind];

    /// <summary>Without which a row means nothing.</summary>
    public static IReadOnlyList<string> Needed(ItemKind kind) => kind switch
    {
        ItemKind.Vehicle => [nameof(ItemData.Plate)],
        ItemKind.Building => [nameof(ItemData.Name)],
        _ => [nameof(ItemData.LastName), nameof(ItemData.FirstName)],
    };

    internal static Dictionary<string, string> WordsOf(IEnumerable<SheetColumn> columns)
    {
        var words = new Dictionary<string, string>();
        foreach (var column in columns)
            foreach (var word in column.Words) words.TryAdd(SheetHeading.Fold(word), column.Name);
        return words;
    }
}

/// <summary>Values that are one of a few: as they are written in each language, and as people write them.</summary>
public static class SheetWords
{
    private static readonly (string Value, string French, string English, string[] Others)[] Civilities =
    [
        (nameof(Civility.Madam), "Mme", "Mrs", ["madame", "ms", "miss", "mlle", "mademoiselle", "f", "femme"]),
        (nameof(Civility.Sir), "M.", "Mr", ["monsieur", "mister", "h", "homme"]),
    ];

    private static readonly (string Value, string French, string English, string[] Others)[] PlateKinds =
    [
        (nameof(PlateKind.Siv), "SIV", "SIV", ["siv francais", "francaise", "french"]), (nameof(PlateKind.Fni), "FNI", "FNI", ["ancienne", "old"]),
        (nameof(PlateKind.Provisional), "Provisoire", "Provisional", ["ww", "provisoire ww"]), (nameof(PlateKind.Foreign), "Étrangère", "Foreign", ["etranger"]),
        (nameof(PlateKind.None), "Sans plaque", "Not registered", ["aucune", "none", "non immatricule", "sans"]),
    ];

    /// <summary>Null when nobody writes it so.</summary>
    public static string? Read(string field, string typed)
    {
        var folded = Searchable.Fold(typed);
        foreach (var word in Of(field))
            if (folded == Searchable.Fold(word.Value) || folded == Searchable.Fold(word.French) || folded == Searchable.Fold(word.English) || word.Others.Any(o => Searchable.Fold(o) == folded)) return word.Value;
        return null;
    }

    public static string Write(string field, string value, bool english)
    {
        foreach (var word in Of(field))
            if (word.Value == value) return english ? word.English : word.French;
        return value;
    }

    private static (string Value, string French, string English, string[] Others)[] Of(string field) => field == nameof(ItemData.Civility) ? Civilities : PlateKinds;
}
