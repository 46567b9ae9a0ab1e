using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>How many sales stand on each stage: the heads of the board's columns, whose cards are read as one looks at them.</summary>
public sealed class SalesBoardQuery(BrokerStore store, FirmClock clock)
{
    /// <returns>By stage; one without a sale is not there.</returns>
    public async Task<IReadOnlyDictionary<Guid, int>> RunAsync(Caller by, SalesFilter filter, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);
        return await (await filter.OnBoardAsync(db, clock.Today, ct)).GroupBy(p => p.StageId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }
}
