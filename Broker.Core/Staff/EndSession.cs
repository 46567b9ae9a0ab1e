using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

public sealed class EndSession(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, string keyHash, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        db.RemoveRange(await db.SignInSessions.Where(s => s.KeyHash == keyHash).ToListAsync(ct));
        return await db.SaveAsync(ct);
    }
}
