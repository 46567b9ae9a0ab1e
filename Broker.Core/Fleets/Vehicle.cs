using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>A vehicle (D-42). It keeps its identity when its plate changes.</summary>
public sealed class Vehicle : InsuredItem, ISearched
{
    public const int MakeLength = 60, ModelLength = 80, WordLength = 120, NameLength = 120, PostalCodeLength = 12, CountryLength = 2;

    private string plate = "", make = "", model = "";

    public override ItemKind ItemKind => ItemKind.Vehicle;

    /// <summary>Shown with dashes, "AB-123-CD"; empty for one that is not registered, which goes by its make and model.</summary>
    public required string Plate { get => plate; set { plate = value; Name(); } }

    /// <summary>The plate without dashes, by which it is found and told from others; null without one.</summary>
    public string? PlateKey { get => Fleets.Plate.Key(plate) is { Length: > 0 } key ? key : null; private set { } }
    public PlateKind PlateKind { get; set; }

    /// <summary>Of a foreign plate: two letters.</summary>
    public string? PlateCountry { get; set; }
    public required string Make { get => make; set { make = value; Name(); } }
    public required string Model { get => model; set { model = value; Name(); } }

    /// <summary>Words of the firm's lists, as they were chosen: a hundred thousand rows are sorted and filtered by them. Empty when nobody chose.</summary>
    public required string Category { get; set; }
    public string? Energy { get; set; }
    public string? Usage { get; set; }
    public string? Vin { get; set; }
    public DateOnly? FirstRegisteredOn { get; set; }

    /// <summary>Kilograms.</summary>
    public int? GrossWeight { get; set; }

    /// <summary>In whole cents of the firm's currency.</summary>
    public long? ValueMinor { get; set; }

    /// <summary>Who has lent or leased it.</summary>
    public string? FinanceCompany { get; set; }
    public string? MainDriver { get; set; }
    public string? GaragePostalCode { get; set; }

    private protected override string? Group => Category;

    // The fleet's own list finds by the same.
    private protected override IEnumerable<string?> FoundBy => [Vin];
    SearchKind ISearched.SearchKind => SearchKind.Vehicle;
    IEnumerable<string?> ISearched.SearchValues => [Label, Vin];

    public void Bear(PlateReading read, string? country) => (Plate, PlateKind, PlateCountry) = (read.Shown, read.Kind, read.Kind == PlateKind.Foreign ? Inputs.Tidy(country)?.ToUpperInvariant() : null);

    private void Name() => Label = plate.Length > 0 ? plate : Inputs.Cut($"{make} {model}".Trim(), LabelLength);
}
