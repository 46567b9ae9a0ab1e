using Broker.Core.Access;
using Broker.Core.Communication;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>One batch as it stands: how far it is, what became of each, and what left by mail.</summary>
public sealed class CertificateBatchQuery(BrokerStore store)
{
    /// <param name="OnePdfReady">Of just those that are ready now.</param>
    public sealed record Batch(Guid Id, Guid ClientId, Guid ContractId, string? Contract, string Title, string RequestedBy, DateTime RequestedAt, IReadOnlyList<BatchRow> Rows, IReadOnlyList<BatchRefusal> Refusals,
        DateTime? EndedAt, bool OnePdfAsked, bool OnePdfReady, string? OnePdfFailure)
    {
        public int Ready => Rows.Count(r => r.DocumentId is not null);
        public int UnderWay => Rows.Count(r => r.State is RequestState.Waiting or RequestState.Preparing);
        public int Awaiting => Rows.Count(r => r.State == RequestState.AwaitingDecision);
    }

    /// <param name="Failure">For the firm only: code of what went wrong.</param>
    public sealed record BatchRow(Guid RequestId, string Title, string? Item, string? Recipient, RequestState State, string? Number, Guid? DocumentId, string? RefusalReason, string? Failure, IReadOnlyList<MailProgress> Mails)
    {
        public Guid? CertificateId { get; init; }
    }

    public async Task<Batch?> RunAsync(Caller by, Guid batchId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        var batch = await db.CertificateBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, ct);
        if (batch is null) return null;
        var firm = db.Actor.IsFirm;
        var found = await (
            from request in db.CertificateRequests.AsNoTracking()
            where request.BatchId == batchId
            join one in db.Certificates on request.Id equals one.RequestId into certificates
            from certificate in certificates.DefaultIfEmpty()
            orderby request.BatchPosition
            select new
            {
                request.Id, request.Title, Item = db.InsuredItems.Where(i => i.Id == request.ItemId).Select(i => i.Label).FirstOrDefault(), request.Recipient, request.State,
                Number = certificate == null ? null : certificate.Number, Certificate = certificate == null ? null : (Guid?)certificate.Id, request.RefusalReason, request.Failure,
                Document = certificate == null ? null : db.Documents.Where(d => d.Id == certificate.DocumentId && !d.Held).Select(d => (Guid?)d.Id).FirstOrDefault(),
            }).ToListAsync(ct);
        var mails = await MailsAsync(db, db.CertificateRequests.Where(r => r.BatchId == batchId).Select(r => r.Id), ct);
        var rows = found.ConvertAll(f => new BatchRow(f.Id, f.Title, f.Item, f.Recipient?.Name, f.State, f.Number, f.State == RequestState.AwaitingDecision ? null : f.Document, f.RefusalReason, firm ? f.Failure : null, [.. mails[f.Id]]) { CertificateId = f.Certificate });
        var number = await db.Contracts.Where(c => c.Id == batch.ContractId).Select(c => c.Number).SingleOrDefaultAsync(ct);
        return new(batch.Id, batch.ClientId, batch.ContractId, number, batch.Title, batch.RequestedBy, batch.RequestedAt, rows, batch.Refusals, batch.EndedAt, batch.OnePdfAskedAt is not null,
            await BatchFilesQuery.WholeAsync(db, batch, rows.Count(r => r.DocumentId is not null), ct) is not null, batch.OnePdfFailure);
    }

    /// <summary>Of these requests, oldest first. How far a mail is may be told to whoever is shown the certificate; the mail itself stays the firm's.</summary>
    internal static async Task<ILookup<Guid, MailProgress>> MailsAsync(BrokerDb db, IQueryable<Guid> requests, CancellationToken ct)
    {
        var found = await (
            from mail in db.CertificateMails.AsNoTracking()
            where requests.Contains(mail.RequestId)
            join request in db.CertificateRequests on mail.RequestId equals request.Id
            join given in db.Certificates on mail.RequestId equals given.RequestId into certificates
            from certificate in certificates.DefaultIfEmpty()
            join one in db.BehindTheDesk<Message>() on mail.MessageId equals one.Id into messages
            from message in messages.DefaultIfEmpty()
            orderby mail.AskedAt
            select new
            {
                mail.RequestId, mail.To, State = message == null ? null : (MessageState?)message.State, Failure = message == null ? null : message.Failure, Refused = request.State == RequestState.Refused,
                Withdrawn = certificate != null && certificate.WithdrawnAt != null, Replaced = certificate != null && certificate.ReplacedById != null,
            }).ToListAsync(ct);
        return found.ToLookup(m => m.RequestId, m => MailProgress.Of(m.To, m.State, m.Failure, MailProgress.WhyStopped(m.Withdrawn, m.Replaced, m.Refused)));
    }
}
