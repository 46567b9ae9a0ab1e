using Broker.Core.Common;

namespace Broker.Core.Products;

/// <summary>Which insured items a contract of this risk carries (vehicles, buildings or persons), if any.</summary>
public enum ItemKind { None, Vehicle, Building, Person }

/// <summary>A contract type (risque): what is insured, whoever the insurer.</summary>
public sealed class Risk : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }
    public required ItemKind ItemKind { get; init; }

    /// <summary>Vehicles or buildings that come and go: its contracts are fleets (D-13).</summary>
    public bool IsFleet { get; private set; }

    /// <summary>Persons make a group, nothing makes nothing: only vehicles and buildings make a fleet.</summary>
    public void MakeFleet(bool fleet) => IsFleet = fleet && ItemKind is (ItemKind.Vehicle or ItemKind.Building);
}

public sealed class Insurer : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }
}
