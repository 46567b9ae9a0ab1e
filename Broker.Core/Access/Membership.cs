using Broker.Core.Common;

namespace Broker.Core.Access;

public enum AccessGroup { Primary, Full, Limited, ViewOnly }

/// <summary>A person's access to one client account.</summary>
public sealed class Membership : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid PersonId { get; init; }
    public required AccessGroup Group { get; set; }
    public bool Active { get; set; } = true;

    public bool MaySignForms { get; set; }
    public bool MaySubmitForms { get; set; }
    public bool MaySubmitWorkbooks { get; set; }

    /// <summary>Otherwise only the contracts listed.</summary>
    public bool AllContracts { get; set; } = true;
    public List<MembershipContract> Contracts { get; init; } = [];
}

public sealed class MembershipContract : IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid MembershipId { get; init; }
    public required Guid ContractId { get; init; }
}
