using System.ComponentModel.DataAnnotations;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>What is said of an item, whichever its kind: typed into a form or read from a sheet. Only the fields of its kind count. Nothing here asks the database.</summary>
public sealed class ItemData
{
    private static readonly DateOnly FirstCar = new(1901, 1, 1);

    public ItemKind Kind { get; set; }

    /// <summary>Null: a French plate, of whichever kind it is.</summary>
    public PlateKind? PlateKind { get; set; }
    [MaxLength(40)] public string? Plate { get; set; }
    [MaxLength(40)] public string? PlateCountry { get; set; }
    [MaxLength(40)] public string? Vin { get; set; }
    [MaxLength(Vehicle.MakeLength)] public string? Make { get; set; }
    [MaxLength(Vehicle.ModelLength)] public string? Model { get; set; }
    [MaxLength(Vehicle.WordLength)] public string? Category { get; set; }
    [MaxLength(Vehicle.WordLength)] public string? Energy { get; set; }
    [MaxLength(Vehicle.WordLength)] public string? Usage { get; set; }
    public DateOnly? FirstRegisteredOn { get; set; }
    [Range(1, 500_000)] public int? GrossWeight { get; set; }
    [Range(0, 1_000_000_000)] public decimal? Value { get; set; }
    [MaxLength(Vehicle.NameLength)] public string? FinanceCompany { get; set; }
    [MaxLength(Vehicle.NameLength)] public string? MainDriver { get; set; }
    [MaxLength(Vehicle.PostalCodeLength)] public string? GaragePostalCode { get; set; }

    [MaxLength(Building.NameLength)] public string? Name { get; set; }
    [MaxLength(Building.StreetLength)] public string? Street { get; set; }
    [MaxLength(Building.PostalCodeLength)] public string? PostalCode { get; set; }
    [MaxLength(Building.CityLength)] public string? City { get; set; }
    [Range(1, 10_000_000)] public int? Area { get; set; }
    [MaxLength(Vehicle.WordLength)] public string? Capacity { get; set; }

    public Civility? Civility { get; set; }
    [MaxLength(InsuredPerson.LastNameLength)] public string? LastName { get; set; }
    [MaxLength(InsuredPerson.FirstNameLength)] public string? FirstName { get; set; }
    public DateOnly? BornOn { get; set; }

    public static ItemData Of(InsuredItem item) => item switch
    {
        Vehicle v => new()
        {
            Kind = ItemKind.Vehicle, PlateKind = v.PlateKind is Fleets.PlateKind.Foreign or Fleets.PlateKind.None ? v.PlateKind : null, Plate = v.Plate, PlateCountry = v.PlateCountry, Vin = v.Vin,
            Make = v.Make, Model = v.Model, Category = v.Category, Energy = v.Energy, Usage = v.Usage, FirstRegisteredOn = v.FirstRegisteredOn, GrossWeight = v.GrossWeight,
            Value = v.ValueMinor / 100m, FinanceCompany = v.FinanceCompany, MainDriver = v.MainDriver, GaragePostalCode = v.GaragePostalCode,
        },
        Building b => new() { Kind = ItemKind.Building, Name = b.Name, Street = b.Street, PostalCode = b.PostalCode, City = b.City, Area = b.Area, Capacity = b.Capacity },
        InsuredPerson p => new() { Kind = ItemKind.Person, Civility = p.Civility, LastName = p.LastName, FirstName = p.FirstName, BornOn = p.BornOn },
        _ => new(),
    };

    /// <summary>Everything that is wrong, whatever else there is on the contract; nothing when it can be written.</summary>
    public IEnumerable<Problem> Problems(DateOnly today)
    {
        foreach (var problem in Inputs.Problems(this)) yield return problem;
        foreach (var field in Needed())
            if (string.IsNullOrWhiteSpace(field.Value)) yield return new Problem("input.required", field.Name);
        if (Kind == ItemKind.Person && BornOn > today) yield return new Problem("fleet.born-in-future", nameof(BornOn));
        if (Kind == ItemKind.Person && BornOn < FirstCar) yield return new Problem("fleet.day-too-early", nameof(BornOn));
        if (Kind != ItemKind.Vehicle) yield break;
        if (PlateKind != Fleets.PlateKind.None && !string.IsNullOrWhiteSpace(Plate) && ReadPlate() is null) yield return new Problem("fleet.plate-wrong", nameof(Plate));
        if (PlateKind == Fleets.PlateKind.Foreign && !Fleets.Plate.IsCountry(PlateCountry)) yield return new Problem("fleet.country-wrong", nameof(PlateCountry));
        if (Fleets.Vin.Tidy(Vin) is { Length: > 0 } vin && !Fleets.Vin.IsWellFormed(vin)) yield return new Problem("fleet.vin-wrong", nameof(Vin));
        if (FirstRegisteredOn > today) yield return new Problem("fleet.registered-in-future", nameof(FirstRegisteredOn));
        if (FirstRegisteredOn < FirstCar) yield return new Problem("fleet.day-too-early", nameof(FirstRegisteredOn));
    }

    /// <summary>Worth a second look; nobody is kept from going on.</summary>
    public IEnumerable<Problem> Warnings()
    {
        if (Kind == ItemKind.Vehicle && Fleets.Vin.Tidy(Vin) is { } vin && Fleets.Vin.IsWellFormed(vin) && !Fleets.Vin.HasCheckDigit(vin)) yield return new Problem("fleet.vin-check-digit", nameof(Vin));
    }

    /// <summary>Null when it is none, or there is none.</summary>
    public PlateReading? ReadPlate() => PlateKind is { } said ? Fleets.Plate.Read(Plate, said) : Fleets.Plate.Read(Plate);

    /// <summary>A new item of that contract. Ask <see cref="Problems"/> first.</summary>
    public InsuredItem ToItem(Guid id, Guid clientId, Guid contractId, DateOnly enteredOn, TimeOnly? time)
    {
        InsuredItem item = Kind switch
        {
            ItemKind.Vehicle => new Vehicle { Id = id, ClientId = clientId, ContractId = contractId, EnteredOn = enteredOn, EntryTime = time, Plate = "", Make = "", Model = "", Category = "" },
            ItemKind.Building => new Building { Id = id, ClientId = clientId, ContractId = contractId, EnteredOn = enteredOn, EntryTime = time, Name = "", Street = "", PostalCode = "", City = "" },
            _ => new InsuredPerson { Id = id, ClientId = clientId, ContractId = contractId, EnteredOn = enteredOn, EntryTime = time, LastName = "", FirstName = "" },
        };
        if (item is Vehicle vehicle && ReadPlate() is { } plate) vehicle.Bear(plate, PlateCountry);
        Write(item);
        return item;
    }

    /// <summary>Everything but the plate, which changes by a movement of its own.</summary>
    public void Write(InsuredItem item)
    {
        switch (item)
        {
            case Vehicle v:
                (v.Make, v.Model, v.Category, v.Energy, v.Usage) = (Make?.Trim() ?? "", Model?.Trim() ?? "", Category?.Trim() ?? "", Inputs.Tidy(Energy), Inputs.Tidy(Usage));
                (v.Vin, v.FirstRegisteredOn, v.GrossWeight, v.ValueMinor) = (Fleets.Vin.Tidy(Vin) is { Length: > 0 } vin ? vin : null, FirstRegisteredOn, GrossWeight, Value is { } value ? Money.Euros(value).Minor : null);
                (v.FinanceCompany, v.MainDriver, v.GaragePostalCode) = (Inputs.Tidy(FinanceCompany), Inputs.Tidy(MainDriver), Inputs.Tidy(GaragePostalCode));
                break;
            case Building b:
                (b.Name, b.Street, b.PostalCode, b.City) = (Name?.Trim() ?? "", Street?.Trim() ?? "", PostalCode?.Trim() ?? "", City?.Trim() ?? "");
                (b.Area, b.Capacity) = (Area, Inputs.Tidy(Capacity));
                break;
            case InsuredPerson p:
                (p.Civility, p.LastName, p.FirstName, p.BornOn) = (Civility, LastName?.Trim() ?? "", FirstName?.Trim() ?? "", BornOn);
                break;
        }
    }

    private IEnumerable<(string Name, string? Value)> Needed() => Kind switch
    {
        ItemKind.Vehicle when PlateKind == Fleets.PlateKind.None => [(nameof(Make), Make), (nameof(Model), Model)],
        ItemKind.Vehicle => [(nameof(Plate), Plate), (nameof(Make), Make), (nameof(Model), Model)],
        ItemKind.Building => [(nameof(Name), Name), (nameof(Street), Street), (nameof(PostalCode), PostalCode), (nameof(City), City)],
        _ => [(nameof(LastName), LastName), (nameof(FirstName), FirstName)],
    };
}
