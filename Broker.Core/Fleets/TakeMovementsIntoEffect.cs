using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>Movements whose day has come: a plate agreed on beforehand is borne from now on. Entries and exits need nothing but the day, and are only said to be done.</summary>
public sealed class TakeMovementsIntoEffect(BrokerStore store, FirmClock clock)
{
    private const int AtOnce = 500;

    /// <returns>How many took effect.</returns>
    public async Task<Result<int>> RunAsync(Caller by, DateOnly to, CancellationToken ct = default)
    {
        var all = 0;
        for (;;)
        {
            var done = await Meeting.RetryAsync(() => SomeAsync(by, to, ct), ct);
            if (done.Failed) return done.Problem;
            all += done.Value;
            if (done.Value < AtOnce) return all;
        }
    }

    private async Task<Result<int>> SomeAsync(Caller by, DateOnly to, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var due = await db.ItemMovements.Where(m => m.State == MovementState.Scheduled && m.EffectiveOn <= to).OrderBy(m => m.EffectiveOn).ThenBy(m => m.Id).Take(AtOnce).ToListAsync(ct);
        foreach (var contract in due.Where(m => m.Kind == MovementKind.PlateChange).Select(m => (m.ClientId, m.ContractId)).Distinct()) await db.HeldTermsAsync(contract.ClientId, contract.ContractId, ct);
        foreach (var movement in due.OrderBy(m => m.Moment).ThenBy(m => m.AskedAt))
        {
            movement.TakeEffect(clock.Now);
            db.OrderMemo(movement);
            if (movement.Kind == MovementKind.PlateChange && await db.Vehicles.SingleOrDefaultAsync(v => v.Id == movement.ItemId, ct) is { } vehicle) movement.Do(vehicle);
        }
        var saved = await Meeting.SaveAsync(db, clock, ct);
        return saved.Failed ? saved.Problem : due.Count;
    }
}
