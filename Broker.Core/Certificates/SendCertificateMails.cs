using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Certificates that wait to leave by mail and are shared by now join the firm's queue, each in a save of its own.</summary>
public sealed class SendCertificateMails(BrokerStore store, FirmClock clock)
{
    private const int AtOnce = 50;

    /// <returns>How many left.</returns>
    public async Task<Result<int>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var left = 0;
        foreach (var (mailId, documentId) in await DueAsync(by, ct))
        {
            await using var db = await store.OpenAsync(by, ct);
            var mail = await db.CertificateMails.SingleOrDefaultAsync(m => m.Id == mailId && m.MessageId == null, ct);
            // Taken back meanwhile: it stays in the house.
            if (mail is null || !await db.Documents.AnyAsync(d => d.Id == documentId && d.SharedAt != null && !d.Held, ct)) continue;
            await mail.LeaveAsync(db, documentId, clock.Now, clock.Today, ct);
            // Stale: another machine was quicker.
            if (!(await db.SaveAsync(ct)).Failed) left++;
        }
        return left;
    }

    private async Task<List<(Guid Mail, Guid Document)>> DueAsync(Caller by, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandSystem();
        var due = await (
            from mail in db.CertificateMails
            where mail.MessageId == null
            join request in db.CertificateRequests on mail.RequestId equals request.Id
            where request.State == RequestState.Issued
            join certificate in db.Certificates on request.Id equals certificate.RequestId
            join document in db.Documents on certificate.DocumentId equals document.Id
            where document.SharedAt != null && !document.Held
            orderby mail.AskedAt, mail.Id
            select new { Mail = mail.Id, Document = document.Id }).Take(AtOnce).ToListAsync(ct);
        return due.ConvertAll(d => (d.Mail, d.Document));
    }
}
