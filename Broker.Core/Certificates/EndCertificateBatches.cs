using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Batches of which nothing is under way any more: whoever asked is told once, of all.</summary>
public sealed class EndCertificateBatches(BrokerStore store, FirmClock clock)
{
    public async Task<Result<int>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var ended = 0;
        foreach (var id in await DueAsync(by, ct))
        {
            await using var db = await store.OpenAsync(by, ct);
            var batch = await db.CertificateBatches.SingleOrDefaultAsync(b => b.Id == id && b.EndedAt == null, ct);
            if (batch is null) continue;
            var states = await db.CertificateRequests.Where(r => r.BatchId == id).Select(r => r.State).ToListAsync(ct);
            var (ready, not) = (states.Count(s => s == RequestState.Issued), states.Count(s => s != RequestState.Issued) + batch.Refusals.Count);
            batch.End(clock.Now);
            var byFirm = await db.Users.AnyAsync(p => p.Id == batch.RequestedById && p.ProfileId != null, ct);
            if (batch.RequestedById != Guid.Empty) db.Add(new Notification
            {
                PersonId = batch.RequestedById, At = clock.Now, Code = not == 0 ? "notice.certificates-ready" : "notice.certificates-part", Args = [batch.Title, $"{ready}", $"{not}"],
                Link = byFirm ? $"/clients/{batch.ClientId}/certificates/{batch.Id}" : $"/space/{batch.ClientId}/certificates/{batch.Id}",
            });
            // Stale: another machine told it, or the next round will.
            if (!(await db.SaveAsync(ct)).Failed) ended++;
        }
        return ended;
    }

    private async Task<List<Guid>> DueAsync(Caller by, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandSystem();
        return await db.CertificateBatches.Where(b => b.EndedAt == null && !db.CertificateRequests.Any(r => r.BatchId == b.Id
            && (r.State == RequestState.Waiting || r.State == RequestState.Preparing || r.State == RequestState.AwaitingDecision))).OrderBy(b => b.Id).Select(b => b.Id).ToListAsync(ct);
    }
}
