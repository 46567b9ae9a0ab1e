using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Deferred;

/// <summary>What a job made: for its author alone, as long as they may see clients.</summary>
public sealed class JobFileQuery(BrokerStore store)
{
    public async Task<Result<FileQuery.FileAnswer>> RunAsync(Caller by, Guid jobId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var me = db.Actor.PersonId;
        var found = await (
            from job in db.DeferredJobs
            where job.Id == jobId && job.AuthorId == me
            join file in db.Files on job.FileId equals file.Id
            select new { job.FileName, file.ContentType, file.Hash, file.Size }).SingleOrDefaultAsync(ct);
        return found is null ? Problem.Missing : new FileQuery.FileAnswer(found.FileName!, found.ContentType, found.Hash, found.Size);
    }
}
