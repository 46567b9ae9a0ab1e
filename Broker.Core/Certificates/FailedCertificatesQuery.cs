using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

public sealed record FailedCertificateRow(Guid RequestId, Guid ClientId, string Client, Guid ContractId, string Contract, string Title, DateTime RequestedAt, string? Failure);

/// <summary>Requests that stay failed until the firm tries them again; read once per change for all screens that show their number.</summary>
public sealed class FailedCertificatesQuery(BrokerStore store, SharedAnswers answers)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<FailedCertificateRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await answers.GetAsync(null, db.Actor, nameof(FailedCertificatesQuery), () => ReadAsync(by));
    }

    private async Task<List<FailedCertificateRow>> ReadAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        return await (
            from request in db.CertificateRequests.AsNoTracking()
            join client in db.Clients on request.ClientId equals client.Id
            join contract in db.Contracts on request.ContractId equals contract.Id
            where request.State == RequestState.Failed
            orderby request.RequestedAt descending
            select new FailedCertificateRow(request.Id, client.Id, client.Name, contract.Id, contract.Number, request.Title, request.RequestedAt, request.Failure))
            .Take(Most).ToListAsync();
    }
}
