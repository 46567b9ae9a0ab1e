using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed record NotificationRow(Guid Id, DateTime At, string Code, IReadOnlyList<string> Args, string? Link, bool Read);

/// <param name="Latest">The twenty latest, read or not.</param>
public sealed record NotificationList(IReadOnlyList<NotificationRow> Latest, int Unread);

/// <summary>What the caller was told. Everybody has their own; nobody has none.</summary>
public sealed class NotificationsQuery(BrokerStore store)
{
    private const int Shown = 20;

    public async Task<NotificationList> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        var mine = await db.NoticesAsync(ct);
        var latest = await mine.AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Shown)
            .Select(n => new NotificationRow(n.Id, n.At, n.Code, n.Args, n.Link, n.ReadAt != null)).ToListAsync(ct);
        return new([.. latest.Select(n => n.Led(db.Actor))], await mine.CountAsync(n => n.ReadAt == null, ct));
    }
}
