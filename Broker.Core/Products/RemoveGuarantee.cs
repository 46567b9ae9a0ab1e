using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>A guarantee no product, contract or claim uses, by who has the right to (R-CON-08). One in use is refused with where it is used.</summary>
public sealed class RemoveGuarantee(BrokerStore store)
{
    /// <summary>Its list of expected documents is its own, and goes with it.</summary>
    internal const string OwnList = "ListedDocument.GuaranteeId";

    public async Task<Result> RunAsync(Caller by, Guid guaranteeId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.DeleteGuarantees);
        var guarantee = await db.Guarantees.SingleOrDefaultAsync(x => x.Id == guaranteeId, ct);
        if (guarantee is null) return Problem.Missing;
        var uses = (await db.UsesOfAsync<Guarantee>([guaranteeId], ct)).Where(u => u.Place != OwnList).ToList();
        if (uses.Count > 0) return Problem.Of("guarantee.in-use", guarantee.Name, uses);
        db.RemoveRange(await db.ListedDocuments.Where(l => l.GuaranteeId == guaranteeId).ToListAsync(ct));
        db.Remove(guarantee);
        return await db.SaveAsync(ct);
    }
}
