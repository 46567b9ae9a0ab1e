using Broker.Core.Common;

namespace Broker.Core.Clients;

/// <summary>A person one speaks to at a client's; with a membership, one who signs in.</summary>
public sealed class Contact : Entity, IOwned, ISearched
{
    public const int NameLength = 80, EmailLength = 254, PhoneLength = 30, NoteLength = 2000;

    public required Guid ClientId { get; init; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }

    /// <summary>Of the list of contact types.</summary>
    public Guid? TypeId { get; set; }

    /// <summary>What they do at the client's, as their card says.</summary>
    public string? Role { get; set; }
    public string? Email { get; set; }
    public string? OtherEmail { get; set; }
    public string? Phone { get; set; }
    public string? Mobile { get; set; }

    /// <summary>The firm's own: no page of the extranet reads it.</summary>
    public string? Note { get; set; }
    public Guid? PersonId { get; set; }

    public string FullName => $"{FirstName} {LastName}".Trim();

    SearchKind ISearched.SearchKind => SearchKind.Contact;
    IEnumerable<string?> ISearched.SearchValues => [$"{LastName} {FirstName}", $"{FirstName} {LastName}", Email, OtherEmail, Searchable.Phone(Phone), Searchable.Phone(Mobile)];
    string? ISearched.SearchNames => $"{FirstName} {LastName}";
}

/// <summary>
/// A contact of one client whom the firm also speaks to about another: an accountant, a group's finance director. The contact stays their own
/// client's; of the link neither client hears.
/// </summary>
public sealed class ContactLink : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid ContactId { get; init; }
}
