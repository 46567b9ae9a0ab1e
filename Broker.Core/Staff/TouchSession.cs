using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Somebody is still there: their open screen says so, since it asks for no new page.</summary>
public sealed class TouchSession(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, string keyHash, CancellationToken ct = default)
    {
        await using (var db = await store.OpenToReadAsync(by, ct)) db.Actor.DemandSystem();
        await WriteAsync(store, keyHash, clock.Now, ct);
        return Result.Done;
    }

    /// <summary>No screen and no memory of rights depends on it: the bell stays silent.</summary>
    internal static async Task WriteAsync(BrokerStore store, string keyHash, DateTime now, CancellationToken ct)
    {
        using var hold = await store.HoldWriterAsync(ct);
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        await db.SignInSessions.Where(s => s.KeyHash == keyHash && s.SeenAt < now).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), ct);
    }
}
