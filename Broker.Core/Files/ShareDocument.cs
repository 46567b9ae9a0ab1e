using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>The client sees a document from now on.</summary>
public sealed class ShareDocument(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid documentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return Problem.Missing;
        var result = document.Share(clock.Now);
        return result.Failed ? result : await db.SaveAsync(ct);
    }
}
