using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>New files no longer ask for it, or ask for it again. Those that are open are not touched.</summary>
public sealed class RetireListedDocument(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid lineId, bool retired, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var line = await db.ListedDocuments.SingleOrDefaultAsync(l => l.Id == lineId, ct);
        if (line is null) return Problem.Missing;
        line.Retired = retired;
        return await db.SaveAsync(ct);
    }
}
