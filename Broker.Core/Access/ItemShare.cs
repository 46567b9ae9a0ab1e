using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>What can be shown to one person of a client's who does not see everything (IND-09).</summary>
public enum SharedItem { Contract, Quote, Claim, Document, Request }

/// <summary>
/// One item shown to one member of a client account, whole or, for a contract, some of its parts (IND-10). Whoever sees everything of the account needs none.
/// </summary>
public sealed class ItemShare : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid MembershipId { get; init; }
    public required SharedItem Kind { get; init; }
    public required Guid ItemId { get; init; }

    /// <summary>Of a contract; <see cref="ContractPart.All"/> for everything else.</summary>
    public ContractPart Parts { get; set; } = ContractPart.All;
}
