using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>
/// Whose duty it is changes with the contract's terms. What takes effect from the day the delegation begins is the firm's to tell; what was in effect before, the insurer has
/// told. When it ends, what has taken effect stays the firm's to tell, and what is to come becomes the insurer's.
/// </summary>
internal static class Delegation
{
    public static async Task BeginAsync(BrokerDb db, FirmClock clock, Guid contractId, CancellationToken ct)
    {
        var today = clock.Today;
        foreach (var left in await db.RegisterNotices.Where(n => n.ContractId == contractId && n.Dropped == DropReason.DelegationEnded && n.EffectOn >= today).ToListAsync(ct)) left.TakeUp();
        var movements = await db.ItemMovements.AsNoTracking().Where(m => m.ContractId == contractId && m.ItemKind == ItemKind.Vehicle && m.EffectiveOn >= today
            && (m.State == MovementState.Done || m.State == MovementState.Scheduled) && (m.Kind == MovementKind.Entry || m.Kind == MovementKind.Exit || m.Kind == MovementKind.PlateChange)
            && !db.RegisterNotices.Any(n => n.MovementId == m.Id)).ToListAsync(ct);
        var ids = movements.ConvertAll(m => m.ItemId);
        var plates = await db.Vehicles.Where(v => EF.Parameter(ids).Contains(v.Id)).ToDictionaryAsync(v => v.Id, v => v.Plate, ct);
        foreach (var movement in movements)
            if (RegisterRules.NoticeOf(movement, plates.GetValueOrDefault(movement.ItemId, ""), clock) is { } notice) db.Add(notice);
    }

    public static async Task EndAsync(BrokerDb db, FirmClock clock, Guid contractId, CancellationToken ct)
    {
        var today = clock.Today;
        foreach (var notice in await db.RegisterNotices.Where(n => n.ContractId == contractId && (n.State == NoticeState.ToSend || n.State == NoticeState.Refused) && n.EffectOn > today).ToListAsync(ct))
            notice.Drop(DropReason.DelegationEnded, null, db.Actor.Signature, clock.Now);
    }
}
