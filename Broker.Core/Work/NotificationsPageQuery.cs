using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>All the caller was ever told, newest first.</summary>
public sealed class NotificationsPageQuery(BrokerStore store)
{
    public const int PageSize = 50;

    /// <param name="unread">Only what they have not read.</param>
    /// <param name="page">From 0.</param>
    public async Task<Page<NotificationRow>> RunAsync(Caller by, bool unread = false, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        var mine = (await db.NoticesAsync(ct)).AsNoTracking().Where(n => !unread || n.ReadAt == null);
        var rows = await mine.OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(n => new NotificationRow(n.Id, n.At, n.Code, n.Args, n.Link, n.ReadAt != null)).ToListAsync(ct);
        return new([.. rows.Select(n => n.Led(db.Actor))], await mine.CountAsync(ct));
    }
}
