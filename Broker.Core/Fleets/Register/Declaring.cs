using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// What a save that moves vehicles means for the register of insured vehicles, in the same save: whichever verb moves them, none has to think of it. A client's own movement
/// counts as the firm's do.
/// </summary>
internal sealed class Declaring
{
    private readonly BrokerDb db;
    private readonly FirmClock clock;
    private readonly HashSet<Guid> delegated;
    private readonly Dictionary<Guid, Vehicle> vehicles;
    private readonly List<RegisterNotice> told;

    private Declaring(BrokerDb db, FirmClock clock, HashSet<Guid> delegated, Dictionary<Guid, Vehicle> vehicles, List<RegisterNotice> told) =>
        (this.db, this.clock, this.delegated, this.vehicles, this.told) = (db, clock, delegated, vehicles, told);

    public static async Task AddAsync(BrokerDb db, FirmClock clock, CancellationToken ct)
    {
        var touched = db.ChangeTracker.Entries<ItemMovement>().Where(e => e.Entity.ItemKind == ItemKind.Vehicle && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => (Movement: e.Entity, e.State, Was: e.State == EntityState.Added ? MovementState.Waiting : e.Property(m => m.State).OriginalValue)).ToList();
        var deleted = db.ChangeTracker.Entries<Vehicle>().Where(e => e.State == EntityState.Deleted).Select(e => e.Entity).ToList();
        if (touched.Count == 0 && deleted.Count == 0) return;
        var agreed = touched.Where(t => t.State != EntityState.Deleted && RegisterRules.IsAgreed(t.Movement.State) && !RegisterRules.IsAgreed(t.Was) && t.Movement.Kind != MovementKind.Cancellation).Select(t => t.Movement).OrderBy(m => m.Moment).ToList();
        var undone = touched.Where(t => t.State == EntityState.Modified && t.Movement.State == MovementState.Cancelled && RegisterRules.IsAgreed(t.Was)).Select(t => t.Movement).ToList();
        if (agreed.Count == 0 && undone.Count == 0 && deleted.Count == 0) return;

        List<Guid> contracts = [.. touched.Select(t => t.Movement.ContractId).Concat(deleted.Select(v => v.ContractId)).Distinct()];
        var delegated = await db.ItemTerms.Where(t => EF.Parameter(contracts).Contains(t.ContractId) && t.UnderDelegation).Select(t => t.ContractId).ToListAsync(ct);
        List<Guid> known = [.. agreed.Where(m => m.Kind is MovementKind.PlateChange or MovementKind.Correction).Concat(undone).Select(m => m.ItemId).Concat(deleted.Select(v => v.Id)).Distinct()];
        var told = known.Count == 0 ? [] : await db.BehindTheDesk<RegisterNotice>().Where(n => EF.Parameter(known).Contains(n.ItemId) && n.State != NoticeState.Dropped).OrderBy(n => n.MadeAt).ToListAsync(ct);
        if (delegated.Count == 0 && told.Count == 0) return;

        var vehicles = db.ChangeTracker.Entries<Vehicle>().ToDictionary(e => e.Entity.Id, e => e.Entity);
        List<Guid> unread = [.. agreed.Concat(undone).Select(m => m.ItemId).Where(id => !vehicles.ContainsKey(id)).Distinct()];
        if (unread.Count > 0) foreach (var vehicle in await db.Vehicles.AsNoTracking().Where(v => EF.Parameter(unread).Contains(v.Id)).ToListAsync(ct)) vehicles[vehicle.Id] = vehicle;

        var declaring = new Declaring(db, clock, [.. delegated], vehicles, told);
        foreach (var movement in agreed) declaring.Agree(movement);
        foreach (var movement in undone) declaring.TakeBack(movement, touched.FirstOrDefault(t => t.Movement.CancelsId == movement.Id).Movement);
        foreach (var vehicle in deleted) declaring.Delete(vehicle);
    }

    private void Agree(ItemMovement movement)
    {
        if (!delegated.Contains(movement.ContractId) || vehicles.GetValueOrDefault(movement.ItemId) is not { } vehicle) return;
        var entry = UnsentEntryOf(movement.ItemId);
        if (movement.Kind == MovementKind.Correction) Correct(movement, vehicle, entry);
        // A plate put right from the first moment on, before anybody was told of the wrong one.
        else if (movement.Kind == MovementKind.PlateChange && entry is not null && movement.Moment <= MomentOf(entry) && RegisterRules.Sides(movement).After is { Length: > 0 } right) entry.Plate = right;
        else if (RegisterRules.NoticeOf(movement, vehicle.Plate, clock) is { } notice) db.Add(notice);
    }

    private void Correct(ItemMovement movement, Vehicle vehicle, RegisterNotice? entry)
    {
        if (vehicle.Plate.Length == 0 || !movement.Changes.Exists(c => c.Field == nameof(InsuredItem.EnteredOn))) return;
        if (entry is not null) entry.Move(vehicle.EnteredOn, vehicle.EntryTime, RegisterRules.DueAt(clock, vehicle.EnteredOn, vehicle.EntryTime));
        else db.Add(Now(vehicle, movement.Id, MovementKind.Correction, null, vehicle.Plate, null, vehicle.EnteredOn, vehicle.EntryTime));
    }

    /// <param name="by">The movement that took it back.</param>
    private void TakeBack(ItemMovement movement, ItemMovement? by)
    {
        var (notice, entry, sides) = (told.Find(n => n.MovementId == movement.Id), UnsentEntryOf(movement.ItemId), RegisterRules.Sides(movement));
        if (notice is { MayChange: true }) notice.Drop(DropReason.TakenBack, null, db.Actor.Signature, clock.Now);
        else if (notice is null && movement.Kind == MovementKind.PlateChange && entry is not null && entry.Plate == sides.After) entry.Plate = sides.Before;
        else if (!delegated.Contains(movement.ContractId) || vehicles.GetValueOrDefault(movement.ItemId) is not { } vehicle) return;
        else if ((notice ?? RegisterRules.NoticeOf(movement, vehicle.Plate, clock)) is { } said)
            db.Add(Now(vehicle, by?.Id, MovementKind.Cancellation, said.Kind, said.Plate, said.PreviousPlate, said.EffectOn, said.EffectTime));
    }

    /// <summary>Entered by mistake: the register must not know it, or forget it.</summary>
    private void Delete(Vehicle vehicle)
    {
        var entry = UnsentEntryOf(vehicle.Id);
        foreach (var notice in told.Where(n => n.ItemId == vehicle.Id && n.MayChange)) notice.Drop(DropReason.Deleted, null, db.Actor.Signature, clock.Now);
        if (entry is not null || vehicle.Standing != ItemStanding.Confirmed || vehicle.Plate.Length == 0 || !delegated.Contains(vehicle.ContractId)) return;
        db.Add(Now(vehicle, null, MovementKind.Cancellation, MovementKind.Entry, vehicle.Plate, null, vehicle.EnteredOn, vehicle.EntryTime));
    }

    private RegisterNotice? UnsentEntryOf(Guid itemId) => told.FindLast(n => n.ItemId == itemId && n is { Kind: MovementKind.Entry, MayChange: true });

    private static DateTime MomentOf(RegisterNotice notice) => notice.EffectOn.ToDateTime(notice.EffectTime ?? TimeOnly.MinValue);

    /// <summary>What puts right what was said: its own effect is now.</summary>
    private RegisterNotice Now(Vehicle vehicle, Guid? movementId, MovementKind kind, MovementKind? withdrawn, string plate, string? before, DateOnly on, TimeOnly? time) => new()
    {
        ClientId = vehicle.ClientId, ContractId = vehicle.ContractId, ItemId = vehicle.Id, MovementId = movementId, Kind = kind, Withdrawn = withdrawn, Plate = plate, PreviousPlate = before,
        EffectOn = on, EffectTime = time, DueAt = clock.Now + RegisterNotice.Given, MadeAt = clock.Now,
    };
}
