using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>What an earlier request asked for, to begin a form with; null when the reader is shown no such request.</summary>
public sealed class EarlierRequestQuery(BrokerStore store)
{
    public sealed record Earlier(Guid ContractId, Guid? ItemId, Guid TemplateId, Guid? RecipientId, IReadOnlyDictionary<string, string> Values);

    public async Task<Earlier?> RunAsync(Caller by, Guid requestId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);
        return await db.CertificateRequests.AsNoTracking().Where(r => r.Id == requestId).Select(r => new Earlier(r.ContractId, r.ItemId, r.TemplateId, r.RecipientId, r.Values)).SingleOrDefaultAsync(ct);
    }
}
