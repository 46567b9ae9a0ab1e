using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public sealed class SubscribeClient(BrokerStore store, FirmClock clock)
{
    public const string Subscribed = "client.subscribed";

    /// <summary>Already on the list: nothing happens, and the first date stays.</summary>
    public async Task<Result> RunAsync(Caller by, Guid clientId, Guid listId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var list = await db.MailingLists.Where(l => l.Id == listId).Select(l => l.Name).SingleOrDefaultAsync(ct);
        if (list is null || !await db.Clients.AnyAsync(c => c.Id == clientId, ct)) return Problem.Missing;
        if (await db.MailingSubscriptions.AnyAsync(s => s.ClientId == clientId && s.ListId == listId, ct)) return Result.Done;
        db.Add(new MailingSubscription { ClientId = clientId, ListId = listId, At = clock.Now, By = db.Actor.Name });
        db.AddEvent(clientId, null, Subscribed, list);
        var saved = await db.SaveAsync(ct);
        return saved.Problem?.Code == Problem.Taken.Code ? Result.Done : saved;
    }
}
