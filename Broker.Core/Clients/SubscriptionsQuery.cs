using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Every mailing list, and since when the client is on it (R-ASC-14).</summary>
public sealed class SubscriptionsQuery(BrokerStore store)
{
    /// <param name="At">Null while the client is not on it.</param>
    public sealed record SubscriptionRow(Guid ListId, string List, DateTime? At, string? By);

    public async Task<IReadOnlyList<SubscriptionRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await (
            from list in db.MailingLists
            from subscription in db.MailingSubscriptions.Where(s => s.ListId == list.Id && s.ClientId == clientId).DefaultIfEmpty()
            orderby list.Position, list.Name
            select new SubscriptionRow(list.Id, list.Name, subscription == null ? null : subscription.At, subscription == null ? null : subscription.By)).ToListAsync(ct);
    }
}
