using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;

namespace Broker.Core.Fleets.Register;

/// <summary>The policy's period that covers a day: from its effect to its end, or, while none is known, to the end of that insurance year.</summary>
public readonly record struct PolicyPeriod(DateOnly From, DateOnly Until)
{
    /// <returns>Null for a contract that ends before it begins.</returns>
    public static PolicyPeriod? Of(Contract contract, DateOnly on)
    {
        var from = contract.EffectiveOn;
        var end = contract.EndsOn ?? Anniversary.Next(from, (on > from ? on : from).AddDays(1));
        return end <= from ? null : new(from, end.AddDays(-1));
    }
}

/// <summary>What the law asks of a row for the register, and by when (R-FLEET, D-44). Nothing here asks the database.</summary>
public static class RegisterRules
{
    /// <summary>Hours as they pass, nights, Sundays and changes of the clock included.</summary>
    public static DateTime DueAt(FirmClock clock, DateOnly on, TimeOnly? time) => clock.At(on, time) + RegisterNotice.Given;

    /// <summary>Why a row cannot be sent; null when nothing lacks (L451-2).</summary>
    public static Problem? Lacks(Insurer? insurer, Contract contract, string plate, DateOnly on) => true switch
    {
        _ when string.IsNullOrWhiteSpace(insurer?.Name) => Problem.Of("register.no-insurer", contract.Number),
        _ when string.IsNullOrWhiteSpace(insurer.Address) => Problem.Of("register.no-insurer-address", insurer.Name),
        _ when string.IsNullOrWhiteSpace(contract.Number) => new Problem("register.no-policy"),
        _ when PolicyPeriod.Of(contract, on) is null => Problem.Of("register.no-period", contract.Number),
        _ => string.IsNullOrWhiteSpace(plate) ? new Problem("register.no-plate") : null,
    };

    public static bool IsAgreed(MovementState state) => state is MovementState.Done or MovementState.Scheduled;

    /// <summary>What an agreed movement of a vehicle means for the register; null when its registration is not concerned.</summary>
    /// <param name="plate">The vehicle's, where the movement does not say.</param>
    /// <param name="id">Of the notice, where it is known beforehand.</param>
    public static RegisterNotice? NoticeOf(ItemMovement movement, string plate, FirmClock clock, Guid? id = null) => movement.Kind switch
    {
        MovementKind.Entry or MovementKind.Exit => plate.Length == 0 ? null : New(movement, movement.Kind, plate, null, clock, id),
        MovementKind.PlateChange => Sides(movement) switch
        {
            ("", "") => null,
            ("", var after) => New(movement, MovementKind.Entry, after, null, clock, id),
            (var before, "") => New(movement, MovementKind.Exit, before, null, clock, id),
            var (before, after) => New(movement, MovementKind.PlateChange, after, before, clock, id),
        },
        _ => null,
    };

    /// <summary>Of a plate change: before and after, with dashes; empty for none.</summary>
    public static (string Before, string After) Sides(ItemMovement movement) =>
        movement.Changes.Find(c => c.Field == nameof(ItemData.Plate)) is { } change ? (change.Before ?? "", change.After ?? "") : ("", "");

    private static RegisterNotice New(ItemMovement movement, MovementKind kind, string plate, string? before, FirmClock clock, Guid? id) => new()
    {
        Id = id ?? Guid.CreateVersion7(), ClientId = movement.ClientId, ContractId = movement.ContractId, ItemId = movement.ItemId, MovementId = movement.Id, BatchId = movement.BatchId, Kind = kind, Plate = plate, PreviousPlate = before,
        EffectOn = movement.EffectiveOn, EffectTime = movement.EffectiveTime, DueAt = DueAt(clock, movement.EffectiveOn, movement.EffectiveTime), MadeAt = clock.Now,
    };
}
