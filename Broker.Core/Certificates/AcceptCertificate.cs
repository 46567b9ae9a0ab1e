using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>"Validate": the certificate is shared at once (R-CERT-18). The first decision wins.</summary>
public sealed class AcceptCertificate(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DecideRequests);

        var held = await HeldCertificate.FindAsync(db, taskId, ct);
        if (held is null) return Problem.Missing;
        var now = clock.Now;
        var decided = held.Task.Decide(TaskState.Accepted, null, db.Actor.PersonId, db.Actor.Name, now);
        if (decided.Failed) return decided;
        // Between the task and its certificate a refusal may have destroyed the latter: the task that was read is no longer open.
        if (held is not { Certificate: { } certificate, Document: { } document })
            return await HeldCertificate.RivalAsync(store, by, taskId, ct) ?? Problem.Missing;

        held.Request.Accepted(now);
        certificate.Share(now);
        document.Release();
        document.Share(now);
        db.Add(CertificateNews.Accepted(held.Request, certificate, now, db.Actor.Name));
        if (held.Request.BatchId is null) db.Add(CertificateNews.ToRequester(held.Request, now, "notice.certificate-issued", certificate.Number));
        return await HeldCertificate.SaveAsync(db, store, by, taskId, ct);
    }
}
