using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>Whether a client account's extranet is open. Without a row, or closed, nobody comes in, whatever their membership.</summary>
public sealed class AccountAccess : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public bool Open { get; set; } = true;

    /// <summary>The client is in the archive: closed meanwhile, and as it was before once they are back.</summary>
    public bool Archived { get; set; }

    /// <summary>F12 and F12b, which are the client's own: whether it reports movements of its vehicles, of its buildings (D-40).</summary>
    public bool Vehicles { get; set; } = true;
    public bool Buildings { get; set; }

    /// <summary>Its people may work in the accounts of the clients attached to it, once they have given the second credentials (D-22).</summary>
    public bool Group { get; set; }

    public bool LetsIn => Open && !Archived;
}
