using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>How many items a filter leaves, exactly, and of buildings their area (R-FLT-05). Counted once per change for all who look at them.</summary>
public sealed class FleetTotalsQuery(BrokerStore store, SharedAnswers answers, FirmClock clock)
{
    /// <param name="Area">Square metres, where they are known; null for what has none.</param>
    public sealed record Totals(int Count, long? Area);

    public async Task<Totals> RunAsync(Caller by, FleetFilter filter, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.DemandReading();
        actor.Demand(Feature.ViewFiles);
        return await answers.GetAsync(filter.ClientId, actor, $"fleet-totals|{filter.Rows}", () => ReadAsync(by, filter));
    }

    private async Task<Totals> ReadAsync(Caller by, FleetFilter filter)
    {
        await using var db = await store.OpenToListAsync(by);
        switch (filter.Kind)
        {
            case ItemKind.Vehicle: return new(await CountAsync<Vehicle>(db, filter), null);
            case ItemKind.Person: return new(await CountAsync<InsuredPerson>(db, filter), null);
            case ItemKind.Building:
                var buildings = (await NarrowedFleet<Building>.ReadAsync(db, filter, clock.Today, CancellationToken.None)).ToCount;
                return await buildings.GroupBy(_ => 1).Select(all => new Totals(all.Count(), all.Sum(b => (long)(b.Area ?? 0)))).SingleOrDefaultAsync() ?? new(0, 0);
            default: return new(0, null);
        }
    }

    private async Task<int> CountAsync<T>(BrokerDb db, FleetFilter filter) where T : InsuredItem =>
        await (await NarrowedFleet<T>.ReadAsync(db, filter, clock.Today, CancellationToken.None)).ToCount.CountAsync();
}
