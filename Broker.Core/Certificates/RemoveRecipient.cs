using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Certificates;

/// <summary>Takes a recipient out of a client's book. Their certificates stay.</summary>
public sealed class RemoveRecipient(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid recipientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        RecipientsQuery.Demand(db.Actor);
        var recipient = await db.CertificateRecipients.SingleOrDefaultAsync(r => r.Id == recipientId, ct);
        if (recipient is null) return Problem.Missing;
        recipient.Removed = true;
        return await db.SaveAsync(ct);
    }
}
