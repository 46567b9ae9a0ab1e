using Broker.Core.Lists;

namespace Broker.Portal.Features.Lists;

/// <summary>How the lists stand beside each other.</summary>
internal static class ListLook
{
    private static readonly (string Group, ListKind[] Lists)[] Declared =
    [
        ("people", [ListKind.Segment, ListKind.BusinessOrigin, ListKind.LegalForm, ListKind.SocioProfessionalCategory, ListKind.ContactType]),
        ("links", [ListKind.UserRole, ListKind.Affiliation, ListKind.AssociationKind]),
        ("contracts", [ListKind.ContractSubStatus, ListKind.EndReason, ListKind.EndorsementReason, ListKind.ContributionBase]),
        ("sales", [ListKind.SalesStage, ListKind.QuoteProbability]),
        ("items", [ListKind.VehicleCategory, ListKind.VehicleEnergy, ListKind.VehicleUsage, ListKind.BuildingCapacity, ListKind.PlateChangeReason, ListKind.ItemExitReason, ListKind.ClaimNature]),
        ("work", [ListKind.EventType, ListKind.TaskEntryKind]),
        ("letters", [ListKind.CorrespondenceType, ListKind.InsurerCorrespondenceType, ListKind.IntroducerCorrespondenceType]),
        ("figures", [ListKind.Tax, ListKind.Index]),
    ];

    public static IReadOnlyList<(string Group, IReadOnlyList<ListKind> Lists)> Groups { get; } =
    [
        .. Declared.Select(g => (g.Group, (IReadOnlyList<ListKind>)g.Lists)),
        .. Enum.GetValues<ListKind>().Except(Declared.SelectMany(g => g.Lists)).ToList() is { Count: > 0 } rest ? [("others", rest)] : Array.Empty<(string, IReadOnlyList<ListKind>)>(),
    ];

    public static ListKind First => Groups[0].Lists[0];
}
