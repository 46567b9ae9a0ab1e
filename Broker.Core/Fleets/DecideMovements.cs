using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>
/// The firm says yes or no to what clients reported, one or many at once, oldest first. What cannot be, because things changed meanwhile, keeps waiting and the answer
/// says why; the others go through. Those who asked are told.
/// </summary>
public sealed class DecideMovements(BrokerStore store, FirmClock clock)
{
    public const int Most = 500;

    public sealed class Input
    {
        [MaxLength(Most)] public List<Guid> MovementIds { get; set; } = [];
        public bool Accept { get; set; }

        /// <summary>Why not: whoever asked reads it.</summary>
        [MaxLength(ItemMovement.AnswerLength)] public string? Answer { get; set; }

        /// <summary>For contracts whose movements take one.</summary>
        public Guid? EndorsementId { get; set; }
    }

    public Task<Result<MovedItems>> RunAsync(Caller by, Input input, CancellationToken ct = default) => Meeting.RetryAsync(() => DecideAsync(by, input, ct), ct);

    private async Task<Result<MovedItems>> DecideAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!input.Accept && string.IsNullOrWhiteSpace(input.Answer)) return new Problem("movement.say-why", nameof(Input.Answer));

        var asked = await db.ItemMovements.AsNoTracking().Where(m => EF.Parameter(input.MovementIds).Contains(m.Id)).Select(m => new { m.Id, m.ContractId }).ToListAsync(ct);
        if (asked.Count == 0) return Problem.Missing;
        var (done, refused) = (0, new List<NotMoved>());
        foreach (var contract in asked.GroupBy(m => m.ContractId, m => m.Id))
        {
            var opened = await ContractFleet.OpenAsync(db, contract.Key, clock, ct);
            if (opened.Failed) return opened.Problem;
            List<Guid> ids = [.. contract];
            var movements = await db.ItemMovements.Where(m => EF.Parameter(ids).Contains(m.Id)).OrderBy(m => m.AskedAt).ThenBy(m => m.Id).ToListAsync(ct);
            var decided = input.Accept ? await AcceptAsync(db, opened.Value, movements, input, refused, ct) : await RefuseAsync(db, opened.Value, movements, input.Answer!.Trim(), refused, ct);
            db.TellAskers(opened.Value, decided);
            done += decided.Count;
        }
        if (done == 0) return asked.Count == 1 ? refused[0].Why : new MovedItems(0, refused);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : new MovedItems(done, refused);
    }

    private async Task<List<ItemMovement>> AcceptAsync(BrokerDb db, ContractFleet fleet, List<ItemMovement> movements, Input input, List<NotMoved> refused, CancellationToken ct)
    {
        var items = await ItemsAsync(db, movements, ct);
        await fleet.LookAsync([.. items.Values], movements.Select(m => m.NewKey ?? ""), ct);
        var unsaid = await fleet.RefuseEndorsementAsync(input.EndorsementId, ct);
        var accepted = new List<ItemMovement>();
        foreach (var movement in movements)
        {
            var item = items[movement.ItemId];
            var problem = movement.State != MovementState.Waiting ? new Problem("movement.decided-already") : unsaid ?? Apply(fleet, movement, item);
            if (problem is not null)
            {
                refused.Add(new(movement.Id, movement.Label, problem));
                continue;
            }
            movement.EndorsementId = input.EndorsementId;
            movement.Accept(db.Actor.Signature, clock.Now, clock.Today);
            if (movement.Kind == MovementKind.PlateChange) fleet.ChangesOf(item.Id).Add(movement);
            db.OrderMemo(movement);
            fleet.Follow(item);
            fleet.Note(movement);
            db.Touch(item);
            accepted.Add(movement);
        }
        return accepted;
    }

    /// <summary>Does to the item what was asked for, as things stand now; nothing when it cannot be.</summary>
    private Problem? Apply(ContractFleet fleet, ItemMovement movement, InsuredItem item)
    {
        switch (movement.Kind)
        {
            case MovementKind.Entry:
                if (item.Standing != ItemStanding.Asked) return new Problem("movement.decided-already");
                item.Confirm();
                if (fleet.RefuseEntry(item, true) is not { } clash) return null;
                item.Ask();
                return clash;
            case MovementKind.Exit:
                if (fleet.RefuseExit(item, movement.EffectiveOn, movement.EffectiveTime, true) is { } cannotLeave) return cannotLeave;
                (item.ExitedOn, item.ExitTime) = (movement.EffectiveOn, movement.EffectiveTime);
                return null;
            case MovementKind.PlateChange when item is Vehicle vehicle:
                var after = ItemData.Of(vehicle);
                ItemFields.Put(after, movement.Changes);
                if (fleet.LastKeyOf(vehicle) != movement.OldKey) return new Problem("movement.plate-changed-meanwhile");
                if (fleet.RefusePlate(vehicle, after.ReadPlate(), movement.EffectiveOn, movement.EffectiveTime, true) is { } cannotChange) return cannotChange;
                if (movement.EffectiveOn <= clock.Today) vehicle.Bear(after.ReadPlate()!.Value, after.PlateCountry);
                return null;
            default:
                return Correct(movement, item);
        }
    }

    private Problem? Correct(ItemMovement movement, InsuredItem item)
    {
        var (before, after) = (ItemData.Of(item), ItemData.Of(item));
        ItemFields.Put(after, movement.Changes);
        if (after.Problems(clock.Today).FirstOrDefault(p => p.Field != nameof(ItemData.Plate)) is { } problem) return problem;
        movement.Changes = ItemFields.Differences(before, after);
        after.Write(item);
        return null;
    }

    private async Task<List<ItemMovement>> RefuseAsync(BrokerDb db, ContractFleet fleet, List<ItemMovement> movements, string answer, List<NotMoved> refused, CancellationToken ct)
    {
        var items = await ItemsAsync(db, movements, ct);
        var said = new List<ItemMovement>();
        foreach (var movement in movements)
        {
            if (movement.State != MovementState.Waiting)
            {
                refused.Add(new(movement.Id, movement.Label, new("movement.decided-already")));
                continue;
            }
            if (movement.Kind == MovementKind.Entry) items[movement.ItemId].Drop();
            db.Touch(items[movement.ItemId]);
            movement.Refuse(answer, db.Actor.Signature, clock.Now);
            fleet.Tell(FleetEvents.Refused, ContractFleet.KindOf(movement), movement.Label, answer);
            said.Add(movement);
        }
        return said;
    }

    private static Task<Dictionary<Guid, InsuredItem>> ItemsAsync(BrokerDb db, List<ItemMovement> movements, CancellationToken ct)
    {
        var ids = movements.ConvertAll(m => m.ItemId);
        return db.InsuredItems.Where(i => EF.Parameter(ids).Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
    }
}
