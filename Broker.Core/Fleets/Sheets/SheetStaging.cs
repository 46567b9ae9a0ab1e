using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>
/// A sheet's new rows, written by and by and seen by nobody; the save that ends the sheet changes what is there already, and shows them. Until then they can be swept
/// away, by whoever takes the sheet after a program that died.
/// </summary>
internal sealed class SheetStaging(BrokerStore store, Caller by, FirmClock clock, ItemSheet claimed)
{
    /// <summary>What the staged rows' state follows from; null when there are none.</summary>
    private (bool Waits, DateOnly Today, DateTime At)? staged;

    /// <summary>When the staged rows were asked for.</summary>
    public DateTime? At => staged?.At;

    /// <summary>Of the staged movements.</summary>
    public IReadOnlyList<RegisterNotice> Notices { get; private set; } = [];

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
        (staged, Notices) = (how, writing.Notices);
    }

    /// <summary>What was staged, by this program or by one that died over it, goes.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        (staged, Notices) = (null, []);
        await using var db = await store.OpenAsync(by, ct);
        // Hardly ever is there any: nobody waits for a look.
        if (!await db.StagedSheets.AnyAsync(s => s.SheetId == claimed.Id, ct)) return;
        for (var more = true; more;) await WriterTurns.TakeAsync(store, db, async () =>
        {
            await KeepAsync(db, ct);
            more = await db.SweepStagedAsync(claimed.Id, ct);
        }, ct);
    }

    private async Task KeepAsync(BrokerDb db, CancellationToken ct)
    {
        var until = clock.Now + ItemSheet.Lease;
        if (await db.ItemSheets.Where(s => s.Id == claimed.Id && s.ClaimId == claimed.ClaimId).ExecuteUpdateAsync(s => s.SetProperty(sheet => sheet.DueAt, until), ct) == 0) throw new Lost();
    }
}
