using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Fleets;
using Broker.Core.Staff;
using Broker.Core.Storage;
using Broker.Core.Word;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Certificates;

/// <summary>
/// Gives the vehicles that came into cover their memo, once; again only for another plate (R-FLEET). All that is ordered for one client at a time, and the client is told once of
/// all. Killed anywhere, it goes on where it stood: a memo that is printed or filed is found.
/// </summary>
public sealed class GiveOrderedMemos(BrokerStore store, FirmClock clock, IFileShelf shelf, IPdfPress press, PaperFinish finish, FirmIdentity configured, ILogger<GiveOrderedMemos> log)
{
    private const int AtOnce = 4;

    /// <summary>Whoever made the movements looked at the clock before the order was written. What was given already is not given again.</summary>
    private static readonly TimeSpan Before = MemoOrder.Pause;
    private static readonly Caller Machine = Caller.System(Jobs.Print);

    private readonly PaperPress papers = new(store, shelf, press, finish, clock, log);

    /// <summary>What is ordered for one client, taken by this run.</summary>
    private sealed record Taken(Guid ClientId, IReadOnlyList<MemoOrder> Orders, MemoGiving Giving);

    /// <returns>Whether something was due.</returns>
    public async Task<Result<bool>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var (due, taken) = await TakeAsync(by, ct);
        if (taken is null) return due;
        var given = new MemoRound();
        var ids = taken.Giving == MemoGiving.ByHand ? [] : await VehiclesAsync(taken, ct);
        for (var done = 0; done < ids.Count; done += AtOnce)
        {
            if (done > 0 && !await StillMineAsync(taken, ct)) return true;
            foreach (var (label, problem) in await Task.WhenAll(ids.Skip(done).Take(AtOnce).Select(id => GiveAsync(id, taken.Giving == MemoGiving.Shared, ct)))) given.Add(label, problem);
        }
        await EndAsync(taken, ids, given, ct);
        return true;
    }

    /// <summary>All that is ordered for the client whose turn it is, what is not due yet included.</summary>
    private async Task<(bool Due, Taken? Taken)> TakeAsync(Caller by, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        if (await db.MemoOrders.Where(o => o.DueAt <= clock.Now).OrderBy(o => o.DueAt).ThenBy(o => o.Id).Select(o => (Guid?)o.ClientId).FirstOrDefaultAsync(ct) is not { } client) return (false, null);
        var orders = await db.MemoOrders.Where(o => o.ClientId == client).OrderBy(o => o.Id).ToListAsync(ct);
        var hopeless = orders.Where(o => o.Attempts >= MemoOrder.MostAttempts).ToList();
        foreach (var order in hopeless) log.LogError("The memos ordered for contract {Contract} broke off {Times} times and are given up", order.ContractId, order.Attempts);
        db.RemoveRange(hopeless);
        foreach (var order in orders.Except(hopeless)) (order.Attempts, order.DueAt) = (order.Attempts + 1, clock.Now + MemoOrder.Lease);
        var giving = await MemoFacts.TemplateAsync(db, ct) is null ? MemoGiving.ByHand : await db.ExtranetOptions.Select(o => (MemoGiving?)o.Memos).SingleOrDefaultAsync(ct) ?? MemoGiving.Filed;
        // Stale: another node has taken them.
        return (await db.SaveAsync(ct)).Failed ? (true, null) : (true, new(client, [.. orders.Except(hopeless)], giving));
    }

    private async Task<List<Guid>> VehiclesAsync(Taken taken, CancellationToken ct)
    {
        await using var db = await store.OpenToReadAsync(Machine, ct);
        var ids = new List<Guid>();
        foreach (var order in taken.Orders)
        {
            var (asked, done) = (order.AskedFrom - Before, order.DoneFrom - Before);
            ids.AddRange(await db.ItemMovements.Where(m => m.ContractId == order.ContractId && m.AskedAt >= asked && m.DoneAt >= done && m.State == MovementState.Done
                && (m.Kind == MovementKind.Entry || m.Kind == MovementKind.PlateChange)).OrderBy(m => m.AskedAt).ThenBy(m => m.Id).Select(m => m.ItemId).ToListAsync(ct));
        }
        return [.. ids.Distinct()];
    }

    /// <returns>What it is called, and why it has none: nothing when it has one, or is to have none.</returns>
    private async Task<(string? Label, Problem? Problem)> GiveAsync(Guid itemId, bool share, CancellationToken ct)
    {
        Result<MemoFacts> read;
        string? label;
        await using (var db = await store.OpenToReadAsync(Machine, ct))
        {
            if (await db.Vehicles.AsNoTracking().SingleOrDefaultAsync(v => v.Id == itemId, ct) is not { } vehicle) return default;
            label = vehicle.Label;
            // Given for that plate, and filed: once is enough, whatever else has changed since.
            if (await db.VehicleMemos.AnyAsync(m => m.ItemId == itemId && m.PlateKey != null && m.PlateKey == vehicle.PlateKey && m.DocumentId != null, ct)) return (label, null);
            read = await MemoFacts.ReadAsync(db, configured, itemId, clock.Today, ct);
        }
        // Without a plate it has its certificate; what left meanwhile needs none.
        if (read.Problem?.Code is MemoFacts.NoPlate or MemoFacts.NotInsured) return default;
        if (read.Failed) return (label, read.Problem);
        var given = await papers.GiveMemoAsync(read.Value, null, ct);
        return (label, given.Failed ? given.Problem : await papers.FileAsync(Machine, read.Value, given.Value, share, read.Value.Firm.Name, ct));
    }

    /// <summary>Another one may have taken it for dead.</summary>
    private async Task<bool> StillMineAsync(Taken taken, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Machine, ct);
        foreach (var order in taken.Orders)
        {
            db.Attach(order);
            order.DueAt = clock.Now + MemoOrder.Lease;
        }
        return !(await db.SaveAsync(ct)).Failed;
    }

    private async Task EndAsync(Taken taken, IReadOnlyList<Guid> ids, MemoRound given, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Machine, ct);
        db.AttachRange(taken.Orders);
        db.RemoveRange(taken.Orders);
        if (ids.Count > 0) await given.TellAsync(db, taken.ClientId, ids, taken.Orders.Min(o => o.DoneFrom), taken.Giving == MemoGiving.Shared, await db.FirmIdentityAsync(configured, ct), clock.Now, ct);
        await db.SaveAsync(ct);
    }
}
