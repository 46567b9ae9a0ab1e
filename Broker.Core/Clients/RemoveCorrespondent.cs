using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

public sealed class RemoveCorrespondent(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid correspondentId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var correspondent = await db.Correspondents.SingleOrDefaultAsync(c => c.Id == correspondentId, ct);
        if (correspondent is null) return Problem.Missing;
        db.Remove(correspondent);
        return await db.SaveAsync(ct);
    }
}
