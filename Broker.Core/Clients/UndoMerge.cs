using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// Takes a merge back, for thirty days (D-15): what had moved returns, with what was added to it since; fields the merge had changed become
/// what they were, unless somebody changed them again.
/// </summary>
public sealed class UndoMerge(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid mergeId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageDuplicates);
        var merge = await db.ClientMerges.SingleOrDefaultAsync(m => m.Id == mergeId, ct);
        if (merge is null) return Problem.Missing;
        if (merge.UndoneAt is not null) return Problem.Of("merge.undone-already", merge.UndoneBy);
        if (!merge.MayBeUndoneAt(clock.Now)) return Problem.Of("merge.too-late", ClientMerge.UndoDays);
        var survivor = await db.Clients.SingleAsync(c => c.Id == merge.SurvivorId, ct);
        var merged = await db.Clients.SingleAsync(c => c.Id == merge.MergedId, ct);
        if (survivor.MergedIntoId is not null) return new Problem("merge.later-first");

        if (await GiveBackFieldsAsync(db, merge, survivor, ct) is { } refused) return refused;
        if (merge.TookParent && survivor.ParentId == merge.MergedParentId) survivor.ParentId = null;
        var parentStands = merge.MergedParentId is { } parent && await db.Clients.AnyAsync(c => c.Id == parent && c.MergedIntoId == null, ct);
        (merged.State, merged.MergedIntoId, merged.ParentId) = (merge.MergedState, null, parentStands ? merge.MergedParentId : null);
        foreach (var membership in await db.Memberships.Where(m => merge.Demoted.Contains(m.Id) && m.Group == AccessGroup.Full).ToListAsync(ct)) membership.Group = AccessGroup.Primary;
        if (await db.AccountAccesses.SingleOrDefaultAsync(a => a.Id == merge.ClosedAccessId, ct) is { } access) access.Open = true;

        if (merge.FreezeBefore is { } freeze) await db.GiveFreezeBackAsync(survivor.Id, freeze, merge.At, ct);

        (merge.UndoneAt, merge.UndoneBy) = (clock.Now, db.Actor.Name);
        db.AddEvent(survivor.Id, null, "client.merge-undone", merged.Name, merged.Reference);
        db.AddEvent(merged.Id, null, "client.merge-undone", survivor.Name, survivor.Reference);
        db.AlongWith(async token =>
        {
            await new ClientMove(db, merge.Id).ReturnAsync(merged.Id, survivor.Id, token);
            await db.MatchArchiveAsync(merged.Id, merged.State == ClientState.Archived, token);
        });
        return await db.SaveAsync(ct);
    }

    private static async Task<Problem?> GiveBackFieldsAsync(BrokerDb db, ClientMerge merge, Client survivor, CancellationToken ct)
    {
        var now = (await ClientIdentityQuery.ReadAsync(db, survivor.Id, ct))!;
        var address = survivor.Address;
        foreach (var field in IdentityField.ToChoose(merge.Before, merge.After).Where(f => !f.IsSame(merge.Before, merge.After) && f.IsSame(now, merge.After))) field.Copy(merge.Before, now);
        if (merge.Before.State != merge.After.State && now.State == merge.After.State) now.State = merge.Before.State;
        SaveClient.Write(now, survivor);
        if (survivor.Address != address) db.AddEvent(survivor.Id, null, SaveClient.AddressChanged, address, survivor.Address);
        return await SaveClient.WriteCustomAsync(db, now, survivor, ct);
    }
}
