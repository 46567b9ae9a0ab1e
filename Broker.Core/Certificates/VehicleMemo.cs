using Broker.Core.Common;

namespace Broker.Core.Certificates;

/// <summary>The memo of an insured vehicle as it was given (R-FLEET): kept as it was printed, and given again, until something it says changes.</summary>
public sealed class VehicleMemo : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Items;

    public const int FactsLength = 64;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid ItemId { get; init; }
    public required Guid FileId { get; init; }

    /// <summary>SHA-256 of all that it says but the day it was issued on.</summary>
    public required string Facts { get; init; }

    /// <summary>The plate it is for: another one takes another memo. Of the first ones it was not written down.</summary>
    public string? PlateKey { get; init; }
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Where it was filed on the client's record, if it was.</summary>
    public Guid? DocumentId { get; set; }
}
