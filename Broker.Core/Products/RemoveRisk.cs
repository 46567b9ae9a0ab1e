using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>A contract type nothing is of. One in use is refused with where it is used.</summary>
public sealed class RemoveRisk(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid riskId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var risk = await db.Risks.SingleOrDefaultAsync(x => x.Id == riskId, ct);
        if (risk is null) return Problem.Missing;
        if (await db.UsesOfAsync<Risk>([riskId], ct) is { Count: > 0 } uses) return Problem.Of("risk.in-use", risk.Name, uses);
        db.Remove(risk);
        return await db.SaveAsync(ct);
    }
}
