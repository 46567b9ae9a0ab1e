using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>What is known of an item is put right: from today, without a day of its own. Its plate changes by a movement of its own.</summary>
public sealed class CorrectItem(BrokerStore store, FirmClock clock)
{
    public sealed class Input : MovementInput
    {
        public Guid ItemId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        public ItemData Data { get; set; } = new();

        /// <summary>By the firm alone; null leaves the day of entry as it is.</summary>
        public DateOnly? EnteredOn { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default) => await Meeting.RetryAsync(() => CorrectAsync(by, input, ct), ct);

    /// <returns>Whether there was anything to put right.</returns>
    private async Task<Result<bool>> CorrectAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        input.EffectiveOn = clock.Today;
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.InsuredItems.Where(i => i.Id == input.ItemId).Select(i => (Guid?)i.ContractId).SingleOrDefaultAsync(ct) is not { } contractId) return Problem.Missing;
        var opened = await ContractFleet.OpenAsync(db, contractId, clock, ct);
        if (opened.Failed) return opened.Problem;
        var fleet = opened.Value;
        var item = await db.InsuredItems.SingleAsync(i => i.Id == input.ItemId, ct);
        if (item.Version != input.Version) return Problem.Stale;
        if (item.Standing != ItemStanding.Confirmed) return new Problem("movement.not-confirmed");

        var before = ItemData.Of(item);
        (input.Data.Kind, input.Data.Plate, input.Data.PlateKind, input.Data.PlateCountry) = (fleet.Kind, before.Plate, before.PlateKind, before.PlateCountry);
        if ((Refuse(input.Data) ?? (await db.ItemWordsAsync(ct)).Settle(input.Data, before).FirstOrDefault()) is { } unusable) return unusable;
        var changes = ItemFields.Differences(before, input.Data);
        var entry = !fleet.ByClient && input.EnteredOn is { } day && day != item.EnteredOn ? input.EnteredOn : null;
        if (changes.Count == 0 && entry is null) return false;
        if (await fleet.RefuseWordsAsync(input, null, ct) is { } unsaid) return unsaid;
        if (await db.WaitingMovements.AnyAsync(m => m.ItemId == item.Id && m.Kind == MovementKind.Correction, ct)) return new Problem("movement.asked-already");

        if (entry is { } on)
        {
            await fleet.LookAsync([item], [], ct);
            changes.Add(new(nameof(InsuredItem.EnteredOn), Dates.Iso(item.EnteredOn), Dates.Iso(on)));
            (item.EnteredOn, item.EntryTime) = (on, null);
            if (item.Until <= item.From) return Problem.Of("movement.enters-after-exit", item.ExitedOn).At(nameof(Input.EnteredOn));
            if ((MovementRules.CheckEntry(fleet.Ground, on, true) ?? fleet.RefusePresence(item)) is { } refused) return refused.At(nameof(Input.EnteredOn));
        }
        var movement = fleet.New(MovementKind.Correction, item, input);
        movement.Changes = changes;
        if (!fleet.Waits) input.Data.Write(item);
        fleet.Add(movement);
        db.Touch(item);
        await db.TellOfMovementsAsync(fleet, [movement], ct);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : true;
    }

    /// <summary>A plate that stands there already is not asked about again, however it came in.</summary>
    private Problem? Refuse(ItemData data) => data.Problems(clock.Today).FirstOrDefault(p => p.Field != nameof(ItemData.Plate));
}
