using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Batches of a contract, or of all of a client's, latest first.</summary>
public sealed class CertificateBatchesQuery(BrokerStore store)
{
    private const int Most = 20;

    /// <param name="Failed">Refused at the desk or by the firm, or not printed.</param>
    /// <param name="DocumentIds">What is found in the batch need not be shown beside it.</param>
    public sealed record BatchSum(Guid Id, Guid ClientId, string Title, string? Contract, string RequestedBy, DateTime RequestedAt, int All, int Ready, int UnderWay, int Awaiting, int Failed, IReadOnlyList<Guid> DocumentIds);

    public async Task<IReadOnlyList<BatchSum>> RunAsync(Caller by, Guid clientId, Guid? contractId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        var batches = await db.CertificateBatches.AsNoTracking().Where(b => b.ClientId == clientId && (contractId == null || b.ContractId == contractId)).OrderByDescending(b => b.RequestedAt).ThenBy(b => b.Id).Take(Most)
            .Select(b => new { Batch = b, Contract = db.Contracts.Where(c => c.Id == b.ContractId).Select(c => c.Number).FirstOrDefault() }).ToListAsync(ct);
        if (batches.Count == 0) return [];
        var ids = batches.ConvertAll(b => (Guid?)b.Batch.Id);
        var members = (await db.CertificateRequests.AsNoTracking().Where(r => ids.Contains(r.BatchId)).Select(r => new { r.BatchId, r.State, Document = db.Certificates.Where(c => c.RequestId == r.Id).Select(c => (Guid?)c.DocumentId).FirstOrDefault() })
            .ToListAsync(ct)).ToLookup(m => m.BatchId);
        return [.. batches.Select(b =>
        {
            var (batch, own) = (b.Batch, members[b.Batch.Id].ToList());
            return new BatchSum(batch.Id, batch.ClientId, batch.Title, b.Contract, batch.RequestedBy, batch.RequestedAt, own.Count + batch.Refusals.Count, own.Count(m => m.State == RequestState.Issued),
                own.Count(m => m.State is RequestState.Waiting or RequestState.Preparing), own.Count(m => m.State == RequestState.AwaitingDecision),
                own.Count(m => m.State is RequestState.Refused or RequestState.Failed) + batch.Refusals.Count, [.. own.Select(m => m.Document).OfType<Guid>()]);
        })];
    }
}
