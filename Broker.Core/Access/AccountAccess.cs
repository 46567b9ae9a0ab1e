using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>Whether a client account's extranet is open. Without a row, or closed, nobody comes in, whatever their membership.</summary>
public sealed class AccountAccess : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public bool Open { get; set; } = true;
}
