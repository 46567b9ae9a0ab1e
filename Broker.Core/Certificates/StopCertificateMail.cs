using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>
/// Asked before each attempt to send a mail: one that carries a certificate which no longer says what is true stays in the house. What the firm took back, or replaced, never
/// leaves; what the portal sends of its own accord leaves only while the contract holds it up, unless the firm had decided to give it all the same.
/// </summary>
public sealed class StopCertificateMail(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var carried = await db.Set<MessageAttachment>().Where(a => a.MessageId == messageId).Join(db.Certificates, a => a.DocumentId, c => c.DocumentId, (_, c) => c).AsNoTracking().ToListAsync(ct);
        foreach (var certificate in carried)
            if (await WhyAsync(db, certificate, messageId, ct) is { } why && await db.Messages.SingleOrDefaultAsync(m => m.Id == messageId, ct) is { } message) return await PostMessage.StopAsync(db, message, why, clock.Now, ct);
        return Result.Done;
    }

    private async Task<string?> WhyAsync(BrokerDb db, Certificate certificate, Guid messageId, CancellationToken ct)
    {
        if (MailProgress.WhyStopped(certificate.WithdrawnAt is not null, certificate.ReplacedById is not null) is { } ended) return ended;
        // Somebody of the firm attached it by hand, and knows why.
        if (!await db.CertificateMails.AnyAsync(m => m.MessageId == messageId, ct)) return null;
        return await VerifyCertificateQuery.StateAsync(db, certificate, clock.Today, ct) switch
        {
            CertificateState.Valid => null,
            CertificateState.Withdrawn => MailProgress.Withdrawn,
            CertificateState.Replaced => MailProgress.Replaced,
            _ => await db.CertificateRequests.AnyAsync(r => r.Id == certificate.RequestId && r.NeedsDecision, ct) ? null : MailProgress.NotValid,
        };
    }
}
