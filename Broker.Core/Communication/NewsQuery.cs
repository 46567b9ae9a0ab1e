using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>How a piece of news stands on a day.</summary>
public enum NewsState { Draft, ToCome, Shown, Over }

/// <summary>All the firm's news, the latest first, for those who write it.</summary>
public sealed class NewsQuery(BrokerStore store, FirmClock clock)
{
    public sealed record NewsRow(Guid Id, Guid Version, string Title, string Text, NewsAudience Audience, DateOnly From, DateOnly? Until, bool Published, NewsState State);

    public async Task<IReadOnlyList<NewsRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageExtranet);
        var today = clock.Today;
        return [.. (await db.News.AsNoTracking().OrderByDescending(n => n.From).ThenByDescending(n => n.Id).ToListAsync(ct))
            .Select(n => new NewsRow(n.Id, n.Version, n.Title, n.Text, n.Audience, n.From, n.Until, n.Published,
                !n.Published ? NewsState.Draft : n.From > today ? NewsState.ToCome : n.Until < today ? NewsState.Over : NewsState.Shown))];
    }
}
