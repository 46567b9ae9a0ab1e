using Broker.Core.Access;
using Broker.Core.Storage;

namespace Broker.Core.Clients;

/// <summary>Who may already be the client one is entering: asked while one types, and again by the save.</summary>
public sealed class DuplicatesQuery(BrokerStore store)
{
    public async Task<IReadOnlyList<DuplicateRow>> RunAsync(Caller by, SaveClient.Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        return await Duplicates.FindAsync(db, input, ct);
    }
}
