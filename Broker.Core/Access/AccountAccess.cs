using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>Whether a client account's extranet is open. Without a row, or closed, nobody comes in, whatever their membership.</summary>
public sealed class AccountAccess : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public bool Open { get; set; } = true;

    /// <summary>The client is in the archive: closed meanwhile, and as it was before once they are back.</summary>
    public bool Archived { get; set; }

    public bool LetsIn => Open && !Archived;
}
