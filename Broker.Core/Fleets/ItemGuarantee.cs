using Broker.Core.Common;

namespace Broker.Core.Fleets;

/// <summary>What one item is covered for, in the place of the contract's guarantees (R-FLT-12, R-GRP-04).</summary>
public sealed class ItemGuarantee : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Guarantees;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid ItemId { get; init; }
    public required Guid GuaranteeId { get; init; }
    public int Position { get; set; }

    /// <summary>In whole cents of the firm's currency.</summary>
    public long? LimitMinor { get; set; }
    public long? DeductibleMinor { get; set; }
}
