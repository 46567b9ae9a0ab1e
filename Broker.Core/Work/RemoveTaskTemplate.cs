using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Removes a predefined task. What it has already made stays: tasks keep their recipients, requests that wait keep waiting (D-37).</summary>
public sealed class RemoveTaskTemplate(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid templateId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);

        var template = await db.TaskTemplates.Include(t => t.Recipients).Include(t => t.Groups).SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return Problem.Missing;
        if (await db.PredefinedMessages.CountAsync(m => m.ValidationId == templateId, ct) is var held and > 0) return Problem.Of("task-template.validates-messages", template.Subject, held);
        db.Remove(template);
        return await db.SaveAsync(ct);
    }
}
