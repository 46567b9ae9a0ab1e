using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Sends a certificate by mail, to whom it is for, by the firm to its client, or to oneself: at once when it is shared, else as soon as it is.</summary>
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
        if (!await CanGoAsync(db, request, await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == request.Id, ct), ct)) return new Problem("certificate-mail.nothing");

        var recipient = request.RecipientId is { } id ? await db.CertificateRecipients.Where(r => r.Id == id).Select(r => r.Email).SingleOrDefaultAsync(ct) : null;
        var client = db.Actor.IsFirm ? await db.Clients.Where(c => c.Id == request.ClientId).Select(c => c.Email).SingleOrDefaultAsync(ct) : null;
        var mails = input.Post.Of(request, recipient, await CertificatePost.SelfAsync(db, ct), db, clock.Now, client).ToList();
        if (mails.Count == 0) return new Problem("certificate-mail.no-address");
        var earlier = await db.CertificateMails.AsNoTracking().Where(m => m.RequestId == request.Id).ToListAsync(ct);
        if (earlier.Count + mails.Count > Most) return Problem.Of("certificate-mail.too-many", Most);
        if (await UnderWayAsync(db, earlier, mails, ct)) return new Problem("certificate-mail.under-way");
        db.AddRange(mails);
        return await db.SaveAsync(ct);
    }

    /// <summary>It is shared, or is under way to be; what was refused, failed, or is not to be had any more goes nowhere.</summary>
    internal static async Task<bool> CanGoAsync(BrokerDb db, CertificateRequest request, Certificate? certificate, CancellationToken ct) => request.State switch
    {
        RequestState.Refused or RequestState.Failed => false,
        RequestState.Issued => certificate is { WithdrawnAt: null } && await db.Documents.AnyAsync(d => d.Id == certificate.DocumentId && d.SharedAt != null && !d.Held, ct),
        _ => true,
    };

    private static async Task<bool> UnderWayAsync(BrokerDb db, List<CertificateMail> earlier, List<CertificateMail> mails, CancellationToken ct)
    {
        var alike = earlier.Where(e => mails.Any(m => string.Equals(m.To, e.To, StringComparison.OrdinalIgnoreCase))).ToList();
        if (alike.Any(m => m.MessageId is null)) return true;
        var messages = alike.Select(m => m.MessageId).ToList();
        return await db.BehindTheDesk<Message>().AnyAsync(m => messages.Contains(m.Id) && (m.State == MessageState.Queued || m.State == MessageState.Sending), ct);
    }
}
