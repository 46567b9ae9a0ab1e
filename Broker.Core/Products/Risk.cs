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
}

public sealed class Insurer : Entity
{
    public const int NameLength = 120;

    public required string Name { get; set; }
}
