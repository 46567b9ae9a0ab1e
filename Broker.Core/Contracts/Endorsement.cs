using Broker.Core.Common;

namespace Broker.Core.Contracts;

/// <summary>A change of a contract the insurer confirmed, numbered within it. Guarantees named on it replace the contract's own from its first day (R-CON-10).</summary>
public sealed class Endorsement : Entity, IAboutContract
{
    public const int NoteLength = 1000;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>From 1.</summary>
    public required int Number { get; init; }
    public required DateOnly EffectiveOn { get; set; }
    public Guid? ReasonId { get; set; }
    public string? Note { get; set; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
}

/// <summary>What a contract covers, in the order in which it is read: its own guarantees, or those of one of its endorsements.</summary>
public sealed class ContractGuarantee : Entity, IContractPart
{
    static ContractPart IContractPart.Part => ContractPart.Guarantees;

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>Null for the contract's own.</summary>
    public Guid? EndorsementId { get; init; }
    public required Guid GuaranteeId { get; init; }
    public int Position { get; set; }

    /// <summary>In whole cents of the firm's currency.</summary>
    public long? LimitMinor { get; set; }
    public long? DeductibleMinor { get; set; }
}
