using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Lists;

/// <summary>No longer offers a word, or offers it again. Where it stands, it stays.</summary>
public sealed class RetireListValue(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid wordId, bool retired, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var word = await db.ListValues.SingleOrDefaultAsync(v => v.Id == wordId, ct);
        if (word is null) return Problem.Missing;
        word.Retired = retired;
        return await db.SaveAsync(ct);
    }
}
