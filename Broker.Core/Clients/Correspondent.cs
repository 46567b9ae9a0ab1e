using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>Somebody of the firm a client can turn to, besides its handler; its contacts read their name and how to reach them (R-ASC-01, R-ASC-02).</summary>
public sealed class Correspondent : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Of the list of roles; none needs none.</summary>
    public Guid? RoleId { get; set; }
}
