using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Fleets;

/// <summary>Which items a selection means, for what is done to them one by one.</summary>
public sealed class FleetIdsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="most">What is done can be done to so many.</param>
    public async Task<Result<List<Guid>>> RunAsync(Caller by, FleetSelection selection, int most, CancellationToken ct = default)
    {
        await using var db = await store.OpenToListAsync(by, ct);
        db.Actor.DemandReading();
        if (selection.Refusal is { } refusal) return refusal;
        var ids = await selection.ReadAsync(db, clock, ct);
        if (ids.Count == 0) return Problem.Missing;
        if (ids.Count > most) return Problem.Of("fleet.too-many", ids.Count, most);
        return ids;
    }
}
