using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The firm has put right what made a request fail, and lets it be prepared again.</summary>
public sealed class RetryCertificate(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid requestId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);

        var request = await db.CertificateRequests.SingleOrDefaultAsync(r => r.Id == requestId, ct);
        if (request is null) return Problem.Missing;
        var key = request.KeyWhilePending;
        if (await db.CertificateRequests.AnyAsync(r => r.PendingKey == key, ct)) return new Problem("certificate.already-pending");
        var retried = request.Retry(key, clock.Now);
        if (retried.Failed) return retried;
        await FinishActionAsync(db, request.Id, ct);
        return await db.SaveAsync(ct);
    }

    /// <summary>What the failure asked the firm to do is done.</summary>
    private static async Task FinishActionAsync(BrokerDb db, Guid requestId, CancellationToken ct)
    {
        var done = await db.ActionStatuses.Where(s => s.Finished).OrderBy(s => s.Position).FirstOrDefaultAsync(ct);
        if (done is null) return;
        foreach (var action in await db.Actions.Where(a => a.SubjectId == requestId).ToListAsync(ct)) action.StatusId = done.Id;
    }
}
