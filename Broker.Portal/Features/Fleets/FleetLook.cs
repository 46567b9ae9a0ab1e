using Broker.Core.Fleets;
using Broker.Core.Products;
using Broker.Portal.Kit;

namespace Broker.Portal.Features.Fleets;

/// <summary>The same state looks the same wherever an item is shown.</summary>
internal static class FleetLook
{
    public static Tone ToneOf(ItemState state) => state switch
    {
        ItemState.Covered => Tone.Good,
        ItemState.Leaving => Tone.Warn,
        ItemState.Coming or ItemState.Asked => Tone.Info,
        _ => Tone.Plain,
    };

    public static string IconOf(ItemState state) => state switch
    {
        ItemState.Covered => "ok",
        ItemState.Coming => "in",
        ItemState.Leaving or ItemState.Left => "out",
        ItemState.Asked => "hourglass",
        _ => "dash",
    };

    public static string IconOf(ItemKind kind) => kind switch { ItemKind.Building => "building", ItemKind.Person => "people", _ => "car" };
}
