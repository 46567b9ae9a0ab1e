using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>A vehicle bears another plate from a day on, and stays the same vehicle. One to come takes effect on its day.</summary>
public sealed class ChangePlate(BrokerStore store, FirmClock clock)
{
    public sealed class Input : MovementInput
    {
        public Guid ItemId { get; set; }

        /// <summary>Null: a French plate, of whichever kind it is.</summary>
        public PlateKind? PlateKind { get; set; }
        [MaxLength(40)] public string? Plate { get; set; }
        [MaxLength(40)] public string? PlateCountry { get; set; }
    }

    /// <returns>The movement's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) => Meeting.RetryAsync(() => ChangeAsync(by, input, ct), ct);

    private async Task<Result<Guid>> ChangeAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.Vehicles.Where(v => v.Id == input.ItemId).Select(v => (Guid?)v.ContractId).SingleOrDefaultAsync(ct) is not { } contractId) return Problem.Missing;
        var opened = await ContractFleet.OpenAsync(db, contractId, clock, ct);
        if (opened.Failed) return opened.Problem;
        var fleet = opened.Value;
        if (await fleet.RefuseWordsAsync(input, ListKind.PlateChangeReason, ct) is { } unsaid) return unsaid;
        if (input.PlateKind != PlateKind.None && string.IsNullOrWhiteSpace(input.Plate)) return new Problem("input.required", nameof(Input.Plate));
        if (input.PlateKind == PlateKind.Foreign && !Fleets.Plate.IsCountry(input.PlateCountry)) return new Problem("fleet.country-wrong", nameof(Input.PlateCountry));

        var vehicle = await db.Vehicles.SingleAsync(v => v.Id == input.ItemId, ct);
        var before = ItemData.Of(vehicle);
        var after = new ItemData { Kind = ItemKind.Vehicle, Plate = input.Plate, PlateKind = input.PlateKind, PlateCountry = input.PlateKind == PlateKind.Foreign ? Inputs.Tidy(input.PlateCountry) : null };
        var plate = after.ReadPlate();
        await fleet.LookAsync([vehicle], [plate?.Key ?? ""], ct);
        if (fleet.RefusePlate(vehicle, plate, input.EffectiveOn!.Value, input.EffectiveTime, input.IsExplained) is { } problem) return problem;
        if (await db.WaitingMovements.AnyAsync(m => m.ItemId == vehicle.Id && m.Kind == MovementKind.PlateChange, ct)) return new Problem("movement.asked-already", nameof(Input.Plate));

        var key = plate!.Value.Key is { Length: > 0 } some ? some : null;
        var movement = fleet.New(MovementKind.PlateChange, vehicle, input, new(default, fleet.LastKeyOf(vehicle), key));
        movement.Changes = [.. ItemFields.Differences(before, after).Where(c => c.Field is nameof(ItemData.Plate) or nameof(ItemData.PlateKind) or nameof(ItemData.PlateCountry))];
        fleet.Add(movement);
        if (movement.State == MovementState.Done) vehicle.Bear(plate.Value, after.PlateCountry);
        else db.Touch(vehicle);
        await db.TellOfMovementsAsync(fleet, [movement], ct);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : movement.Id;
    }
}
