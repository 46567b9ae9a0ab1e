using Broker.Core.Common;

namespace Broker.Core.Clients;

public enum ClientKind { Company, SelfEmployed, NaturalPerson }

public enum ClientState { Prospect, Active, Archived }

/// <summary>Somebody the firm insures, or hopes to: a company, a self-employed or a private person, alone or in a group.</summary>
public sealed class Client : Entity, IOwner
{
    public const int NameLength = 160;

    public Guid ClientId => Id;

    /// <summary>The firm's own number, "C-00042".</summary>
    public required string Reference { get; init; }
    public required ClientKind Kind { get; set; }
    public ClientState State { get; set; } = ClientState.Active;

    /// <summary>Company name, or a person's last and first names, as it is written on an envelope.</summary>
    public required string Name { get; set; }
    public string? Siren { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }

    /// <summary>The principal this client is attached to; null for a client on its own, and for principals.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>The person of the firm in charge.</summary>
    public Guid? HandlerId { get; set; }

    /// <summary>What the search box looks into.</summary>
    public string SearchText { get => Searchable.Of(Name, Reference, Siren, City); private set { } }

    /// <summary>Street, then postal code and town, on two lines.</summary>
    public string Address => string.Join('\n', new[] { Street, $"{PostalCode} {City}".Trim() }.Where(line => !string.IsNullOrEmpty(line)));
}
