using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>A task that was done is to be done after all.</summary>
public sealed class ReopenTask(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid taskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageActions);
        if (await db.Tasks.SingleOrDefaultAsync(t => t.Id == taskId, ct) is not { } task) return Problem.Missing;
        var reopened = task.Reopen();
        return reopened.Failed ? reopened : await db.SaveAsync(ct);
    }
}
