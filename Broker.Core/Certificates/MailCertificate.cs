using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Sends a certificate by mail, to whom it is for or to oneself: at once when it is shared, else as soon as it is.</summary>
public sealed class MailCertificate(BrokerStore store, FirmClock clock)
{
    /// <summary>Of one certificate: a mail is no way to bother people.</summary>
    public const int Most = 10;

    public sealed class Input
    {
        public Guid RequestId { get; set; }
        public CertificatePost Post { get; set; } = new();
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.WriteMessages : Permission.RequestCertificates);
        if (!input.Post.IsAsked) return new Problem("message.to-whom");
        if (input.Post.Unfit is { } unfit) return unfit;
        var request = await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == input.RequestId, ct);
        if (request is null) return Problem.Missing;
        if (request.State is RequestState.Refused or RequestState.Failed) return new Problem("certificate-mail.nothing");
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == request.Id, ct);
        // Issued, and not to be had any more.
        if (request.State == RequestState.Issued && !await db.Documents.AnyAsync(d => certificate != null && d.Id == certificate.DocumentId && d.SharedAt != null && !d.Held, ct)) return new Problem("certificate-mail.nothing");

        var recipient = request.RecipientId is { } id ? await db.CertificateRecipients.Where(r => r.Id == id).Select(r => r.Email).SingleOrDefaultAsync(ct) : null;
        var mails = input.Post.Of(request, recipient, await CertificatePost.SelfAsync(db, ct), db, clock.Now).ToList();
        if (mails.Count == 0) return new Problem("certificate-mail.no-address");
        var earlier = await db.CertificateMails.AsNoTracking().Where(m => m.RequestId == request.Id).ToListAsync(ct);
        if (earlier.Count + mails.Count > Most) return Problem.Of("certificate-mail.too-many", Most);
        if (await UnderWayAsync(db, earlier, mails, ct)) return new Problem("certificate-mail.under-way");
        db.AddRange(mails);
        return await db.SaveAsync(ct);
    }

    private static async Task<bool> UnderWayAsync(BrokerDb db, List<CertificateMail> earlier, List<CertificateMail> mails, CancellationToken ct)
    {
        var alike = earlier.Where(e => mails.Any(m => string.Equals(m.To, e.To, StringComparison.OrdinalIgnoreCase))).ToList();
        if (alike.Any(m => m.MessageId is null)) return true;
        var messages = alike.Select(m => m.MessageId).ToList();
        return await db.BehindTheDesk<Message>().AnyAsync(m => messages.Contains(m.Id) && (m.State == MessageState.Queued || m.State == MessageState.Sending), ct);
    }
}
