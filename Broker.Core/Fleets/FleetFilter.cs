using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Fleets;

/// <summary>Each has an index of its own, for one contract and for one client: nothing else is offered.</summary>
public enum FleetSort { Label, Category, Entered, Exited }

/// <summary>Present: all but those that left (R-FLT-11). Asked: a client entered it, and the firm has not said yes.</summary>
public enum FleetState { Present, Covered, Coming, Leaving, Asked, Left, All }

/// <summary>What a grid of insured items is narrowed to, and its order.</summary>
public sealed record FleetFilter
{
    private const int LongestText = 60;

    public required Guid ClientId { get; init; }

    /// <summary>Null: all contracts of the client.</summary>
    public Guid? ContractId { get; init; }
    public required ItemKind Kind { get; init; }

    /// <summary>Part of a plate, of a VIN or of a name, whatever the case, accents and dashes; under three signs its beginning.</summary>
    public string? Text { get; init; }

    /// <summary>A word of the firm's lists: the category of a vehicle, the capacity for a building.</summary>
    public string? Category { get; init; }
    public FleetState State { get; init; }
    public DateOnly? EnteredFrom { get; init; }
    public DateOnly? EnteredTo { get; init; }
    public DateOnly? ExitedFrom { get; init; }
    public DateOnly? ExitedTo { get; init; }
    public FleetSort Sort { get; init; }
    public bool Descending { get; init; }

    /// <summary>As rows keep what they are found by: a plate in one piece, however it is typed; of a name each word for itself.</summary>
    internal IReadOnlyList<string> Sought => Kind == ItemKind.Vehicle
        ? Searchable.Fold(Inputs.Cut(Text ?? "", LongestText)) is { Length: > 0 } text ? [text] : []
        : [.. Searchable.Pieces(Inputs.Cut(Text ?? "", LongestText)).Distinct()];

    /// <summary>Which rows it leaves, in whatever order: alike for all who ask alike.</summary>
    internal string Rows => string.Join('|', ContractId, Kind, string.Join(' ', Sought), Category, State, EnteredFrom?.DayNumber, EnteredTo?.DayNumber, ExitedFrom?.DayNumber, ExitedTo?.DayNumber);
}
