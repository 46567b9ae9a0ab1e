using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments;

/// <summary>A name goes. In use, only for another that takes its place (AS-04): lists and files then speak of that one, and files keep the words they asked in.</summary>
public sealed class RemoveDocumentType(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid typeId, Guid? replacementId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var type = await db.DocumentTypes.SingleOrDefaultAsync(t => t.Id == typeId, ct);
        if (type is null) return Problem.Missing;
        if (type.Shipped) return Problem.Of("expected.type-shipped", type.Name);
        var uses = await db.UsesOfAsync<DocumentType>([typeId], ct);
        if (replacementId is { } replacement)
        {
            if (replacement == typeId || !await db.DocumentTypes.AnyAsync(t => t.Id == replacement, ct)) return Problem.Missing.At("ReplacementId");
            await ReplaceAsync(db, typeId, replacement, ct);
        }
        else if (uses.Count > 0) return Problem.Of("expected.type-in-use", type.Name, uses.Sum(u => u.Count));
        db.Remove(type);
        return await db.SaveAsync(ct);
    }

    private static async Task ReplaceAsync(BrokerDb db, Guid typeId, Guid replacement, CancellationToken ct)
    {
        var lines = await db.ListedDocuments.Where(l => l.TypeId == typeId || l.TypeId == replacement).ToListAsync(ct);
        foreach (var line in lines.Where(l => l.TypeId == typeId).ToList())
        {
            // A list that has both keeps the one.
            if (lines.Exists(l => l.RiskId == line.RiskId && l.GuaranteeId == line.GuaranteeId && l.TypeId == replacement)) db.Remove(line);
            else line.TypeId = replacement;
        }
        db.AlongWith(token => db.ExpectedDocuments.Where(e => e.TypeId == typeId).ExecuteUpdateAsync(set => set.SetProperty(e => e.TypeId, replacement), token));
    }
}
