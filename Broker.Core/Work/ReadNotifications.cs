using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The caller has seen one of the things they were told, or all of them.</summary>
public sealed class ReadNotifications(BrokerStore store, FirmClock clock)
{
    /// <param name="only">One of them; all without.</param>
    public async Task<Result> RunAsync(Caller by, Guid? only = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        var unread = await (await db.NoticesAsync(ct)).Where(n => n.ReadAt == null && (only == null || n.Id == only)).ToListAsync(ct);
        foreach (var notification in unread) notification.ReadAt = clock.Now;
        return await db.SaveAsync(ct);
    }
}
