using System.Globalization;
using Broker.Core.Storage;

namespace Broker.Core.Fleets;

/// <summary>A line's place in an order of the grid: the page after or before it begins there, however deep in the list.</summary>
public sealed record FleetPlace
{
    internal FleetPlace(string text, DateOnly day, Guid id) => (Text, Day, Id) = (text, day, id);

    internal string Text { get; }
    internal DateOnly Day { get; }
    internal Guid Id { get; }

    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Id:N}{Day.DayNumber}{Text}");

    public static FleetPlace Of(FleetRow row, FleetSort sort)
    {
        var label = ItemKeys.OfLabel(row.Kind, row.Label);
        return sort switch
        {
            FleetSort.Category => new(ItemKeys.OfGroup(row.Category, label), default, row.Id),
            FleetSort.Entered => new("", row.EnteredOn, row.Id),
            FleetSort.Exited => new("", ItemKeys.OfExit(row.Standing, row.ExitedOn), row.Id),
            _ => new(label, default, row.Id),
        };
    }
}

/// <summary>The orders the grid is offered in, and their indexes: all of one contract, or all of one kind of one client.</summary>
internal static class FleetOrder
{
    public static string IndexOf(FleetSort sort, bool ofContract) => $"IX_InsuredItems_{(ofContract ? "Contract" : "Client")}By{sort}";

    public static IQueryable<T> Sorted<T>(IQueryable<T> items, FleetSort sort, bool up) where T : InsuredItem => sort switch
    {
        FleetSort.Category => Keyset.Sorted(items, i => i.GroupKey, up),
        FleetSort.Entered => Keyset.Sorted(items, i => i.EnteredOn, up),
        FleetSort.Exited => Keyset.Sorted(items, i => i.ExitKey, up),
        _ => Keyset.Sorted(items, i => i.SortKey, up),
    };

    public static IQueryable<T> Beyond<T>(IQueryable<T> items, FleetSort sort, bool up, FleetPlace at) where T : InsuredItem => sort switch
    {
        FleetSort.Category => Keyset.Beyond(items, i => i.GroupKey, up, at.Text, at.Id),
        FleetSort.Entered => Keyset.Beyond(items, i => i.EnteredOn, up, at.Day, at.Id),
        FleetSort.Exited => Keyset.Beyond(items, i => i.ExitKey, up, at.Day, at.Id),
        _ => Keyset.Beyond(items, i => i.SortKey, up, at.Text, at.Id),
    };
}
