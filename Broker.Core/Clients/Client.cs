using Broker.Core.Common;

namespace Broker.Core.Clients;

public enum ClientKind { Company, SelfEmployed, NaturalPerson }

public enum ClientState { Prospect, Active, Archived }

public enum Civility { Madam, Sir }

public enum FamilySituation { Single, Married, CivilUnion, Cohabiting, Divorced, Widowed }

public enum PhoneKind { Landline, Mobile, Work, Home, Other }

/// <summary>Somebody the firm insures, or hopes to: a company, a self-employed or a private person, alone or in a group.</summary>
public sealed class Client : Entity, IOwner, ISearched, ICreated
{
    public const int NameLength = 160, ShortLength = 80, NotesLength = 2000;

    public Guid ClientId => Id;

    /// <summary>The firm's own number, "C-00042".</summary>
    public required string Reference { get; init; }
    public required ClientKind Kind { get; set; }
    public ClientState State { get; set; } = ClientState.Active;

    /// <summary>As it is written on an envelope: a company's own name; a self-employed's trade name; else last and first names.</summary>
    public required string Name { get; set; }

    // A person, and the person behind a self-employed's business.
    public Civility? Civility { get; set; }
    public string? LastName { get; set; }
    public string? FirstName { get; set; }
    public string? BirthName { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? BirthPlace { get; set; }
    public FamilySituation? FamilySituation { get; set; }
    public string? Profession { get; set; }
    public Guid? CategoryId { get; set; }

    // A business.
    public string? TradeName { get; set; }
    public Guid? LegalFormId { get; set; }
    public string? Siren { get; set; }
    public string? Siret { get; set; }
    public string? Naf { get; set; }
    public string? VatNumber { get; set; }
    public DateOnly? FoundedOn { get; set; }
    public int? Headcount { get; set; }

    // Where to reach them: the main e-mail, phone and address; further ones are ClientPhone and ClientAddress.
    public string? Email { get; set; }
    public string? SecondEmail { get; set; }
    public string? Phone { get; set; }
    public PhoneKind PhoneKind { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string Country { get; set; } = Countries.Home;
    public Guid? CorrespondenceTypeId { get; set; }

    /// <summary>What they are written to in: "fr" or "en".</summary>
    public string Language { get; set; } = "fr";

    // Since when they agree; without a day, they do not.
    public DateOnly? MailConsentOn { get; set; }
    public DateOnly? CallConsentOn { get; set; }
    public DateOnly? SmsConsentOn { get; set; }
    public DateOnly? SharingConsentOn { get; set; }

    public Guid? SegmentId { get; set; }
    public Guid? OriginId { get; set; }

    /// <summary>For the firm's eyes: never shown to the client.</summary>
    public string? ImportantNotes { get; set; }

    /// <summary>The principal this client is attached to; null for a client on its own, and for principals.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>What it is to its principal, in the firm's words: a subsidiary, an employee, its works council…</summary>
    public Guid? AffiliationId { get; set; }

    /// <summary>The person of the firm in charge.</summary>
    public Guid? HandlerId { get; set; }

    /// <summary>The record that took this one's place, when both were the same client.</summary>
    public Guid? MergedIntoId { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Some contract is in force on every day from today until this one: for sure, if it is later than today; otherwise nobody knows.</summary>
    public DateOnly InsuredUntil { get; private set; }

    // What the list is sorted by.
    public string SortName { get => Searchable.Sortable(Name); private set { } }
    public string SortCity { get => Searchable.Sortable(City); private set { } }

    SearchKind ISearched.SearchKind => SearchKind.Client;
    IEnumerable<string?> ISearched.SearchValues => [Name, Reference, Siret, Siret?.StartsWith(Siren ?? "-", StringComparison.Ordinal) == true ? null : Siren, Email, SecondEmail, Searchable.Phone(Phone), City, Kind == ClientKind.SelfEmployed ? $"{LastName} {FirstName}" : null];
    string? ISearched.SearchNames => $"{Name} {City} {(Kind == ClientKind.SelfEmployed ? LastName : null)}";
    (string ByName, string ByCity)? ISearched.SearchOrder => (SortName, SortCity);

    // What tells a second record of the same client, however it was typed (D-15). Kept in columns so that an index finds them.
    public string? EmailKey { get => Sameness.Email(Email); private set { } }
    public string? SecondEmailKey { get => Sameness.Email(SecondEmail); private set { } }
    public string? PhoneKey { get => Sameness.Phone(Phone); private set { } }
    public string? NamePlaceKey { get => Sameness.With(Name, PostalCode); private set { } }
    public string? NameBirthKey { get => Sameness.With($"{LastName} {FirstName}", BirthDate); private set { } }

    /// <summary>Street, then postal code and town, then the country when it is another.</summary>
    public string Address => Countries.Lines(Street, PostalCode, City, Country);

    public static string EnvelopeName(ClientKind kind, string? name, string? tradeName, string? lastName, string? firstName) => kind switch
    {
        ClientKind.Company => (name ?? "").Trim(),
        ClientKind.SelfEmployed when !string.IsNullOrWhiteSpace(tradeName) => tradeName.Trim(),
        _ => $"{lastName?.Trim()} {firstName?.Trim()}".Trim(),
    };
}

/// <summary>A further phone number of a client's.</summary>
public sealed class ClientPhone : Entity, IOwned
{
    public const int NumberLength = 30;

    public required Guid ClientId { get; init; }
    public required PhoneKind Kind { get; set; }
    public required string Number { get; set; }
    public int Position { get; set; }
    public string? PhoneKey { get => Sameness.Phone(Number); private set { } }
}

/// <summary>A further address of a client's, with what it is used for.</summary>
public sealed class ClientAddress : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public Guid? CorrespondenceTypeId { get; set; }
    public string? Street { get; set; }
    public string? PostalCode { get; set; }
    public string? City { get; set; }
    public string Country { get; set; } = Countries.Home;
    public int Position { get; set; }

    public string Text => Countries.Lines(Street, PostalCode, City, Country);
}
