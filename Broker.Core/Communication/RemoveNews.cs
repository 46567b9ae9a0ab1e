using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>Takes a piece of news away for good.</summary>
public sealed class RemoveNews(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid newsId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        if (await db.News.SingleOrDefaultAsync(n => n.Id == newsId, ct) is not { } item) return Problem.Missing;
        db.Remove(item);
        return await db.SaveAsync(ct);
    }
}
