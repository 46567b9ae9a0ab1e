using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets.Register;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>
/// Writes a confirmed sheet with its author's present rights: all that was looked at, or nothing (D-43). It is compared once more first; when the contract has changed
/// meanwhile, nothing is written and its author looks again. PostgreSQL does it in one transaction; SQLite writes rows nobody sees, then decides, then changes what is
/// there already while lists show it as it was, and shows all of it in the last one.
/// </summary>
public sealed class WriteSheet(BrokerStore store, IFileShelf shelf, FirmClock clock, SheetProgress progress)
{
    private const int Tries = 10;

    /// <returns>Stale when another took it first.</returns>
    public async Task<Result> RunAsync(Caller by, Guid sheetId, CancellationToken ct = default)
    {
        var taken = await ClaimAsync(by, sheetId, ct);
        if (taken.Failed) return taken;
        var sheet = taken.Value;
        var staging = new SheetStaging(store, by, clock, sheet);
        try
        {
            // A program may have died over it when it could only go on.
            if (await staging.IsDecidedAsync(ct)) return await GoOnAsync(by, sheet, staging, ct);
            var written = await BeginAsync(by, sheet, staging, ct);
            return written.Failed || !await staging.IsDecidedAsync(ct) ? written : await GoOnAsync(by, sheet, staging, ct);
        }
        catch (SheetStaging.Lost)
        {
            return Result.Done;
        }
        finally
        {
            progress.Forget(sheetId);
        }
    }

    private async Task<Result> BeginAsync(Caller by, ItemSheet sheet, SheetStaging staging, CancellationToken ct)
    {
        try
        {
            // What a program that died over it left.
            await staging.SweepAsync(ct);
            if (sheet.Attempts > ItemSheet.MostAttempts)
            {
                await FailAsync(by, sheet, "job.broke-down", ct);
                return Problem.Stale;
            }
            using var seat = await SheetDesk.SitAsync(ct);
            for (var attempt = 1; ; attempt++)
            {
                var written = await WriteAsync(sheet, staging, ct);
                // Somebody moved something on the contract at that very moment.
                if ((written.Problem == Problem.Stale || written.Problem == Problem.Taken) && attempt < Tries) continue;
                if (!written.Failed) return written;
                await staging.SweepAsync(ct);
                return await FailAsync(by, sheet, written.Problem.Code, ct);
            }
        }
        catch (Forbidden)
        {
            await staging.SweepAsync(ct);
            return await FailAsync(by, sheet, "job.right-gone", ct);
        }
        catch (IOException)
        {
            await staging.SweepAsync(ct);
            return await FailAsync(by, sheet, Problem.NoRoom.Code, ct);
        }
    }

    private async Task<Result<ItemSheet>> ClaimAsync(Caller by, Guid sheetId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.ItemSheets.SingleOrDefaultAsync(s => s.Id == sheetId, ct) is not { } sheet) return Problem.Missing;
        if (!sheet.TryClaim(Guid.NewGuid(), clock.Now)) return Problem.Stale;
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved.Problem : sheet;
    }

    private async Task<Result> WriteAsync(ItemSheet claimed, SheetStaging staging, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(claimed.Author, ct);
        var opened = await ContractFleet.OpenAsync(db, claimed.ContractId, clock, ct);
        if (opened.Failed) return opened.Problem;
        if (await db.ItemSheets.SingleOrDefaultAsync(s => s.Id == claimed.Id && s.ClaimId == claimed.ClaimId, ct) is not { } sheet) return Result.Done;
        var fleet = opened.Value;
        var compared = await CompareAsync(db, fleet, sheet, ct);
        if (compared.Failed) return compared.Problem;
        var steps = compared.Value;
        var digest = SheetComparing.DigestOf(steps);
        if (digest != sheet.Digest)
        {
            await staging.SweepAsync(ct);
            return await OvertakenAsync(db, sheet, steps, digest, ct);
        }

        var now = staging.At ?? clock.Now;
        var writing = new SheetWriting(db, fleet, sheet, steps, clock, now, done => progress.Report(sheet, done));
        if (store.Options.IsPostgres)
            db.AfterWith(async inner =>
            {
                await writing.InsertAsync(writing.Steps, inner);
                await writing.ChangeAsync(inner);
            });
        else
        {
            await staging.StageAsync(db, fleet, writing, now, ct);
            if (writing.Changes)
            {
                db.AfterWith(inner => db.DecideStagedAsync(sheet.Id, inner));
                return await db.SaveAsync(ct);
            }
        }
        await EndAsync(db, sheet, now, fleet.Waits, ct);
        foreach (var change in Told(sheet)) db.TellAlso(change);
        return await db.SaveAsync(ct);
    }

    /// <summary>Nothing asks any more whether it may be: what is there becomes what the movements say, then all of it is shown.</summary>
    private async Task<Result> GoOnAsync(Caller by, ItemSheet claimed, SheetStaging staging, CancellationToken ct)
    {
        var ended = Result.Done;
        await store.UnseenAsync(async () =>
        {
            await staging.ChangeAsync(done => progress.Report(claimed, done), ct);
            await using var db = await OpenForAuthorAsync(by, claimed, ct);
            if (await db.ItemSheets.SingleOrDefaultAsync(s => s.Id == claimed.Id && s.ClaimId == claimed.ClaimId, ct) is not { } sheet) return [];
            await EndAsync(db, sheet, await db.MovementsOfSheet(sheet.Id).Select(m => m.AskedAt).FirstAsync(ct), waits: false, ct);
            ended = await db.SaveAsync(ct);
            return Told(sheet);
        }, ct);
        return ended;
    }

    /// <summary>In the author's name, unless they may not even see it any more.</summary>
    private async Task<BrokerDb> OpenForAuthorAsync(Caller by, ItemSheet claimed, CancellationToken ct)
    {
        var db = await store.OpenAsync(claimed.Author, ct);
        if (await db.ItemSheets.AnyAsync(s => s.Id == claimed.Id, ct)) return db;
        await db.DisposeAsync();
        return await store.OpenAsync(by, ct);
    }

    /// <summary>It is written: all of it is shown, and said.</summary>
    /// <param name="asked">When its movements were asked for.</param>
    private async Task EndAsync(BrokerDb db, ItemSheet sheet, DateTime asked, bool waits, CancellationToken ct)
    {
        var contract = await db.Contracts.Where(c => c.Id == sheet.ContractId).Select(c => c.Number).SingleAsync(ct);
        db.AfterWith(inner => db.ShowStagedAsync(sheet.Id, inner));
        End(db, sheet, SheetState.Written);
        if (sheet.Kind == Products.ItemKind.Vehicle && !waits && sheet.Added + sheet.Changed > 0) db.OrderMemos(sheet.ClientId, sheet.ContractId, asked, asked);
        db.AddEvent(sheet.ClientId, sheet.ContractId, SheetEvents.Written, contract, sheet.FileName, $"{sheet.Added}", $"{sheet.Changed}", $"{sheet.Left}");
        if (sheet.ByClient) await TellFirmAsync(db, sheet, contract, waits, ct);
    }

    /// <summary>Once for all of them: screens read again what they show.</summary>
    private static IReadOnlyList<Change> Told(ItemSheet sheet) =>
    [
        new(sheet.Kind == Products.ItemKind.Person ? nameof(InsuredPerson) : sheet.Kind.ToString(), sheet.ContractId, sheet.ClientId),
        new(nameof(ItemMovement), sheet.ContractId, sheet.ClientId), new(nameof(RegisterNotice), sheet.ContractId, sheet.ClientId),
    ];

    /// <remarks>The rows as they were read are let go with it.</remarks>
    private async Task<Result<List<SheetStep>>> CompareAsync(BrokerDb db, ContractFleet fleet, ItemSheet sheet, CancellationToken ct)
    {
        var reading = new SheetReading(fleet.Kind);
        await using (var file = shelf.Open(await db.Files.Where(f => f.Id == sheet.FileId).Select(f => f.Hash).SingleAsync(ct)))
            if (reading.Read(file) is { } unreadable) return unreadable;
        return SheetComparing.Compare(await SheetDesk.BasisAsync(db, fleet, sheet.Whole, sheet.On, ct), reading.Entries);
    }

    private async Task<Result> OvertakenAsync(BrokerDb db, ItemSheet sheet, List<SheetStep> steps, string digest, CancellationToken ct)
    {
        sheet.Found(SheetDesk.CountsOf(steps), digest);
        End(db, sheet, SheetState.Overtaken);
        db.AlongWith(inner => db.SheetLines.Where(l => l.SheetId == sheet.Id).ExecuteDeleteAsync(inner));
        db.AfterWith(inner => BulkWrite.InsertAsync(db, SheetDesk.LinesOf(sheet, steps), inner));
        return await db.SaveAsync(ct);
    }

    private void End(BrokerDb db, ItemSheet sheet, SheetState state, string? failure = null)
    {
        sheet.End(state, clock.Now, failure);
        var code = state switch { SheetState.Written => "notice.sheet-written", SheetState.Overtaken => "notice.sheet-overtaken", _ => "notice.sheet-failed" };
        var link = sheet.ByClient ? $"/space/{sheet.ClientId}/sheets/{sheet.Id}" : $"/fleet/sheets/{sheet.Id}";
        db.Add(new Notification { PersonId = sheet.PersonId, At = clock.Now, Code = code, Args = [sheet.FileName, $"{sheet.Added}", $"{sheet.Changed}", $"{sheet.Left}"], Link = link });
    }

    private static async Task TellFirmAsync(BrokerDb db, ItemSheet sheet, string contract, bool waits, CancellationToken ct)
    {
        var client = await db.Clients.Where(c => c.Id == sheet.ClientId).Select(c => c.Name).SingleAsync(ct);
        var link = waits ? $"/fleet/movements?client={sheet.ClientId}" : $"/clients/{sheet.ClientId}/contracts/{sheet.ContractId}?tab=items&show=movements";
        await db.TellCorrespondentsAsync(sheet.ClientId, "notice.movements-reported", [client, "MovementKind.Entry", $"{sheet.ToWrite}", contract], link, ct);
    }

    private async Task<Result> FailAsync(Caller by, ItemSheet claimed, string why, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        if (await db.ItemSheets.SingleOrDefaultAsync(s => s.Id == claimed.Id && s.ClaimId == claimed.ClaimId, ct) is not { } sheet) return Problem.Stale;
        End(db, sheet, SheetState.Failed, why);
        var saved = await db.SaveAsync(ct);
        return saved.Failed ? saved : new Problem(why);
    }
}
