using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A task is done. Validations end with a decision instead.</summary>
public sealed class EndTask(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId, ct) is not { } task) return Problem.Missing;
        var ended = task.End(db.Actor.PersonId, db.Actor.Name, clock.Now);
        return ended.Failed ? ended : await db.SaveAsync(ct);
    }
}
