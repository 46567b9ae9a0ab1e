using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Files.Sheets;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Sheets;

/// <summary>A sheet comes in for one contract (R-FLT-07): read, compared with what is there, and laid before whoever brought it. Nothing of it is written (D-43).</summary>
public sealed class BringSheet(BrokerStore store, IFileShelf shelf, FirmClock clock)
{
    /// <summary>Written in one go with the sheet.</summary>
    private const int FewLines = 500;

    public sealed class Input
    {
        public Guid ContractId { get; set; }

        /// <summary>Made by whoever brings it: sent again, it is the same sheet.</summary>
        public Guid UploadId { get; set; } = Guid.CreateVersion7();
        public string? FileName { get; set; }

        /// <summary>This is all there is: what the sheet does not name has left.</summary>
        public bool Whole { get; set; }

        /// <summary>The day of what has none of its own; today when left out.</summary>
        public DateOnly? On { get; set; }
        [MaxLength(ItemSheet.NoteLength)] public string? Note { get; set; }
        public Guid? EndorsementId { get; set; }
    }

    /// <returns>The sheet's id.</returns>
    public async Task<Result<Guid>> RunAsync(Caller by, Input input, Stream content, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct))
        {
            ContractFleet.Demand(db.Actor);
            if (Inputs.Check(input) is { } wrong) return wrong;
            // It is its author's own: there is none behind a machine.
            if (db.Actor.PersonId is null) return Problem.Missing;
            var opened = await ContractFleet.OpenAsync(db, input.ContractId, clock, ct);
            if (opened.Failed) return opened.Problem;
            if (await FindAsync(db, input, ct) is { } already) return already;
            if (!opened.Value.ByClient && await opened.Value.RefuseEndorsementAsync(input.EndorsementId, ct) is { } unnamed) return unnamed;
        }
        var name = IncomingName.Check(input.FileName);
        if (name.Failed) return name.Problem;
        try
        {
            await using var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            if (!await SheetDesk.CopyAsync(content, file, ct)) return Problem.Of("sheet.too-large", SheetLimits.Megabytes);
            using var seat = await SheetDesk.SitAsync(ct);
            return await TakeAsync(by, input, name.Value, file, ct);
        }
        catch (IOException)
        {
            ct.ThrowIfCancellationRequested();
            return new Problem("document.not-kept", nameof(Input.FileName));
        }
    }

    private async Task<Result<Guid>> TakeAsync(Caller by, Input input, string name, FileStream file, CancellationToken ct)
    {
        ContractFleet fleet;
        List<SheetStep> steps;
        SheetReading reading;
        await using (var db = await store.OpenAsync(by, ct))
        {
            var opened = await ContractFleet.OpenAsync(db, input.ContractId, clock, ct);
            if (opened.Failed) return opened.Problem;
            fleet = opened.Value;
            reading = new(fleet.Kind);
            if (reading.Read(file) is { } unreadable) return unreadable;
            steps = SheetComparing.Compare(await SheetDesk.BasisAsync(db, fleet, input.Whole, input.On ?? clock.Today, ct), reading.Entries);
        }
        file.Position = 0;
        var kept = await shelf.PutAsync(file, ct);
        await using (var db = await store.OpenAsync(by, ct))
        {
            var stored = new StoredFile { Hash = kept.Hash, Size = kept.Size, ContentType = ContentTypes.OfName(name) ?? "text/csv", CreatedAt = clock.Now };
            var sheet = new ItemSheet
            {
                ClientId = fleet.Contract.ClientId, ContractId = fleet.Contract.Id, PersonId = db.Actor.PersonId!.Value, ByClient = fleet.ByClient, Session = by.Session, Kind = fleet.Kind,
                FileName = Inputs.Cut(name, ItemSheet.NameLength), FileId = stored.Id, BroughtAt = clock.Now, UploadId = input.UploadId, Whole = input.Whole, On = input.On ?? clock.Today,
                Note = Inputs.Tidy(input.Note) ?? Inputs.Cut(name, ItemSheet.NameLength), EndorsementId = fleet.ByClient ? null : input.EndorsementId, Unread = [.. reading.Unread],
            };
            sheet.Found(SheetDesk.CountsOf(steps), SheetComparing.DigestOf(steps));
            db.Add(stored);
            db.Add(sheet);
            var byAndBy = !store.Options.IsPostgres && steps.Count > FewLines;
            if (byAndBy) db.Add(new StagedSheet { SheetId = sheet.Id, ContractId = sheet.ContractId });
            else db.AfterWith(inner => BulkWrite.InsertAsync(db, SheetDesk.LinesOf(sheet, steps), inner));
            var saved = await db.SaveAsync(ct);
            if (!saved.Failed && byAndBy)
            {
                await WriterTurns.RunAsync(store, db, SheetDesk.LinesOf(sheet, steps), some => BulkWrite.InsertAsync(db, some, ct), ct);
                await WriterTurns.TakeAsync(store, db, () => db.ShowStagedAsync(sheet.Id, ct), ct);
            }
            if (!saved.Failed) return sheet.Id;
            return saved.Problem == Problem.Taken && await FindAsync(db, input, ct) is { } rival ? rival : saved.Problem;
        }
    }

    private static async Task<Guid?> FindAsync(BrokerDb db, Input input, CancellationToken ct) =>
        await db.ItemSheets.Where(s => s.UploadId == input.UploadId && s.ContractId == input.ContractId).Select(s => (Guid?)s.Id).SingleOrDefaultAsync(ct);
}
