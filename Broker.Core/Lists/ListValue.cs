using Broker.Core.Common;

namespace Broker.Core.Lists;

/// <summary>The lists whose words the firm decides.</summary>
public enum ListKind
{
    ContactType,
    SocioProfessionalCategory,
    BusinessOrigin,
    Segment,
    LegalForm,
    CorrespondenceType,
    UserRole,
    Affiliation,
    AssociationKind,
    EndReason,
    EndorsementReason,
    ContractSubStatus,
    QuoteProbability,
    PlateChangeReason,
    ItemExitReason,
    VehicleCategory,
    ClaimNature,
    ContributionBase,
    EventType,
    TaskEntryKind,
}

/// <summary>One word of an administered list. A word in use is never deleted, only retired: it stays where it is and is no longer offered.</summary>
public sealed class ListValue : Entity, IFirmWide
{
    public const int NameLength = 120, CodeLength = 30;

    public required ListKind List { get; init; }
    public required string Name { get; set; }

    /// <summary>A short code in upper case, where templates or imports call the word by it (correspondence types).</summary>
    public string? Code { get; set; }
    public int Position { get; set; }
    public bool Retired { get; set; }
}
