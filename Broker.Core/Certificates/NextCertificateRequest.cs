using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The request whose turn it is: waiting and due, or left by a process that died over it. Null when there is none.</summary>
public sealed class NextCertificateRequest(BrokerStore store, FirmClock clock)
{
    public async Task<Guid?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var now = clock.Now;
        return await db.CertificateRequests
            .Where(r => (r.State == RequestState.Waiting || r.State == RequestState.Preparing) && r.DueAt <= now)
            .OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
    }
}
