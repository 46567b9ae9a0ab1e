using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Whether the account one is in is a client's already, or a prospect's: what the frame around each page offers depends on it.</summary>
public sealed class ClientStandingQuery(BrokerStore store)
{
    /// <returns>Null when one sees no such client.</returns>
    public async Task<ClientState?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        return await db.Clients.Where(c => c.Id == clientId).Select(c => (ClientState?)c.State).SingleOrDefaultAsync(ct);
    }
}
