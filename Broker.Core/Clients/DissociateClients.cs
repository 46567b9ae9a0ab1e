using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public sealed class DissociateClients(BrokerStore store)
{
    public const string Dissociated = "client.dissociated";

    public async Task<Result> RunAsync(Caller by, Guid clientId, Guid otherId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var sides = await db.ClientAssociations.Where(a => (a.ClientId == clientId && a.OtherId == otherId) || (a.ClientId == otherId && a.OtherId == clientId)).ToListAsync(ct);
        if (sides.Count == 0) return Problem.Missing;
        var names = await db.Clients.Where(c => c.Id == clientId || c.Id == otherId).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        db.RemoveRange(sides);
        db.AddEvent(clientId, null, Dissociated, names[otherId]);
        db.AddEvent(otherId, null, Dissociated, names[clientId]);
        return await db.SaveAsync(ct);
    }
}
