using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <param name="ContractId">Null for whoever is shown the request, and not its contract.</param>
/// <param name="DocumentId">What can be downloaded by the reader now; null while it is prepared, decided on, refused or failed.</param>
/// <param name="Failure">For the firm only: code of what went wrong.</param>
/// <param name="TaskId">For the firm only: the validation it waits for.</param>
public sealed record CertificateRequestRow(
    Guid Id, Guid? ContractId, string? Contract, string Title, Guid? ItemId, string? Item, RequestState State, DateTime RequestedAt, string RequestedBy,
    string? Number, Guid? DocumentId, string? RefusalReason, string? Failure, Guid? TaskId, RecipientWords? For = null)
{
    public IReadOnlyList<MailProgress> Mails { get; init; } = [];

    public Guid? CertificateId { get; init; }

    /// <summary>The firm took it back, or gave a newer one in its place: since when, why, and the newer one's number.</summary>
    public DateTime? WithdrawnAt { get; init; }
    public string? WithdrawReason { get; init; }
    public string? ReplacedBy { get; init; }
}

/// <summary>What was requested for a contract, or for all of a client's, latest first; the same list for the client and the firm, each with what they may see.</summary>
public sealed class CertificateRequestsQuery(BrokerStore store)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<CertificateRequestRow>> RunAsync(Caller by, Guid? contractId, Guid? clientId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        var firm = db.Actor.IsFirm;
        db.Actor.Demand(firm ? Permission.ViewClients : Permission.UseExtranet);
        var rows = await (
            from request in db.CertificateRequests.AsNoTracking()
            where (contractId == null || request.ContractId == contractId) && (clientId == null || request.ClientId == clientId)
            // Those of a batch are found there, by whoever is shown it.
            where request.BatchId == null || !db.CertificateBatches.Any(b => b.Id == request.BatchId)
            join owner in db.Contracts on request.ContractId equals owner.Id into contracts
            from contract in contracts.DefaultIfEmpty()
            // Through the reader's own filters: a certificate or document that is not shared is not there for the client.
            join found in db.Certificates on request.Id equals found.RequestId into certificates
            from certificate in certificates.DefaultIfEmpty()
            orderby request.RequestedAt descending, request.Id
            select new CertificateRequestRow(request.Id, contract == null ? null : contract.Id, contract == null ? null : contract.Number, request.Title, request.ItemId,
                db.InsuredItems.Where(i => i.Id == request.ItemId).Select(i => i.Label).FirstOrDefault(),
                request.State, request.RequestedAt, request.RequestedBy, certificate == null ? null : certificate.Number,
                certificate == null ? null : db.Documents.Where(d => d.Id == certificate.DocumentId).Select(d => (Guid?)d.Id).FirstOrDefault(),
                request.RefusalReason, firm ? request.Failure : null,
                db.Tasks.Where(t => t.SubjectId == request.Id).OrderByDescending(t => t.CreatedAt).Select(t => (Guid?)t.Id).FirstOrDefault(), request.Recipient)
            {
                CertificateId = certificate == null ? null : certificate.Id, WithdrawnAt = certificate == null ? null : certificate.WithdrawnAt, WithdrawReason = certificate == null ? null : certificate.WithdrawReason,
                ReplacedBy = certificate == null ? null : db.Certificates.Where(c => c.Id == certificate.ReplacedById).Select(c => c.Number).FirstOrDefault(),
            })
            .Take(Most).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Id);
        var mails = await CertificateBatchQuery.MailsAsync(db, db.CertificateRequests.Where(r => ids.Contains(r.Id)).Select(r => r.Id), ct);
        return rows.ConvertAll(r => mails.Contains(r.Id) ? r with { Mails = [.. mails[r.Id]] } : r);
    }
}
