using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>To whom one certificate can be sent by mail by the reader, and where it went before.</summary>
public sealed class CertificateMailQuery(BrokerStore store)
{
    /// <param name="CanGo">There is a document, or there may be one soon.</param>
    /// <param name="Recipient">Whom it is for, if anybody.</param>
    /// <param name="Client">For the firm only: the client's own address.</param>
    public sealed record Sending(string Title, string? Item, string? Number, bool CanGo, bool NeedsDecision, Addressee? Recipient, Addressee? Client, string? Self, IReadOnlyList<MailProgress> Before);

    /// <param name="Email">Null: it cannot be sent there.</param>
    public sealed record Addressee(string Name, string? Email);

    public async Task<Sending?> RunAsync(Caller by, Guid requestId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(db.Actor.IsFirm ? Permission.WriteMessages : Permission.RequestCertificates);
        if (await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, ct) is not { } request) return null;
        var certificate = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == requestId, ct);
        var item = await db.InsuredItems.Where(i => i.Id == request.ItemId).Select(i => i.Label).SingleOrDefaultAsync(ct);
        var recipient = request.RecipientId is { } id ? await db.CertificateRecipients.Where(r => r.Id == id).Select(r => new Addressee(r.Name, r.Email)).SingleOrDefaultAsync(ct) : null;
        var client = db.Actor.IsFirm ? await db.Clients.Where(c => c.Id == request.ClientId).Select(c => new Addressee(c.Name, c.Email)).SingleOrDefaultAsync(ct) : null;
        var before = (await CertificateBatchQuery.MailsAsync(db, db.CertificateRequests.Where(r => r.Id == requestId).Select(r => r.Id), ct))[requestId].ToList();
        return new(request.Title, item, certificate?.Number, await MailCertificate.CanGoAsync(db, request, certificate, ct), request.State == RequestState.AwaitingDecision,
            Known(recipient), Known(client), await CertificatePost.SelfAsync(db, ct), before);
    }

    private static Addressee? Known(Addressee? one) => one is null || MailAddresses.IsOne(one.Email) ? one : one with { Email = null };
}
