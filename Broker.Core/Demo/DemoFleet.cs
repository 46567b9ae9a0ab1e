using Broker.Core.Contracts;
using Broker.Core.Fleets;

namespace Broker.Core.Demo;

/// <summary>Vehicles as one meets them on French roads, by running number: the same number is always the same vehicle, and no two share a plate.</summary>
internal static class DemoFleet
{
    private const string PlateLetters = "ABCDEFGHJKLMNPQRSTVWXYZ", VinLetters = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";

    private static readonly (string Make, string Model, string Category, string Vin)[] Models =
    [
        ("Renault Trucks", "T 480", "Tracteur routier", "VF6"), ("Volvo", "FH 500", "Tracteur routier", "YV2"),
        ("Scania", "R 450", "Tracteur routier", "YS2"), ("DAF", "XF 480", "Tracteur routier", "XLR"),
        ("Mercedes-Benz", "Actros 1845", "Tracteur routier", "WDB"), ("MAN", "TGX 18.470", "Tracteur routier", "WMA"),
        ("Schmitz Cargobull", "S.KO Cool", "Semi-remorque", "WSM"), ("Krone", "Profi Liner", "Semi-remorque", "WKE"),
        ("Lamberet", "SR2 Green Liner", "Semi-remorque", "VM3"), ("Fruehauf", "MaxiSpeed", "Semi-remorque", "VFK"),
        ("Renault Trucks", "D 12", "Porteur", "VF6"), ("Iveco", "Eurocargo 120", "Porteur", "ZCF"),
        ("Volvo", "FL 250", "Porteur", "YV2"), ("Renault", "Master L3H2", "Utilitaire", "VF1"),
        ("Peugeot", "Boxer 335", "Utilitaire", "VF3"), ("Citroën", "Jumper 35", "Utilitaire", "VF7"),
        ("Fiat Professional", "Ducato", "Utilitaire", "ZFA"), ("Renault", "Kangoo E-Tech", "Utilitaire", "VF1"),
        ("Peugeot", "308 SW", "Voiture particulière", "VF3"), ("Renault", "Clio", "Voiture particulière", "VF1"),
        ("Renault", "Mégane E-Tech", "Voiture particulière", "VF1"), ("Dacia", "Duster", "Voiture particulière", "UU1"),
    ];

    /// <summary>Four in five are insured today; the others left, or will come in the next weeks.</summary>
    public static void Fill(DemoBook book, Contract contract, int count, int firstNumber)
    {
        for (var i = 0; i < count; i++) book.Add(Vehicle(contract, firstNumber + i, i, book.Today));
    }

    public static Vehicle Vehicle(Contract contract, int number, int place, DateOnly today)
    {
        var lot = new Random(number);
        var (make, model, category, vin) = Models[lot.Next(Models.Length)];
        var registeredOn = today.AddDays(-lot.Next(60, 3_800));
        var enteredOn = Latest(contract.EffectiveOn, registeredOn.AddDays(lot.Next(2, 40)));
        var stay = today.DayNumber - enteredOn.DayNumber;
        var left = place % 8 == 7 && stay > 20;
        if (place % 40 == 39) (left, enteredOn) = (false, today.AddDays(lot.Next(3, 30)));
        return new Vehicle
        {
            Id = DemoBook.Id<Vehicle>($"{contract.Id}/{number}"), ClientId = contract.ClientId, ContractId = contract.Id,
            Plate = Plate(number, registeredOn), Make = make, Model = model, Category = category, Vin = vin + Draw(lot, VinLetters, 14),
            FirstRegisteredOn = registeredOn, EnteredOn = enteredOn, ExitedOn = left ? enteredOn.AddDays(lot.Next(10, stay)) : null,
            Energy = category == "Semi-remorque" ? null : model.Contains("E-Tech", StringComparison.Ordinal) ? "Électrique" : category == "Voiture particulière" ? "Essence" : "Gazole",
            Usage = category switch { "Voiture particulière" => "Affaires", "Utilitaire" => "Tournées", _ => "Transport pour compte d’autrui" },
            GrossWeight = WeightOf(category), ValueMinor = (WeightOf(category) + 4_000) * 3L * (100 - number % 60), GaragePostalCode = "69999",
        };
    }

    private static int WeightOf(string category) => category switch { "Voiture particulière" => 1_900, "Utilitaire" => 3_500, "Porteur" => 12_000, "Semi-remorque" => 39_000, _ => 19_000 };

    /// <summary>French plates run from AA in spring 2009 by about ten pairs of letters a year; within a pair, the number decides.</summary>
    private static string Plate(int number, DateOnly registeredOn)
    {
        var pair = Math.Max(0, (registeredOn.DayNumber - new DateOnly(2009, 4, 15).DayNumber) * 10 / 365);
        var rest = (int)(number * 104_729L % (999 * 529));
        return $"{Pair(pair)}-{rest / 529 + 1:000}-{Pair(rest % 529)}";

        static string Pair(int n) => $"{PlateLetters[n / 23 % 23]}{PlateLetters[n % 23]}";
    }

    private static string Draw(Random lot, string letters, int count) =>
        string.Create(count, (lot, letters), static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from.letters[from.lot.Next(from.letters.Length)];
        });

    private static DateOnly Latest(DateOnly a, DateOnly b) => a > b ? a : b;
}
