using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Names the primary contact of an account; whoever was it before keeps full access (IND-01, IND-02). Of two at once, one succeeds.</summary>
public sealed class MakePrimary(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid membershipId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        Granting.Demand(db.Actor);
        var next = await db.MemberAsync(membershipId, ct);
        if (next is null) return Problem.Missing;
        if (!Granting.MayNamePrimary(db.Actor)) return new Problem("access.primary-not-yours");
        if (next.Group == AccessGroup.Primary) return Result.Done;

        var before = await db.Memberships.SingleOrDefaultAsync(m => m.ClientId == next.ClientId && m.Active && m.Group == AccessGroup.Primary, ct);
        // An account is not left in the hands of somebody who never came.
        if (before is not null && next.Stage != AccessStage.Open) return Problem.Of("access.primary-not-in-yet", await db.NameOfAsync(next, ct));
        var name = await db.NameOfAsync(next, ct);
        new Rights(AccessGroup.Primary, false, false, false, true).WriteTo(next);
        if (before is null)
        {
            db.AddEvent(next.ClientId, null, AccessHistory.FirstPrimary, name);
            return await db.SaveAsync(ct);
        }
        var (id, version) = (before.Id, before.Version);
        before.Group = AccessGroup.Full;
        // The index that lets one primary be must find the place free, whichever row is written first.
        db.AlongWith(token => db.Memberships.Where(m => m.Id == id && m.Version == version).ExecuteUpdateAsync(set => set.SetProperty(m => m.Group, AccessGroup.Full), token));
        db.AddEvent(next.ClientId, null, AccessHistory.Primary, name, await db.NameOfAsync(before, ct));
        return await db.SaveAsync(ct);
    }
}
