using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>
/// Takes a movement back, by another one (D-41). A client takes back what it reported itself and nobody has decided on; on contracts where nothing waits, also what is to
/// come. The firm takes back what waits, what is to come, and an exit or a plate change that is in effect.
/// </summary>
public sealed class CancelMovement(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid MovementId { get; set; }
        [MaxLength(ItemMovement.NoteLength)] public string? Note { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default) => await Meeting.RetryAsync(() => CancelAsync(by, input, ct), ct);

    private async Task<Result<bool>> CancelAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.ItemMovements.Where(m => m.Id == input.MovementId).Select(m => (Guid?)m.ContractId).SingleOrDefaultAsync(ct) is not { } contractId) return Problem.Missing;
        var opened = await ContractFleet.OpenAsync(db, contractId, clock, ct);
        if (opened.Failed) return opened.Problem;
        var fleet = opened.Value;
        var movement = await db.ItemMovements.SingleAsync(m => m.Id == input.MovementId, ct);
        var item = await db.InsuredItems.SingleAsync(i => i.Id == movement.ItemId, ct);
        if (Refuse(fleet, movement) is { } refused) return refused;
        if (movement.Kind == MovementKind.Entry && await db.ItemMovements.AnyAsync(m => m.ItemId == item.Id && m.Id != movement.Id && (m.State == MovementState.Waiting || m.State == MovementState.Scheduled), ct)) return new Problem("movement.followed");
        await fleet.LookAsync([item], [movement.OldKey ?? ""], ct);
        var wasWaiting = movement.State == MovementState.Waiting;
        if (Undo(fleet, movement, item) is { } problem) return problem;

        movement.TakeBack();
        var back = new ItemMovement
        {
            ClientId = movement.ClientId, ContractId = contractId, ItemId = item.Id, ItemKind = movement.ItemKind, Kind = MovementKind.Cancellation, CancelsId = movement.Id, Label = movement.Label,
            Origin = fleet.ByClient ? MovementOrigin.Client : MovementOrigin.Staff, EffectiveOn = clock.Today, Note = Inputs.Tidy(input.Note), Changes = [.. movement.Changes.Select(c => new FieldChange(c.Field, c.After, c.Before))],
            AskedAt = clock.Now, AskedBy = db.Actor.Signature, AskedById = db.Actor.PersonId,
        };
        back.Agree(clock.Now, clock.Today);
        db.Add(back);
        db.Touch(item);
        fleet.Tell(FleetEvents.TakenBack, ContractFleet.KindOf(movement), movement.Label);
        if (!wasWaiting) await db.TellOfMovementsAsync(fleet, [back], ct);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : true;
    }

    private static Problem? Refuse(ContractFleet fleet, ItemMovement movement)
    {
        if (movement.State is MovementState.Refused or MovementState.Cancelled || movement.Kind == MovementKind.Cancellation) return new Problem("movement.over");
        if (fleet.ByClient && (movement.Origin != MovementOrigin.Client || movement.State == MovementState.Done || (movement.State == MovementState.Scheduled && fleet.Waits))) return new Problem("movement.ask-the-firm");
        return movement is { State: MovementState.Done, Kind: MovementKind.Entry or MovementKind.Correction } ? new Problem("movement.stands") : null;
    }

    /// <summary>As it was before, where that can be: somebody else may bear the plate by now.</summary>
    private static Problem? Undo(ContractFleet fleet, ItemMovement movement, InsuredItem item)
    {
        var waited = movement.State == MovementState.Waiting;
        switch (movement.Kind)
        {
            case MovementKind.Entry:
                item.Drop();
                return null;
            case MovementKind.Exit when !waited:
                (item.ExitedOn, item.ExitTime) = (null, null);
                return fleet.RefusePresence(item);
            case MovementKind.PlateChange when !waited && item is Vehicle vehicle:
                var changes = fleet.ChangesOf(item.Id);
                if (PlateStep.Of(changes) is [.., var last] && last.At > movement.Moment) return new Problem("movement.followed");
                if (movement.State == MovementState.Done) Restore(vehicle, movement);
                changes.Remove(movement);
                return fleet.RefusePresence(item);
            default:
                return null;
        }
    }

    private static void Restore(Vehicle vehicle, ItemMovement movement)
    {
        var data = ItemData.Of(vehicle);
        ItemFields.Put(data, movement.Changes.Select(c => new FieldChange(c.Field, c.Before, c.Before)));
        vehicle.Bear(data.ReadPlate() ?? new(data.PlateKind ?? PlateKind.Siv, data.Plate ?? "", Plate.Key(data.Plate)), data.PlateCountry);
    }
}
