using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>One stops looking as a client; on every screen one had open that way.</summary>
public sealed class EndClientView(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        foreach (var open in await db.ClientViews.Where(v => v.StaffId == db.Actor.PersonId && v.ClientId == clientId && v.EndsAt > clock.Now).ToListAsync(ct)) open.End(clock.Now);
        return await db.SaveAsync(ct);
    }
}
