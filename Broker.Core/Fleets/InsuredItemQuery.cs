using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>One insured item, with all that is known of it.</summary>
public sealed class InsuredItemQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Own">Guarantees of its own; none where the contract's apply (R-FLT-12). To a client's contacts under their public names, and only to those who see them.</param>
    /// <param name="Gender">Of a person, as far as the civility says (R-GRP-02).</param>
    public sealed record ItemRecord(ItemRow Item, Guid ClientId, Guid Version, ItemData Data, TimeOnly? EntryTime, TimeOnly? ExitTime, IReadOnlyList<CoverLine> Own, Gender? Gender = null);

    /// <returns>Null when there is no such item, or none the caller may see.</returns>
    public async Task<ItemRecord?> RunAsync(Caller by, Guid itemId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();

        var item = await db.InsuredItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == itemId, ct);
        if (item is null) return null;
        var own = await (from line in db.ItemGuarantees
                         join g in db.Guarantees on line.GuaranteeId equals g.Id
                         where line.ItemId == itemId
                         orderby line.Position, g.Name
                         select new { g.Id, g.Name, g.PublicName, g.Declarable, line.LimitMinor, line.DeductibleMinor }).ToListAsync(ct);
        return new(ItemRow.Of(item, clock.Today), item.ClientId, item.Version, ItemData.Of(item), item.EntryTime, item.ExitTime,
            [.. own.Select(g => new CoverLine(g.Id, db.Actor.IsFirm ? g.Name : g.PublicName ?? g.Name, db.Actor.IsFirm ? g.PublicName : null, g.Declarable, In(g.LimitMinor), In(g.DeductibleMinor)))], (item as InsuredPerson)?.Gender);
    }

    private static Money? In(long? minor) => minor is { } cents ? new Money(cents, Money.Default) : null;
}
