using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>
/// Two clients that have to do with each other, without one belonging to the other (R-ASC-05, D-11). Each side has its own row, so that each
/// record reads and hears its own; both are written, changed and removed together.
/// </summary>
public sealed class ClientAssociation : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid OtherId { get; init; }
    public required Guid KindId { get; set; }

    public static IReadOnlyList<ClientAssociation> Both(Guid one, Guid other, Guid kind) =>
        [new() { ClientId = one, OtherId = other, KindId = kind }, new() { ClientId = other, OtherId = one, KindId = kind }];
}
