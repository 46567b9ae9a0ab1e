using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>A way to look at the list of clients that somebody gave a name: for themselves, or for everybody in the firm.</summary>
public sealed class SavedFilter : Entity, IStaffOnly, IUntold
{
    public const int NameLength = 80, QueryLength = 900;

    public required Guid OwnerId { get; init; }
    public required string Name { get; set; }

    /// <summary>As the address carries it: "state=Active&amp;sort=City".</summary>
    public required string Query { get; set; }
    public bool Shared { get; set; }
}
