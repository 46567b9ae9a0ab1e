using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public sealed class RemoveClientProduct(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid clientProductId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var listed = await db.ClientProducts.SingleOrDefaultAsync(p => p.Id == clientProductId, ct);
        if (listed is null) return Problem.Missing;
        db.Remove(listed);
        return await db.SaveAsync(ct);
    }
}
