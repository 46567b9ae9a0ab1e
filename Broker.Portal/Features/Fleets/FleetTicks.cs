using Broker.Core.Fleets;

namespace Broker.Portal.Features.Fleets;

/// <summary>What is ticked in a grid, however far one scrolls: some lines, or all that the filter finds but for some.</summary>
internal sealed class FleetTicks
{
    private readonly HashSet<Guid> ids = [];

    public bool All { get; private set; }
    public bool IsAll => All && ids.Count == 0;

    public bool Has(Guid id) => All != ids.Contains(id);

    /// <param name="found">How many the filter finds.</param>
    public int Count(int found) => All ? Math.Max(0, found - ids.Count) : ids.Count;

    public FleetSelection Of(Guid client, FleetFilter filter) => All ? new() { ClientId = client, All = filter, Except = [.. ids] } : new() { ClientId = client, Ids = [.. ids] };

    public void Toggle(Guid id) { if (!ids.Remove(id)) ids.Add(id); }

    public void Take(IEnumerable<Guid> lines)
    {
        if (All) ids.ExceptWith(lines);
        else ids.UnionWith(lines);
    }

    public void Everyone() { All = true; ids.Clear(); }

    public void None() { All = false; ids.Clear(); }
}
