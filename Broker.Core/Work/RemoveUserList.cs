using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Removes a list of people; neither one that ships nor one that has been used (R-TSK-09).</summary>
public sealed class RemoveUserList(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid listId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (await db.UserLists.Include(l => l.Members).SingleOrDefaultAsync(l => l.Id == listId, ct) is not { } list) return Problem.Missing;
        if (list.System is not null) return new Problem("user-list.ships");

        var templates = await db.TaskTemplates.CountAsync(t => t.ActorsId == listId || t.Groups.Any(g => g.ListId == listId), ct);
        var tasks = await db.TaskGroups.CountAsync(g => g.ListId == listId, ct);
        if (templates + tasks > 0) return Problem.Of("user-list.in-use", list.Name, templates, tasks);
        if (await db.DeferredJobs.CountAsync(j => j.Audience.Contains(listId), ct) is var jobs and > 0) return Problem.Of("user-list.told-jobs", list.Name, jobs);
        db.Remove(list);
        return await db.SaveAsync(ct);
    }
}
