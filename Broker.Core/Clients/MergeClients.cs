using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>
/// Makes one record of two that are the same client (D-15): the survivor keeps or takes each field as chosen, and everything that belonged to
/// the other is its own from then on. The other stays, archived, and points to it.
/// </summary>
public sealed class MergeClients(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid SurvivorId { get; set; }
        public Guid SurvivorVersion { get; set; }
        public Guid MergedId { get; set; }
        public Guid MergedVersion { get; set; }

        /// <summary>Codes of the fields taken from the record that goes; all others stay the survivor's.</summary>
        public List<string> Taken { get; set; } = [];
    }

    /// <returns>The merge's id, by which it can be undone.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageDuplicates);
        var survivor = await db.Clients.SingleOrDefaultAsync(c => c.Id == input.SurvivorId, ct);
        var merged = await db.Clients.SingleOrDefaultAsync(c => c.Id == input.MergedId, ct);
        if (survivor is null || merged is null) return Problem.Missing;
        if (survivor.Version != input.SurvivorVersion || merged.Version != input.MergedVersion) return Problem.Stale;
        if (await MergeCheck.FindAsync(db, survivor, merged, ct) is { } refused) return refused;

        var before = (await ClientIdentityQuery.ReadAsync(db, survivor.Id, ct))!;
        var after = Chosen(before, (await ClientIdentityQuery.ReadAsync(db, merged.Id, ct))!, input.Taken);
        if (IdentityCheck.Find(after, clock.Today) is { } wrong) return wrong;

        var address = survivor.Address;
        SaveClient.Write(after, survivor);
        if (await SaveClient.WriteCustomAsync(db, after, survivor, ct) is { } custom) return custom;
        if (survivor.Address != address) db.AddEvent(survivor.Id, null, SaveClient.AddressChanged, address, survivor.Address);

        var takesParent = survivor.ParentId is null && merged.ParentId is not null && !await MergeCheck.IsAboveAsync(db, survivor.Id, merged, ct);
        var merge = db.Add(new ClientMerge
        {
            SurvivorId = survivor.Id, MergedId = merged.Id, At = clock.Now, By = db.Actor.Name, Before = before, After = after,
            MergedState = merged.State, MergedParentId = merged.ParentId, TookParent = takesParent,
            Demoted = await DemoteAsync(db, survivor.Id, merged.Id, ct), ClosedAccessId = await CloseAsync(db, survivor.Id, merged.Id, ct),
            FreezeBefore = await db.KeepGraverFreezeAsync(survivor.Id, merged.Id, ct),
        }).Entity;
        if (takesParent) survivor.ParentId = merged.ParentId;
        (merged.State, merged.MergedIntoId, merged.ParentId) = (ClientState.Archived, survivor.Id, null);

        db.AddEvent(survivor.Id, null, "client.merged", merged.Name, merged.Reference);
        db.AddEvent(merged.Id, null, "client.merged-into", survivor.Name, survivor.Reference);
        db.AlongWith(async token =>
        {
            var forgotten = clock.Now.AddDays(-ClientMerge.UndoDays);
            await db.MergedRows.Where(r => db.ClientMerges.Any(m => m.Id == r.MergeId && m.At < forgotten)).ExecuteDeleteAsync(token);
            await db.Memberships.Where(m => EF.Parameter(merge.Demoted).Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Group, AccessGroup.Full), token);
            await new ClientMove(db, merge.Id).GoAsync(merged.Id, survivor.Id, token);
            await db.MatchArchiveAsync(survivor.Id, survivor.State == ClientState.Archived, token);
        });
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : merge.Id;
    }

    internal static SaveClient.Input Chosen(SaveClient.Input survivor, SaveClient.Input merged, IReadOnlyCollection<string> taken)
    {
        var chosen = survivor.Copy();
        foreach (var field in IdentityField.ToChoose(survivor, merged).Where(f => taken.Contains(f.Code))) field.Copy(merged, chosen);
        if (merged.State == ClientState.Active) chosen.State = ClientState.Active;
        return chosen;
    }

    /// <summary>An account has one primary contact (D-20): the survivor's.</summary>
    private static async Task<List<Guid>> DemoteAsync(BrokerDb db, Guid survivorId, Guid mergedId, CancellationToken ct)
    {
        if (!await db.Memberships.AnyAsync(m => m.ClientId == survivorId && m.Active && m.Group == AccessGroup.Primary, ct)) return [];
        var second = await db.Memberships.Where(m => m.ClientId == mergedId && m.Group == AccessGroup.Primary).ToListAsync(ct);
        foreach (var membership in second) membership.Group = AccessGroup.Full;
        return second.ConvertAll(m => m.Id);
    }

    /// <summary>Where both have an extranet, one remains: nobody is to find an empty one.</summary>
    private static async Task<Guid?> CloseAsync(BrokerDb db, Guid survivorId, Guid mergedId, CancellationToken ct)
    {
        if (!await db.AccountAccesses.AnyAsync(a => a.ClientId == survivorId, ct)) return null;
        if (await db.AccountAccesses.SingleOrDefaultAsync(a => a.ClientId == mergedId && a.Open, ct) is not { } second) return null;
        second.Open = false;
        return second.Id;
    }
}
