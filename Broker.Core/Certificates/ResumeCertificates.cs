using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>
/// At the start of the only program on its archive, whatever was being prepared was left by one that died: it is due again at once,
/// instead of when its lease ends.
/// </summary>
public sealed class ResumeCertificates(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        foreach (var request in await db.CertificateRequests.Where(r => r.State == RequestState.Preparing).ToListAsync(ct)) request.Interrupted(clock.Now);
        return await db.SaveAsync(ct);
    }
}
