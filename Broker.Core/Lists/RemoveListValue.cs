using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>A word nobody uses. One in use is refused with where it is used: it can be retired instead.</summary>
public sealed class RemoveListValue(BrokerStore store, ICodeUses codes)
{
    public async Task<Result> RunAsync(Caller by, Guid wordId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var word = await db.ListValues.SingleOrDefaultAsync(v => v.Id == wordId, ct);
        if (word is null) return Problem.Missing;
        if (word.IsNeeded) return Problem.Of("list.needed", word.Name);
        if (await db.UsesOfAsync<ListValue>([wordId], ct) is { Count: > 0 } uses) return Problem.Of("list.in-use", word.Name, uses);
        if (word.Code is { } code && await codes.OfAsync(db, word, code, ct) is { Count: > 0 } calls) return Problem.Of("list.in-use", word.Name, calls);
        db.Remove(word);
        return await db.SaveAsync(ct);
    }
}
