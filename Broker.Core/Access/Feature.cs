using Broker.Core.Common;

namespace Broker.Core.Access;

/// <summary>What the extranet lets clients do (F1…F13), each with its switch. Pages hide what is off; the archive's door says so to every verb.</summary>
public enum Feature
{
    /// <summary>F1: prospects open an account of their own.</summary>
    ProspectAccounts,

    /// <summary>F2: the firm lets in whoever comes for the first time.</summary>
    FirstLoginValidation,

    /// <summary>F3.</summary>
    ForgottenPassword,

    /// <summary>F4: one sees and edits one's own details.</summary>
    OwnDetails,

    /// <summary>F5: who looks after them at the firm.</summary>
    FirmContacts,

    /// <summary>F6: quotes, contracts and claims.</summary>
    ViewFiles,

    /// <summary>F7.</summary>
    RequestQuotes,

    /// <summary>F8.</summary>
    DeclareClaims,

    /// <summary>F9: on quotes, contracts and claims.</summary>
    DepositDocuments,

    /// <summary>F10.</summary>
    PayByCard,

    /// <summary>F11: insured persons of group contracts join and leave.</summary>
    GroupContracts,

    /// <summary>F12: for all, and for the client.</summary>
    VehicleFleet,

    /// <summary>F12b: for the client alone.</summary>
    BuildingFleet,

    /// <summary>F13: one writes to the firm, and finds again what it wrote.</summary>
    Emails,
}

public static class Features
{
    /// <summary>Those with a switch for the whole firm; the rest is the client's own.</summary>
    public static readonly IReadOnlyList<Feature> OfFirm = [.. Enum.GetValues<Feature>().Where(f => f != Feature.BuildingFleet)];

    /// <summary>Off until an administrator says otherwise: it opens a door, or stands in one, or needs what the firm must have first.</summary>
    private static readonly HashSet<Feature> OffAtFirst = [Feature.ProspectAccounts, Feature.FirstLoginValidation, Feature.PayByCard];

    public static bool IsOnAtFirst(Feature feature) => !OffAtFirst.Contains(feature);

    /// <summary>What the firm has switched on; those it never touched are as they ship.</summary>
    public static HashSet<Feature> On(IEnumerable<FeatureSwitch> switches)
    {
        var said = switches.ToDictionary(s => s.Feature, s => s.On);
        return [.. OfFirm.Where(f => said.TryGetValue(f, out var on) ? on : IsOnAtFirst(f))];
    }

    /// <summary>What is on for one client: the firm's switches and its own (D-40). A prospect may ask for quotes, and nothing else (D-26).</summary>
    public static HashSet<Feature> For(IEnumerable<FeatureSwitch> switches, bool vehicles, bool buildings, bool prospect = false)
    {
        var on = On(switches);
        if (!vehicles) on.Remove(Feature.VehicleFleet);
        if (buildings) on.Add(Feature.BuildingFleet);
        if (prospect) on.IntersectWith([Feature.RequestQuotes]);
        return on;
    }
}

/// <summary>An administrator's word about one feature, for all clients. Every open screen hears of it.</summary>
public sealed class FeatureSwitch : Entity, IFirmWide
{
    public required Feature Feature { get; init; }
    public required bool On { get; set; }
}
