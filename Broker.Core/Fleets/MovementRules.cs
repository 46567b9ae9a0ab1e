using Broker.Core.Common;

namespace Broker.Core.Fleets;

/// <summary>On what a movement is judged besides the item itself.</summary>
/// <param name="ContractUntil">First day without cover, as far as is known.</param>
/// <param name="ByClient">A client goes back only so many days; the firm as far as it can explain.</param>
public sealed record MovementGround(DateOnly ContractFrom, DateOnly? ContractUntil, DateOnly Today, bool ByClient, int BackDays = ItemTerms.UsualBackDays);

/// <summary>What movements may be (D-41, D-42), in memory: the verbs ask about one, a sheet's import about ten thousand. Null: nothing against it.</summary>
public static class MovementRules
{
    public const int MostDaysAhead = 730;

    private const string On = "EffectiveOn";

    /// <param name="explained">There is a reason or a note: the firm may go back with one.</param>
    public static Problem? CheckDay(MovementGround ground, DateOnly on, bool explained)
    {
        if (on < ground.ContractFrom) return Problem.Of("movement.before-contract", ground.ContractFrom).At(On);
        if (on > ground.ContractUntil) return Problem.Of("movement.after-contract", ground.ContractUntil).At(On);
        if (on > ground.Today.AddDays(MostDaysAhead)) return Problem.Of("movement.too-far-ahead", MostDaysAhead).At(On);
        if (ground.ByClient && on < ground.Today.AddDays(-ground.BackDays)) return Problem.Of("movement.too-far-back", ground.BackDays).At(On);
        return !ground.ByClient && on < ground.Today && !explained ? new Problem("movement.explain-the-past", "Note") : null;
    }

    /// <summary>Whether something may come in on that day: the contract must cover it then.</summary>
    public static Problem? CheckEntry(MovementGround ground, DateOnly on, bool explained) =>
        on == ground.ContractUntil ? Problem.Of("movement.after-contract", ground.ContractUntil).At(On) : CheckDay(ground, on, explained);

    public static Problem? CheckExit(MovementGround ground, InsuredItem item, DateOnly on, TimeOnly? at, bool explained)
    {
        if (item.Standing != ItemStanding.Confirmed) return new Problem("movement.not-confirmed");
        if (item.ExitedOn is { } left) return Problem.Of("movement.left-already", left);
        return on.ToDateTime(at ?? TimeOnly.MinValue) <= item.From ? Problem.Of("movement.leaves-before-entry", item.EnteredOn).At(On) : CheckDay(ground, on, explained);
    }

    /// <param name="changes">The vehicle's plate changes in effect or to come: a new one follows them all.</param>
    public static Problem? CheckPlateChange(MovementGround ground, Vehicle vehicle, IEnumerable<ItemMovement> changes, PlateReading? plate, DateOnly on, TimeOnly? at, bool explained)
    {
        if (vehicle.Standing != ItemStanding.Confirmed) return new Problem("movement.not-confirmed");
        if (plate is not { } read) return new Problem("fleet.plate-wrong", nameof(Vehicle.Plate));
        var moment = on.ToDateTime(at ?? TimeOnly.MinValue);
        if (moment < vehicle.From || vehicle.Until <= moment) return new Problem("movement.outside-presence", On);
        var steps = PlateStep.Of(changes);
        if (steps is [.., var last] && moment < last.At) return Problem.Of("movement.plate-changed-later", DateOnly.FromDateTime(last.At)).At(On);
        if ((steps is [.., var latest] ? latest.NewKey : vehicle.PlateKey) == (read.Key.Length == 0 ? null : read.Key)) return new Problem("movement.same-plate", nameof(Vehicle.Plate));
        return CheckDay(ground, on, explained);
    }

    /// <summary>A plate is present once at a time (D-42).</summary>
    /// <param name="further">A plate change that is thought of.</param>
    public static Problem? CheckPresence(Presence presence, Vehicle vehicle, IEnumerable<ItemMovement> changes, PlateStep? further = null) =>
        presence.Clash(Presence.SpansOf(vehicle, changes, further)) is { } met ? PresentAlready(met) : null;

    public static Problem PresentAlready(PlateSpan met) => Problem.Of("fleet.plate-present", DateOnly.FromDateTime(met.From)).At(nameof(Vehicle.Plate));
}
