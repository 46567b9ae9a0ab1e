using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>The sheet whose turn it is: confirmed, or left by a process that died over it. Null when there is none.</summary>
public sealed class NextSheet(BrokerStore store, FirmClock clock)
{
    public async Task<Guid?> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var now = clock.Now;
        return await db.ItemSheets.Where(s => (s.State == SheetState.Confirmed || s.State == SheetState.Writing) && s.DueAt <= now).OrderBy(s => s.DueAt).ThenBy(s => s.Id).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct);
    }
}

/// <summary>
/// At the start of the only program on its archive, what was under way was left by one that died: it goes on at once, instead of when its lease ends; one that is decided
/// goes to its end before anybody looks. A sheet that was still coming in has never been shown to anybody: it goes.
/// </summary>
public sealed class ResumeSheets(BrokerStore store, FirmClock clock, WriteSheet write)
{
    public async Task<Result> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var begun = await db.ItemSheets.Where(s => s.State == SheetState.Writing).ToListAsync(ct);
        begun.ForEach(sheet => sheet.Interrupted(clock.Now));
        var coming = await db.ItemSheets.Where(s => s.State == SheetState.Compared && db.StagedSheets.Any(one => one.SheetId == s.Id)).ToListAsync(ct);
        var (sheets, files) = (coming.ConvertAll(s => s.Id), coming.ConvertAll(s => s.FileId));
        db.RemoveRange(coming);
        db.RemoveRange(await db.Files.Where(f => EF.Parameter(files).Contains(f.Id)).ToListAsync(ct));
        db.RemoveRange(await db.StagedSheets.Where(s => EF.Parameter(sheets).Contains(s.SheetId)).ToListAsync(ct));
        var saved = await db.SaveAsync(ct);
        var decided = await db.StagedSheets.Where(s => s.Decided).Select(s => s.SheetId).ToListAsync(ct);
        foreach (var sheet in begun.Where(s => decided.Contains(s.Id)))
            if (!saved.Failed) saved = await write.RunAsync(by, sheet.Id, ct);
        return saved;
    }
}

/// <summary>Sheets nobody comes back to go, with the file that was brought; what was written from them has its own history. Answers how many went.</summary>
public sealed class ClearSheets(BrokerStore store, FirmClock clock)
{
    public async Task<Result<int>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var limit = clock.Now - ItemSheet.Kept;
        var sheets = await db.ItemSheets.Where(s => s.BroughtAt < limit && s.State != SheetState.Confirmed && s.State != SheetState.Writing).ToListAsync(ct);
        var files = sheets.ConvertAll(s => s.FileId);
        db.RemoveRange(sheets);
        db.RemoveRange(await db.Files.Where(f => EF.Parameter(files).Contains(f.Id)).ToListAsync(ct));
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : sheets.Count;
    }
}
