using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>A person one speaks to at a client's; with a membership, one who signs in.</summary>
public sealed class Contact : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    public string? Role { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public Guid? PersonId { get; set; }
}
