using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>The news a client's contacts read today, the latest first.</summary>
public sealed class CurrentNewsQuery(BrokerStore store, FirmClock clock)
{
    public sealed record NewsItemRow(Guid Id, string Title, string Text, DateOnly From);

    public async Task<IReadOnlyList<NewsItemRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        if (await db.Clients.Where(c => c.Id == clientId).Select(c => (ClientState?)c.State).SingleOrDefaultAsync(ct) is not { } state) return [];
        return await db.NewsOn(clock.Today, state == ClientState.Prospect).OrderByDescending(n => n.From).ThenByDescending(n => n.Id)
            .Select(n => new NewsItemRow(n.Id, n.Title, n.Text, n.From)).ToListAsync(ct);
    }
}
