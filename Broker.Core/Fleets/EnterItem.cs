using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>Something comes onto a contract: covered from its day on, or, reported by a client whose movements wait, once the firm has said so (D-41).</summary>
public sealed class EnterItem(BrokerStore store, FirmClock clock)
{
    public sealed class Input : MovementInput
    {
        /// <summary>Made when the form opened: the same press sent twice is one item.</summary>
        public Guid ItemId { get; set; } = Guid.CreateVersion7();
        public Guid ContractId { get; set; }

        /// <summary>Its kind is the contract's, whatever stands here.</summary>
        public ItemData Data { get; set; } = new();
    }

    /// <returns>The item's id.</returns>
    public Task<Result<Guid>> RunAsync(Caller by, Input input, CancellationToken ct = default) => Meeting.RetryAsync(() => EnterAsync(by, input, ct), ct);

    private async Task<Result<Guid>> EnterAsync(Caller by, Input input, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        ContractFleet.Demand(db.Actor);
        if (Inputs.Check(input) is { } wrong) return wrong;
        var opened = await ContractFleet.OpenAsync(db, input.ContractId, clock, ct);
        if (opened.Failed) return opened.Problem;
        var fleet = opened.Value;
        if (await ComeAsync(db, input, ct) is { } already) return already;

        input.Data.Kind = fleet.Kind;
        if ((input.Data.Problems(clock.Today).FirstOrDefault() ?? (await db.ItemWordsAsync(ct)).Settle(input.Data).FirstOrDefault()) is { } unusable) return unusable;
        if (await fleet.RefuseWordsAsync(input, null, ct) is { } unsaid) return unsaid;
        var item = input.Data.ToItem(input.ItemId, fleet.Contract.ClientId, input.ContractId, input.EffectiveOn!.Value, input.EffectiveTime);
        await fleet.LookAsync([item], [], ct);
        if ((fleet.RefuseEntry(item, input.IsExplained) ?? await AskedAlreadyAsync(db, item, ct)) is { } problem) return await ComeAsync(db, input, ct) is { } meanwhile ? meanwhile : problem;

        if (fleet.Waits) item.Ask();
        db.Add(item);
        var movement = fleet.New(MovementKind.Entry, item, input);
        movement.Changes = ItemFields.Differences(null, input.Data);
        fleet.Add(movement);
        await db.TellOfMovementsAsync(fleet, [movement], ct);
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : item.Id;
    }

    /// <summary>By the same press, sent twice: what stands in its way may be itself.</summary>
    private static Task<Guid?> ComeAsync(BrokerDb db, Input input, CancellationToken ct) =>
        db.InsuredItems.Where(i => i.Id == input.ItemId && i.ContractId == input.ContractId).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct);

    /// <summary>The same plate, reported and not decided on; the firm itself may go ahead.</summary>
    private static async Task<Problem?> AskedAlreadyAsync(BrokerDb db, InsuredItem item, CancellationToken ct) =>
        !db.Actor.IsFirm && item is Vehicle { PlateKey: { } key } && await db.Vehicles.AnyAsync(v => v.ContractId == item.ContractId && v.PlateKey == key && v.Standing == ItemStanding.Asked, ct)
            ? new Problem("movement.asked-already", nameof(Vehicle.Plate)) : null;
}
