using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>One no contract names. Another is retired instead.</summary>
public sealed class RemoveIntroducer(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid introducerId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageLists);
        var introducer = await db.Introducers.SingleOrDefaultAsync(i => i.Id == introducerId, ct);
        if (introducer is null) return Problem.Missing;
        if (await db.UsesOfAsync<Introducer>([introducerId], ct) is { Count: > 0 } uses) return Problem.Of("introducer.in-use", introducer.Name, uses.Sum(u => u.Count));
        db.Remove(introducer);
        return await db.SaveAsync(ct);
    }
}
