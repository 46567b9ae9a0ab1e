using Broker.Core.Common;

namespace Broker.Core.Fleets;

/// <summary>A vehicle, a building or a person insured by a contract (bénéficiaire).</summary>
public abstract class InsuredItem : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Items;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>What one calls it in a list: plate, building's or person's name.</summary>
    public string Label { get; protected set; } = "";

    /// <summary>What the list's own filter looks into.</summary>
    public string SearchText { get => Searchable.Of(Label); private set { } }
    public required DateOnly EnteredOn { get; set; }

    /// <summary>First day without cover; the item stays in the list, as one that left.</summary>
    public DateOnly? ExitedOn { get; set; }

    public bool IsCoveredOn(DateOnly day) => EnteredOn <= day && !(ExitedOn <= day);
}

public sealed class Vehicle : InsuredItem, ISearched
{
    private string plate = "";

    /// <summary>Shown with dashes, "AB-123-CD".</summary>
    public required string Plate { get => plate; set => Label = plate = value; }
    public required string Make { get; set; }
    public required string Model { get; set; }
    public required string Category { get; set; }
    public string? Vin { get; set; }
    public DateOnly? FirstRegisteredOn { get; set; }

    SearchKind ISearched.SearchKind => SearchKind.Vehicle;
    IEnumerable<string?> ISearched.SearchValues => [Plate, Vin];
}

public sealed class Building : InsuredItem
{
    private string name = "";

    public required string Name { get => name; set => Label = name = value; }
    public required string Street { get; set; }
    public required string PostalCode { get; set; }
    public required string City { get; set; }

    /// <summary>Square metres.</summary>
    public int? Area { get; set; }
}

public sealed class InsuredPerson : InsuredItem
{
    private string firstName = "", lastName = "";

    public required string FirstName { get => firstName; set { firstName = value; Label = $"{lastName} {firstName}".Trim(); } }
    public required string LastName { get => lastName; set { lastName = value; Label = $"{lastName} {firstName}".Trim(); } }
    public DateOnly? BornOn { get; set; }
}
