using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Products;
using Broker.Core.Storage;

namespace Broker.Core.Fleets.Sheets;

/// <summary>What was compared, as rows: items that come, movements, items that change. They are made as they are written, and none is held.</summary>
internal sealed class SheetWriting(BrokerDb db, ContractFleet fleet, ItemSheet sheet, IReadOnlyList<SheetStep> steps, FirmClock clock, Action<int> report)
{
    private const int Told = 500;
    private readonly DateTime now = clock.Now;
    private readonly List<RegisterNotice> notices = [];
    private int written;

    public async Task RunAsync(CancellationToken ct)
    {
        var coming = steps.Where(s => s.Outcome == SheetOutcome.Added).Select(s => s.Item!).ToList();
        // The exits of those that come are asked for with them, or not at all.
        if (fleet.Waits) foreach (var item in coming) item.Ask();
        var changed = fleet.Waits ? [] : steps.Where(s => s.Outcome is SheetOutcome.Changed or SheetOutcome.Left).Where(Apply).Select(s => s.Item!).ToList();
        switch (sheet.Kind)
        {
            case ItemKind.Vehicle:
                await WriteAsync(coming.Cast<Vehicle>(), changed.Cast<Vehicle>(), ct);
                await BulkWrite.InsertAsync(db, coming.Cast<Vehicle>().Select(v => SearchRules.EntryOf(v)), ct);
                await BulkWrite.UpdateAsync(db, changed.Cast<Vehicle>().Select(v => SearchRules.EntryOf(v)), nameof(SearchEntry.SubjectId), ct);
                break;
            case ItemKind.Building: await WriteAsync(coming.Cast<Building>(), changed.Cast<Building>(), ct); break;
            default: await WriteAsync(coming.Cast<InsuredPerson>(), changed.Cast<InsuredPerson>(), ct); break;
        }
        await BulkWrite.InsertAsync(db, Movements(), ct);
        await BulkWrite.InsertAsync(db, notices, ct);
    }

    private async Task WriteAsync<T>(IEnumerable<T> coming, IEnumerable<T> changed, CancellationToken ct) where T : InsuredItem
    {
        await BulkWrite.InsertAsync(db, coming.Select(Counted), ct);
        await BulkWrite.UpdateAsync(db, changed.Select(Counted), nameof(Entity.Id), ct);
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

    private IEnumerable<ItemMovement> Movements()
    {
        var today = fleet.Ground.Today.ToDateTime(TimeOnly.MinValue);
        foreach (var step in steps)
        {
            if (step.Outcome is SheetOutcome.Unchanged or SheetOutcome.Refused) continue;
            var item = step.Item!;
            if (step.Outcome == SheetOutcome.Added) yield return New(MovementKind.Entry, item, item.From, ItemFields.Differences(null, ItemData.Of(item)));
            if (step.Corrects) yield return New(MovementKind.Correction, item, today, step.Changes);
            if (step.Plate is not null) yield return New(MovementKind.PlateChange, item, step.PlateStep!.Value.At, step.PlateChanges, step.PlateStep);
            if (step.Exit is { } exit) yield return New(MovementKind.Exit, item, exit, []);
        }
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
