using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Fleets.Register;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>Takes out what was entered by mistake, with its movements; what merely leaves has a date instead. Not while a claim is about it (R-FLT-09, R-GRP-04).</summary>
public sealed class DeleteItem(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid itemId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await db.InsuredItems.SingleOrDefaultAsync(i => i.Id == itemId, ct) is not { } item) return Problem.Missing;

        if (await db.RegisterTickets.AnyAsync(t => t.OpenKey == itemId, ct)) return Problem.Of("fleet.item-in-ticket", item.Label);

        // What goes with it is told to the screens and written in the audit like everything else.
        db.RemoveRange(await db.ItemMovements.Where(m => m.ItemId == itemId).ToListAsync(ct));
        db.RemoveRange(await db.ItemGuarantees.Where(g => g.ItemId == itemId).ToListAsync(ct));
        db.RemoveRange(await db.RegisterTickets.Where(t => t.ItemId == itemId).ToListAsync(ct));
        db.Remove(item);
        var number = await db.Contracts.Where(c => c.Id == item.ContractId).Select(c => c.Number).SingleAsync(ct);
        db.AddEvent(item.ClientId, item.ContractId, FleetEvents.Deleted, number, item.Label);
        await Declaring.AddAsync(db, clock, ct);
        var saved = await db.SaveAsync(ct);
        return saved.Problem == Problem.Tied ? Problem.Of("fleet.item-in-claim", item.Label) : saved;
    }
}
