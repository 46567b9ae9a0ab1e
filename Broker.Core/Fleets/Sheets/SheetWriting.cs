using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Broker.Core.Storage;

namespace Broker.Core.Fleets.Sheets;

/// <summary>What was compared, as rows: items that come, movements, items that change. They are made as they are written, and none is held.</summary>
internal sealed class SheetWriting
{
    private const int Told = 500;
    private readonly BrokerDb db;
    private readonly ContractFleet fleet;
    private readonly ItemSheet sheet;
    private readonly FirmClock clock;
    private readonly DateTime now;
    private readonly Action<int> report;
    private readonly List<InsuredItem> changed;
    private readonly List<RegisterNotice> notices = [];
    private int written;

    public SheetWriting(BrokerDb db, ContractFleet fleet, ItemSheet sheet, IEnumerable<SheetStep> steps, FirmClock clock, DateTime now, Action<int> report)
    {
        (this.db, this.fleet, this.sheet, this.clock, this.now, this.report) = (db, fleet, sheet, clock, now, report);
        Steps = [.. steps.Where(s => s.Outcome is not (SheetOutcome.Unchanged or SheetOutcome.Refused))];
        foreach (var item in Steps.Where(s => s.Outcome == SheetOutcome.Added).Select(s => s.Item!))
        {
            item.BatchId = sheet.Id;
            // The exits of those that come are asked for with them, or not at all.
            if (fleet.Waits) item.Ask();
        }
        changed = fleet.Waits ? [] : [.. Steps.Where(s => s.Outcome is SheetOutcome.Changed or SheetOutcome.Left).Where(Apply).Select(s => s.Item!)];
    }

    /// <summary>What is written of.</summary>
    public IReadOnlyList<SheetStep> Steps { get; }

    /// <summary>Whether anything that is there becomes another.</summary>
    public bool Changes => changed.Count > 0;

    /// <summary>New rows of some of them: items and what they are found by, movements, and what the register of insured vehicles is to be told of these.</summary>
    public async Task InsertAsync(IReadOnlyList<SheetStep> some, CancellationToken ct)
    {
        var coming = some.Where(s => s.Outcome == SheetOutcome.Added).Select(s => s.Item!).ToList();
        switch (sheet.Kind)
        {
            case ItemKind.Vehicle:
                await BulkWrite.InsertAsync(db, coming.Cast<Vehicle>().Select(Counted), ct);
                await BulkWrite.InsertAsync(db, coming.Cast<Vehicle>().Select(v => SearchRules.EntryOf(v)), ct);
                break;
            case ItemKind.Building: await BulkWrite.InsertAsync(db, coming.Cast<Building>().Select(Counted), ct); break;
            default: await BulkWrite.InsertAsync(db, coming.Cast<InsuredPerson>().Select(Counted), ct); break;
        }
        await BulkWrite.InsertAsync(db, some.SelectMany(Movements), ct);
        await BulkWrite.InsertAsync(db, notices, ct);
        notices.Clear();
    }

    /// <summary>What is there and becomes another.</summary>
    public async Task ChangeAsync(CancellationToken ct)
    {
        switch (sheet.Kind)
        {
            case ItemKind.Vehicle:
                await BulkWrite.UpdateAsync(db, changed.Cast<Vehicle>().Select(Counted), nameof(Entity.Id), ct);
                await BulkWrite.UpdateAsync(db, changed.Cast<Vehicle>().Select(v => SearchRules.EntryOf(v)), nameof(SearchEntry.SubjectId), ct);
                break;
            case ItemKind.Building: await BulkWrite.UpdateAsync(db, changed.Cast<Building>().Select(Counted), nameof(Entity.Id), ct); break;
            default: await BulkWrite.UpdateAsync(db, changed.Cast<InsuredPerson>().Select(Counted), nameof(Entity.Id), ct); break;
        }
    }

    private T Counted<T>(T row)
    {
        if (++written % Told == 0) report(written);
        return row;
    }

    /// <returns>Whether the item itself changes today.</returns>
    private bool Apply(SheetStep step)
    {
        var item = step.Item!;
        var plate = step.Plate is not null && DateOnly.FromDateTime(step.PlateStep!.Value.At) <= fleet.Ground.Today;
        if (!step.Corrects && !plate && step.Exit is null) return false;
        if (step.Corrects) step.After!.Write(item);
        if (plate) ((Vehicle)item).Bear(step.Plate!.Value, step.After!.PlateCountry);
        if (step.Exit is { } exit) (item.ExitedOn, item.ExitTime) = (DateOnly.FromDateTime(exit), exit.TimeOfDay == default ? null : TimeOnly.FromDateTime(exit));
        item.Version = Guid.NewGuid();
        return true;
    }

    private IEnumerable<ItemMovement> Movements(SheetStep step)
    {
        var today = fleet.Ground.Today.ToDateTime(TimeOnly.MinValue);
        var item = step.Item!;
        if (step.Outcome == SheetOutcome.Added) yield return New(MovementKind.Entry, item, item.From, ItemFields.Differences(null, ItemData.Of(item)));
        if (step.Corrects) yield return New(MovementKind.Correction, item, today, step.Changes);
        if (step.Plate is not null) yield return New(MovementKind.PlateChange, item, step.PlateStep!.Value.At, step.PlateChanges, step.PlateStep);
        if (step.Exit is { } exit) yield return New(MovementKind.Exit, item, exit, []);
    }

    private ItemMovement New(MovementKind kind, InsuredItem item, DateTime at, List<FieldChange> changes, PlateStep? step = null)
    {
        var movement = new ItemMovement
        {
            ClientId = sheet.ClientId, ContractId = sheet.ContractId, ItemId = item.Id, ItemKind = sheet.Kind, Kind = kind, Origin = MovementOrigin.Sheet, Label = item.Label,
            EffectiveOn = DateOnly.FromDateTime(at), EffectiveTime = at.TimeOfDay == default ? null : TimeOnly.FromDateTime(at), Note = sheet.Note, EndorsementId = sheet.EndorsementId, Changes = changes,
            OldKey = step?.OldKey, NewKey = step?.NewKey, BatchId = sheet.Id, AskedAt = now, AskedBy = sheet.ConfirmedBy!, AskedById = sheet.PersonId, Acknowledged = fleet.Waits && sheet.Acknowledged,
        };
        if (!fleet.Waits) movement.Agree(now, fleet.Ground.Today);
        if (RegisterRules.IsAgreed(movement.State) && fleet.Terms.UnderDelegation && item is Vehicle vehicle && RegisterRules.NoticeOf(movement, vehicle.Plate, clock) is { } notice) notices.Add(notice);
        return Counted(movement);
    }
}
