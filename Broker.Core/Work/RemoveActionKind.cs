using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>Removes a kind nothing uses; one that has made actions is retired instead, and one a rule uses stays.</summary>
public sealed class RemoveActionKind(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid kindId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageWorkSettings);
        if (await db.ActionKinds.SingleOrDefaultAsync(k => k.Id == kindId, ct) is not { } kind) return Problem.Missing;
        if (await db.ActionRules.CountAsync(r => r.KindId == kindId, ct) is > 0 and var rules) return Problem.Of("action-kind.in-rules", kind.Name, rules);

        if (await db.Actions.AnyAsync(a => a.KindId == kindId, ct)) kind.Retired = true;
        else db.Remove(kind);
        return await db.SaveAsync(ct);
    }
}
