using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The caller's own arrangement.</summary>
public sealed class DashboardQuery(BrokerStore store)
{
    /// <param name="Tiles">Null when they never arranged it.</param>
    public sealed record Arrangement(IReadOnlyList<string>? Tiles);

    public async Task<Arrangement> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var me = db.Actor.PersonId;
        return new(await db.Dashboards.Where(d => d.PersonId == me).Select(d => d.Tiles).SingleOrDefaultAsync(ct));
    }
}
