using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The clients something is to be done for: those ticked, or all that a list shows.</summary>
public sealed class ClientSelection
{
    public const int MostTicked = 5_000;

    public List<Guid> Ids { get; set; } = [];

    /// <summary>All the filter's, in its order, instead of those ticked.</summary>
    public ClientFilter? All { get; set; }

    /// <summary>Why nothing can be done for it.</summary>
    internal Problem? Refusal =>
        All is null && Ids.Count == 0 ? new Problem("clients.none-chosen")
        : Ids.Count > MostTicked ? Problem.Of("clients.too-many-ticked", MostTicked)
        : null;

    internal async Task<IReadOnlyList<Guid>> ReadAsync(BrokerDb db, FirmClock clock, CancellationToken ct)
    {
        if (All is not { } filter) return [.. Ids.Distinct()];
        var narrowed = await filter.ReadAsync(db, clock, ct);
        return await ClientOrder.Sorted(narrowed.Apply(db.Clients), filter.Sort, !filter.Descending).Select(c => c.Id).ToListAsync(ct);
    }
}
