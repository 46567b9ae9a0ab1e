using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>The same again, with one press: what an earlier request asked for, checked as of today.</summary>
public sealed class RepeatCertificate(BrokerStore store, RequestCertificate request)
{
    /// <param name="commandId">Made for the press: sent twice, it is one request.</param>
    public async Task<Result<RequestedCertificate>> RunAsync(Caller by, Guid requestId, Guid commandId, CancellationToken ct = default)
    {
        CertificateRequest? earlier;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.Demand(Permission.RequestCertificates);
            earlier = await db.CertificateRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == requestId, ct);
        }
        if (earlier is null) return Problem.Missing;
        return await request.RunAsync(by, new()
        {
            CommandId = commandId, ContractId = earlier.ContractId, ItemId = earlier.ItemId, TemplateId = earlier.TemplateId, RecipientId = earlier.RecipientId,
            Values = earlier.Values.ToDictionary(v => v.Key, v => (string?)v.Value),
        }, ct);
    }
}
