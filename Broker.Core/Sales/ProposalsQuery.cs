using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>A client's sales, the most recent first.</summary>
public sealed class ProposalsQuery(BrokerStore store)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<SalesCardsQuery.Card>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewQuotes);
        return await SalesCardsQuery.CardsAsync(db, await db.Proposals.AsNoTracking().Where(p => p.ClientId == clientId).OrderByDescending(p => p.CreatedOn).ThenByDescending(p => p.Id).Take(Most).ToListAsync(ct), ct);
    }
}
