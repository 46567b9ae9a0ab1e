using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Removes a rule; the actions it put stay.</summary>
public sealed class RemoveActionRule(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid ruleId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (await db.ActionRules.SingleOrDefaultAsync(r => r.Id == ruleId, ct) is not { } rule) return Problem.Missing;
        db.Remove(rule);
        return await db.SaveAsync(ct);
    }
}
