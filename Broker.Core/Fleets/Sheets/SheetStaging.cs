using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>
/// A sheet's new rows, written by and by and seen by nobody until the save that ends the sheet. Until it is decided they can be swept away, by whoever takes the sheet
/// after a program that died; from then on what is there already is changed, by and by too.
/// </summary>
internal sealed class SheetStaging(BrokerStore store, Caller by, FirmClock clock, ItemSheet claimed)
{
    /// <summary>What the staged rows' state follows from; null when there are none.</summary>
    private (bool Waits, DateOnly Today, DateTime At)? staged;

    /// <summary>When the staged rows were asked for.</summary>
    public DateTime? At => staged?.At;

    /// <summary>Somebody else has taken the sheet.</summary>
    public sealed class Lost : Exception;

    /// <remarks>Once they are there, and only somebody else's movement asked for another look, they stay.</remarks>
    public async Task StageAsync(BrokerDb db, ContractFleet fleet, SheetWriting writing, DateTime now, CancellationToken ct)
    {
        var how = (fleet.Waits, fleet.Ground.Today, now);
        if (staged == how) return;
        if (staged is not null) await SweepAsync(ct);
        await WriterTurns.TakeAsync(store, db, async () =>
        {
            await KeepAsync(db, ct);
            await BulkWrite.InsertAsync(db, [new StagedSheet { SheetId = claimed.Id, ContractId = claimed.ContractId }], ct);
        }, ct);
        await WriterTurns.RunAsync(store, db, writing.Steps, async some =>
        {
            await KeepAsync(db, ct);
            await writing.InsertAsync(some, ct);
        }, ct);
        staged = how;
    }

    /// <summary>What was staged, by this program or by one that died over it, goes.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        staged = null;
        await using var db = await store.OpenAsync(by, ct);
        // Hardly ever is there any: nobody waits for a look.
        if (!await db.StagedSheets.AnyAsync(s => s.SheetId == claimed.Id && !s.Decided, ct)) return;
        for (var more = true; more;) await WriterTurns.TakeAsync(store, db, async () =>
        {
            await KeepAsync(db, ct);
            more = await db.SweepStagedAsync(claimed.Id, ct);
        }, ct);
    }

    /// <summary>From here on the sheet goes to its end.</summary>
    public async Task<bool> IsDecidedAsync(CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        return await db.StagedSheets.AnyAsync(s => s.SheetId == claimed.Id && s.Decided, ct);
    }

    /// <summary>What is there is brought to what the movements say. Broken off at any moment, it begins again: what is so already is left alone.</summary>
    public async Task ChangeAsync(Action<int> report, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        var moved = await db.MovementsOfSheet(claimed.Id).Where(m => m.Kind != MovementKind.Entry).Select(m => m.ItemId).Distinct().ToListAsync(ct);
        var done = 0;
        using var changes = new RowChanges(db, nameof(Entity.Id));
        await WriterTurns.RunAsync(store, db, moved, async some =>
        {
            await KeepAsync(db, ct);
            await ChangeAsync(db, changes, some, ct);
            report(done += some.Count);
        }, ct);
    }

    private async Task ChangeAsync(BrokerDb db, RowChanges changes, IReadOnlyList<Guid> some, CancellationToken ct)
    {
        var movements = (await db.MovementsOfItems(some).AsNoTracking().ToListAsync(ct)).Where(m => m.BatchId == claimed.Id).ToLookup(m => m.ItemId);
        var found = new List<SearchEntry>();
        foreach (var item in await db.ItemsOf<InsuredItem>(some).AsNoTracking().ToListAsync(ct))
        {
            var (before, text) = (changes.Look(item), item.SearchText);
            // What it is comes before what it bears, and that before its leaving.
            foreach (var movement in movements[item.Id].OrderByDescending(m => m.Kind)) movement.Do(item);
            if (!changes.Differs(item, before)) continue;
            item.Version = Guid.NewGuid();
            changes.Write(item, before);
            if (item is ISearched && item.SearchText != text) found.Add(SearchRules.EntryOf(item));
        }
        await BulkWrite.UpdateAsync(db, found, nameof(SearchEntry.SubjectId), ct);
    }

    private async Task KeepAsync(BrokerDb db, CancellationToken ct)
    {
        var until = clock.Now + ItemSheet.Lease;
        if (await db.ItemSheets.Where(s => s.Id == claimed.Id && s.ClaimId == claimed.ClaimId).ExecuteUpdateAsync(s => s.SetProperty(sheet => sheet.DueAt, until), ct) == 0) throw new Lost();
    }
}
