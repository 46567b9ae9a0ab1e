using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A line no file has ever followed. One that some have is retired instead.</summary>
public sealed class RemoveListedDocument(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid lineId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var line = await db.ListedDocuments.SingleOrDefaultAsync(l => l.Id == lineId, ct);
        if (line is null) return Problem.Missing;
        if (await db.UsesOfAsync<ListedDocument>([lineId], ct) is { Count: > 0 } uses)
            return Problem.Of("expected.line-in-use", await db.DocumentTypes.Where(t => t.Id == line.TypeId).Select(t => t.Name).SingleAsync(ct), uses.Sum(u => u.Count));
        db.Remove(line);
        return await db.SaveAsync(ct);
    }
}
