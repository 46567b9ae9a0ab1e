using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Shows one thing to one person who does not see everything; of a contract perhaps some parts only (IND-09…IND-11). Done again, it says which parts.</summary>
public sealed class ShareItem(BrokerStore store)
{
    public sealed class Input
    {
        public Guid MembershipId { get; set; }
        public SharedItem Kind { get; set; }
        public Guid ItemId { get; set; }

        /// <summary>Of a contract; its summary goes with any.</summary>
        public ContractPart Parts { get; set; } = ContractPart.All;
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        Granting.Demand(db.Actor);
        var membership = await db.MemberAsync(input.MembershipId, ct);
        if (membership is null || await SharedThings.FindAsync(db, input.Kind, membership.ClientId, input.ItemId, ct) is not { } thing) return Problem.Missing;
        if (membership.SeesEverything) return Problem.Of("share.sees-everything", await db.NameOfAsync(membership, ct));
        if (!Granting.MayManage(db.Actor, membership.Group)) return new Problem(Granting.NotTheirs);
        if (!thing.Shown) return Problem.Of("share.not-on-extranet", thing.Name);

        var parts = input.Kind == SharedItem.Contract ? input.Parts & ContractPart.All : ContractPart.All;
        var share = membership.Shares.Find(s => s.Kind == input.Kind && s.ItemId == input.ItemId);
        if (share?.Parts == parts) return Result.Done;
        if (share is null) membership.Shares.Add(new ItemShare { ClientId = membership.ClientId, MembershipId = membership.Id, Kind = input.Kind, ItemId = input.ItemId, Parts = parts });
        else share.Parts = parts;
        var name = await db.NameOfAsync(membership, ct);
        if (parts == ContractPart.All) db.AddEvent(membership.ClientId, thing.ContractId, AccessHistory.Shared, name, thing.Name);
        else db.AddEvent(membership.ClientId, thing.ContractId, AccessHistory.SharedInPart, name, thing.Name, AccessHistory.Word(parts));
        return await db.SaveAsync(ct);
    }
}
