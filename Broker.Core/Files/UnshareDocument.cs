using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Files;

/// <summary>The client no longer sees a document.</summary>
public sealed class UnshareDocument(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid documentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == documentId, ct);
        if (document is null) return Problem.Missing;
        document.Unshare();
        return await db.SaveAsync(ct);
    }
}
