using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>Somebody of the firm has looked at what a client brought: it is no longer among what waits.</summary>
public sealed class AcknowledgeDocument(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid documentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return Problem.Missing;
        var result = document.Acknowledge(clock.Now, db.Actor.Name);
        return result.Failed ? result : await db.SaveAsync(ct);
    }
}
