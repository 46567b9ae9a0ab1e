using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>The rows a job could not do it for, in its order, each with its reason.</summary>
public sealed class JobRefusalsQuery(BrokerStore store)
{
    public sealed record RefusalRow(Guid SubjectId, string Title, string Code, IReadOnlyList<string> Args);

    public async Task<IReadOnlyList<RefusalRow>> RunAsync(Caller by, Guid jobId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var author = await db.DeferredJobs.Where(j => j.Id == jobId).Select(j => (Guid?)j.AuthorId).SingleOrDefaultAsync(ct);
        if (author is not { } id || !DeferredJobsQuery.MaySee(db.Actor, id)) return [];
        return await db.DeferredRefusals.AsNoTracking().Where(r => r.JobId == jobId).OrderBy(r => r.Position)
            .Select(r => new RefusalRow(r.SubjectId, r.Title, r.Code, r.Args)).ToListAsync(ct);
    }
}
