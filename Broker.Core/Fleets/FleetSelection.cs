using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>The items something is to be done for: those ticked, or all that a filter finds but for some.</summary>
public sealed class FleetSelection
{
    public const int MostTicked = 5_000;

    public Guid ClientId { get; set; }
    public List<Guid> Ids { get; set; } = [];

    /// <summary>All the filter's, in its order, instead of those ticked.</summary>
    public FleetFilter? All { get; set; }
    public List<Guid> Except { get; set; } = [];

    /// <summary>Why nothing can be done for it.</summary>
    internal Problem? Refusal =>
        All is null && Ids.Count == 0 ? new Problem("fleet.none-chosen")
        : Ids.Count > MostTicked || Except.Count > MostTicked ? Problem.Of("fleet.too-many-ticked", MostTicked)
        : null;

    /// <summary>Only what the actor may see, in the grid's order.</summary>
    internal Task<List<Guid>> ReadAsync(BrokerDb db, FirmClock clock, CancellationToken ct) => All?.Kind switch
    {
        null => db.InsuredItems.Where(i => i.ClientId == ClientId && EF.Parameter(Ids).Contains(i.Id)).OrderBy(i => i.SortKey).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(ct),
        ItemKind.Building => AllAsync<Building>(db, All, clock, ct),
        ItemKind.Person => AllAsync<InsuredPerson>(db, All, clock, ct),
        _ => AllAsync<Vehicle>(db, All, clock, ct),
    };

    private async Task<List<Guid>> AllAsync<T>(BrokerDb db, FleetFilter filter, FirmClock clock, CancellationToken ct) where T : InsuredItem
    {
        var narrowed = await NarrowedFleet<T>.ReadAsync(db, filter with { ClientId = ClientId }, clock.Today, ct);
        var ids = await FleetOrder.Sorted(narrowed.Items, filter.Sort, !filter.Descending).Select(i => i.Id).ToListAsync(ct);
        var without = Except.ToHashSet();
        ids.RemoveAll(without.Contains);
        return ids;
    }
}
