using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Products;

/// <summary>An insurer no product and no contract is with. One in use is refused with where it is used.</summary>
public sealed class RemoveInsurer(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid insurerId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageProducts);
        var insurer = await db.Insurers.SingleOrDefaultAsync(x => x.Id == insurerId, ct);
        if (insurer is null) return Problem.Missing;
        if (await db.UsesOfAsync<Insurer>([insurerId], ct) is { Count: > 0 } uses) return Problem.Of("insurer.in-use", insurer.Name, uses);
        db.Remove(insurer);
        return await db.SaveAsync(ct);
    }
}
