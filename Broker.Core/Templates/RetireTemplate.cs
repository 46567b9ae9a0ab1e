using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Templates;

/// <summary>Takes a template out of use, or back into it. Nothing is deleted: certificates made from it, and requests under way, refer to it.</summary>
public sealed class RetireTemplate(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid templateId, bool retired = true, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageTemplates);

        var template = await db.Templates.SingleOrDefaultAsync(t => t.Id == templateId, ct);
        if (template is null) return Problem.Missing;
        template.Retired = retired;
        return await db.SaveAsync(ct);
    }
}
