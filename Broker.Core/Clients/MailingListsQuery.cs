using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The firm's mailing lists, for those who decide on them.</summary>
public sealed class MailingListsQuery(BrokerStore store)
{
    /// <param name="Subscribed">Clients on it: such a list cannot be removed.</param>
    public sealed record MailingListRow(Guid Id, string Name, int Subscribed);

    public async Task<IReadOnlyList<MailingListRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        return await db.MailingLists.OrderBy(l => l.Position).ThenBy(l => l.Name)
            .Select(l => new MailingListRow(l.Id, l.Name, db.MailingSubscriptions.Count(s => s.ListId == l.Id))).ToListAsync(ct);
    }
}
