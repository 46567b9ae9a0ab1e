using System.Globalization;
using Broker.Core.Fleets;
using Broker.Core.Products;

namespace Broker.Portal.Features.Fleets;

/// <summary>How a grid is looked at, as the address says it: what one would send to a colleague.</summary>
public sealed record FleetAddress
{
    public string? Kind { get; init; }
    public string? Q { get; init; }
    public string? Contract { get; init; }
    public string? State { get; init; }
    public string? Cat { get; init; }
    public string? InFrom { get; init; }
    public string? InTo { get; init; }
    public string? OutFrom { get; init; }
    public string? OutTo { get; init; }
    public string? Sort { get; init; }
    public string? Down { get; init; }

    /// <summary>Columns, parted by dots; the usual ones when left out.</summary>
    public string? Cols { get; init; }

    public FleetSort Sorting => Enum.TryParse<FleetSort>(Sort, out var sort) && Enum.IsDefined(sort) ? sort : FleetSort.Label;
    public FleetState Standing => Enum.TryParse<FleetState>(State, out var state) && Enum.IsDefined(state) ? state : FleetState.Present;

    /// <summary>More than what is shown at first: those that left being hidden is no filter.</summary>
    public bool IsFiltered => this with { Kind = null, Sort = null, Down = null, Cols = null } != new FleetAddress();

    public FleetFilter Filter(Guid client, Guid? contract, ItemKind kind) => new()
    {
        ClientId = client, ContractId = contract ?? (Guid.TryParse(Contract, out var chosen) ? chosen : null), Kind = kind, Text = Q, Category = Cat, State = Standing,
        EnteredFrom = Day(InFrom), EnteredTo = Day(InTo), ExitedFrom = Day(OutFrom), ExitedTo = Day(OutTo), Sort = Sorting, Descending = Down is not null,
    };

    public FleetAddress SortedBy(FleetSort column) => this with { Sort = column == FleetSort.Label ? null : column.ToString(), Down = Sorting == column && Down is null ? "1" : null };

    public FleetAddress Cleared => new() { Kind = Kind, Sort = Sort, Down = Down, Cols = Cols };

    /// <summary>Every part by its name in the address, those left out too.</summary>
    public Dictionary<string, object?> Parts => new()
    {
        ["kind"] = Kind, ["q"] = Q, ["contract"] = Contract, ["state"] = State, ["cat"] = Cat, ["inFrom"] = InFrom, ["inTo"] = InTo, ["outFrom"] = OutFrom, ["outTo"] = OutTo,
        ["sort"] = Sort, ["down"] = Down, ["cols"] = Cols,
    };

    public static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
