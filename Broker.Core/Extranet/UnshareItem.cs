using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Takes one thing back from one person: gone from their next look, open screens included (IND-11).</summary>
public sealed class UnshareItem(BrokerStore store)
{
    public sealed class Input
    {
        public Guid MembershipId { get; set; }
        public SharedItem Kind { get; set; }
        public Guid ItemId { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        Granting.Demand(db.Actor);
        var membership = await db.MemberAsync(input.MembershipId, ct);
        if (membership is null) return Problem.Missing;
        if (!Granting.MayManage(db.Actor, membership.Group)) return new Problem(Granting.NotTheirs);
        var share = await db.ItemShares.SingleOrDefaultAsync(s => s.MembershipId == membership.Id && s.Kind == input.Kind && s.ItemId == input.ItemId, ct);
        if (share is null) return Result.Done;

        var thing = await SharedThings.FindAsync(db, input.Kind, membership.ClientId, input.ItemId, ct);
        db.Remove(share);
        db.AddEvent(membership.ClientId, thing?.ContractId, AccessHistory.Unshared, await db.NameOfAsync(membership, ct), thing?.Name ?? AccessHistory.Word(input.Kind));
        return await db.SaveAsync(ct);
    }
}
