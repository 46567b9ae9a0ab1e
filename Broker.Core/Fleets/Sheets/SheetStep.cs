using Broker.Core.Common;

namespace Broker.Core.Fleets.Sheets;

/// <summary>What one row comes to, as it would be written.</summary>
internal sealed class SheetStep
{
    private static readonly List<FieldChange> None = [];
    private List<Problem>? problems;

    /// <summary>0 of what the sheet does not name.</summary>
    public required int Line { get; init; }
    public required string Label { get; init; }
    public SheetOutcome Outcome { get; set; } = SheetOutcome.Unchanged;

    /// <summary>What is there; of what comes, as it will be, with its exit where the row has one.</summary>
    public InsuredItem? Item { get; set; }

    /// <summary>Changed fields, the plate apart.</summary>
    public List<FieldChange> Changes { get; set; } = None;

    /// <summary>The item as corrected.</summary>
    public ItemData? After { get; set; }
    public PlateReading? Plate { get; set; }
    public List<FieldChange> PlateChanges { get; set; } = None;
    public PlateStep? PlateStep { get; set; }
    public DateTime? Exit { get; set; }

    /// <summary>Why it is refused; of a row that is not, what is worth knowing.</summary>
    public List<Problem> Problems => problems ??= [];
    public bool HasProblems => problems is { Count: > 0 };

    public bool Corrects => After is not null && Changes.Count > 0;

    /// <summary>Its day, where it has one: of coming, or else of leaving.</summary>
    public DateOnly? On => Outcome == SheetOutcome.Added ? Item!.EnteredOn : Exit is { } exit ? DateOnly.FromDateTime(exit) : null;
}

/// <summary>What is on the contract already, found by whatever a row names it with.</summary>
internal sealed class SheetGround
{
    private readonly Dictionary<string, List<InsuredItem>> byName = [];
    private readonly Dictionary<string, InsuredItem?> byVin = [];
    private readonly Dictionary<Guid, InsuredItem> byId = [];

    public SheetGround(IReadOnlyList<InsuredItem> items)
    {
        Items = items;
        foreach (var item in items.Where(i => i.Standing != ItemStanding.Dropped))
        {
            byId[item.Id] = item;
            if (!byName.TryGetValue(NameOf(item), out var same)) byName[NameOf(item)] = same = [];
            same.Add(item);
            // Two of one serial number tell nothing.
            if (item is Vehicle { Vin: { } vin, ExitedOn: null }) byVin[vin] = byVin.ContainsKey(vin) ? null : item;
        }
    }

    public IReadOnlyList<InsuredItem> Items { get; }

    public InsuredItem? OfReference(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>Null: nothing there goes by that name, or something did and has left before this one comes.</summary>
    public Result<InsuredItem>? Find(SheetEntry entry)
    {
        var named = byName.TryGetValue(NameOf(entry), out var same) ? same.Where(i => IsPossible(i, entry)).ToList() : [];
        if (entry.Entry is { } day && named.Find(i => i.EnteredOn == DateOnly.FromDateTime(day)) is { } exact) return (Result<InsuredItem>)exact;
        var present = named.Where(i => i.ExitedOn is null || i.Standing == ItemStanding.Asked).ToList();
        if (present.Count > 1) return new Problem("sheet.ambiguous");
        if (present.Count == 1) return (Result<InsuredItem>)present[0];
        if (named.MaxBy(i => i.ExitedOn) is { } last) return entry.Entry >= last.Until ? null : (Result<InsuredItem>)last;
        return entry.Given.Vin is { } vin && byVin.GetValueOrDefault(Vin.Tidy(vin)) is { } renamed ? (Result<InsuredItem>)renamed : null;
    }

    /// <summary>Two of the same name may be two: another day of birth, another street.</summary>
    private static bool IsPossible(InsuredItem item, SheetEntry entry) => item switch
    {
        InsuredPerson person => person.BornOn is null || entry.Given.BornOn is null || person.BornOn == entry.Given.BornOn,
        Building building => string.IsNullOrEmpty(building.PostalCode) || entry.Given.PostalCode is null || Searchable.Fold(building.PostalCode) == Searchable.Fold(entry.Given.PostalCode),
        _ => true,
    };

    public static string NameOf(InsuredItem item) => item switch
    {
        Vehicle vehicle => vehicle.PlateKey ?? Unregistered(vehicle.Vin, vehicle.Make, vehicle.Model),
        InsuredPerson person => $"{Searchable.Fold(person.LastName)}|{Searchable.Fold(person.FirstName)}",
        Building building => Searchable.Fold(building.Name),
        _ => "",
    };

    public static string NameOf(SheetEntry entry)
    {
        var given = entry.Given;
        return given.Kind switch
        {
            Products.ItemKind.Vehicle => Plate.Key(given.Plate) is { Length: > 0 } key ? key : Unregistered(Vin.Tidy(given.Vin), given.Make, given.Model),
            Products.ItemKind.Building => Searchable.Fold(given.Name),
            _ => $"{Searchable.Fold(given.LastName)}|{Searchable.Fold(given.FirstName)}",
        };
    }

    private static string Unregistered(string? vin, string? make, string? model) => string.IsNullOrEmpty(vin) ? $"{Searchable.Fold(make)}|{Searchable.Fold(model)}" : $"vin:{vin}";
}
