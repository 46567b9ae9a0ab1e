using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

public sealed class RemoveAction(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid actionId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);

        var action = await db.Actions.SingleOrDefaultAsync(a => a.Id == actionId, ct);
        if (action is null) return Problem.Missing;
        db.Remove(action);
        return await db.SaveAsync(ct);
    }
}
