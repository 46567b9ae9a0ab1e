using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public sealed class UnsubscribeClient(BrokerStore store)
{
    public const string Unsubscribed = "client.unsubscribed";

    /// <summary>Not on the list: nothing happens.</summary>
    public async Task<Result> RunAsync(Caller by, Guid clientId, Guid listId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var list = await db.MailingLists.Where(l => l.Id == listId).Select(l => l.Name).SingleOrDefaultAsync(ct);
        if (list is null || !await db.Clients.AnyAsync(c => c.Id == clientId, ct)) return Problem.Missing;
        if (await db.MailingSubscriptions.SingleOrDefaultAsync(s => s.ClientId == clientId && s.ListId == listId, ct) is not { } subscription) return Result.Done;
        db.Remove(subscription);
        db.AddEvent(clientId, null, Unsubscribed, list);
        return await db.SaveAsync(ct);
    }
}
