using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Takes another client's contact off this one; they stay their own client's.</summary>
public sealed class DetachContact(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid clientId, Guid contactId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var link = await db.ContactLinks.SingleOrDefaultAsync(l => l.ClientId == clientId && l.ContactId == contactId, ct);
        if (link is null) return Problem.Missing;
        db.Remove(link);
        return await db.SaveAsync(ct);
    }
}
