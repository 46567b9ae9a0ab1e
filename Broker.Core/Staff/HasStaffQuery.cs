using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>False while the firm is empty and waits for its first administrator.</summary>
public sealed class HasStaffQuery(BrokerStore store)
{
    public async Task<bool> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandSystem();
        return await db.Users.AnyAsync(p => p.ProfileId != null, ct);
    }
}
