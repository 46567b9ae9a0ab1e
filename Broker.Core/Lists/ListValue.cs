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
    InsurerCorrespondenceType,
    IntroducerCorrespondenceType,
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
    VehicleEnergy,
    VehicleUsage,
    BuildingCapacity,
    ClaimNature,
    ContributionBase,
    EventType,
    TaskEntryKind,
    SalesStage,
    Tax,
    Index,
}

/// <summary>What a stage of sales means for what stands on it: won and lost end the sale.</summary>
public enum StageOutcome { Open, Won, Lost }

public enum StageColour { Grey, Blue, Violet, Amber, Green, Red }

/// <param name="From">The first day it is in force.</param>
public sealed record DatedFigure(DateOnly From, decimal Value);

/// <summary>One word of an administered list. A word in use is never deleted, only retired: it stays where it is and is no longer offered.</summary>
public sealed class ListValue : Entity, IFirmWide
{
    public const int NameLength = 120, CodeLength = 30;

    /// <summary>Code of the type of event that a look into the register of frozen assets writes.</summary>
    public const string FreezeCheck = "GEL";

    public required ListKind List { get; init; }
    public required string Name { get; set; }

    /// <summary>A short code in upper case, where templates or imports call the word by it (correspondence types), or the program itself.</summary>
    public string? Code { get; set; }
    public int Position { get; set; }
    public bool Retired { get; set; }

    /// <summary>The program writes it itself: the firm may call it as it likes, no longer offer it, but not do without it.</summary>
    public bool IsNeeded => Code is not null && !HasCode(List);

    /// <summary>Of a stage of sales only; what it means for a sale never changes once it is there.</summary>
    public StageOutcome? Outcome { get; init; }
    public StageColour? Colour { get; set; }

    /// <summary>Of a tax its rates in percent, of an index what it stood at; each from a day on.</summary>
    public List<DatedFigure> Figures { get; set; } = [];

    /// <summary>Lists whose words have a code: the three kinds of correspondence, and what has figures.</summary>
    public static bool HasCode(ListKind list) => list is ListKind.CorrespondenceType or ListKind.InsurerCorrespondenceType or ListKind.IntroducerCorrespondenceType || HasFigures(list);

    public static bool HasFigures(ListKind list) => list is ListKind.Tax or ListKind.Index;

    /// <summary>The one in force that day; null before the first.</summary>
    public DatedFigure? FigureOn(DateOnly day) => Figures.Where(f => f.From <= day).MaxBy(f => f.From);

    /// <summary>The words a new firm finds, in the firm's language; it changes them as it likes.</summary>
    public static IEnumerable<ListValue> Shipped(IReadOnlyDictionary<ListKind, IReadOnlyList<string>> words) =>
        words.SelectMany(list => list.Value.Select((name, at) => list.Key == ListKind.SalesStage ? Stage(name, at, list.Value.Count) : new ListValue { List = list.Key, Name = name, Position = at + 1 }));

    /// <summary>Of the stages a new firm finds, the last two end a sale.</summary>
    internal static ListValue Stage(string name, int at, int count, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), List = ListKind.SalesStage, Name = name, Position = at + 1, Outcome = at == count - 2 ? StageOutcome.Won : at == count - 1 ? StageOutcome.Lost : StageOutcome.Open,
        Colour = at == count - 2 ? StageColour.Green : at == count - 1 ? StageColour.Red : (StageColour)(at % 4),
    };
}
