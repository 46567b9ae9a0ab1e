using Broker.Core.Fleets;
using Broker.Core.Products;

namespace Broker.Portal.Features.Fleets;

/// <summary>What a grid can show beside an item's name.</summary>
public enum FleetColumn { Detail, Category, Gender, Area, Contract, State, Entered, Exited, Energy, Usage, Driver, Since, Vin }

internal static class FleetColumns
{
    private static readonly FleetColumn[] OfVehicles =
        [FleetColumn.Detail, FleetColumn.Category, FleetColumn.Contract, FleetColumn.State, FleetColumn.Entered, FleetColumn.Exited, FleetColumn.Energy, FleetColumn.Usage, FleetColumn.Driver, FleetColumn.Since, FleetColumn.Vin];

    private static readonly FleetColumn[] OfBuildings = [FleetColumn.Detail, FleetColumn.Area, FleetColumn.Category, FleetColumn.Contract, FleetColumn.State, FleetColumn.Entered, FleetColumn.Exited];

    private static readonly FleetColumn[] OfPersons = [FleetColumn.Gender, FleetColumn.State, FleetColumn.Entered, FleetColumn.Exited, FleetColumn.Since];

    private static readonly FleetColumn[] AtFirst =
        [FleetColumn.Detail, FleetColumn.Category, FleetColumn.Gender, FleetColumn.Area, FleetColumn.Contract, FleetColumn.State, FleetColumn.Entered, FleetColumn.Exited];

    /// <summary>In the order in which they stand.</summary>
    public static IEnumerable<FleetColumn> Of(ItemKind kind, bool oneContract) =>
        (kind switch { ItemKind.Building => OfBuildings, ItemKind.Person => OfPersons, _ => OfVehicles }).Where(column => column != FleetColumn.Contract || !oneContract);

    public static IReadOnlyList<FleetColumn> Chosen(ItemKind kind, bool oneContract, string? cols)
    {
        var named = cols?.Split('.').Select(name => Enum.TryParse<FleetColumn>(name, out var column) ? column : (FleetColumn?)null).OfType<FleetColumn>().ToHashSet();
        return [.. Of(kind, oneContract).Where(column => named is null ? AtFirst.Contains(column) : named.Contains(column))];
    }

    /// <summary>As the address carries a choice; null for the usual one.</summary>
    public static string? Written(ItemKind kind, bool oneContract, IReadOnlyList<FleetColumn> chosen) =>
        chosen.SequenceEqual(Chosen(kind, oneContract, null)) ? null : string.Join('.', chosen);

    /// <summary>Key of its name: some are called otherwise of vehicles than of persons.</summary>
    public static string NameOf(FleetColumn column, ItemKind kind) =>
        column is FleetColumn.Category or FleetColumn.Entered or FleetColumn.Exited or FleetColumn.Since ? $"column.{column}.{kind}" : $"column.{column}";

    public static FleetSort? SortOf(FleetColumn column) => column switch
    {
        FleetColumn.Category => FleetSort.Category,
        FleetColumn.Entered => FleetSort.Entered,
        FleetColumn.Exited => FleetSort.Exited,
        _ => null,
    };
}
