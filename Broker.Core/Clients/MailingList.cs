using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>A list of clients the firm writes to on one subject.</summary>
public sealed class MailingList : Entity, IFirmWide
{
    public const int NameLength = 120;

    public required string Name { get; set; }
    public int Position { get; set; }
}

/// <summary>Since when a client is on a mailing list, and who put it there.</summary>
public sealed class MailingSubscription : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid ListId { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
}
