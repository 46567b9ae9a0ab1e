using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets.Register;

/// <summary>A file that was not sent: its rows are to be sent again. What was taken back while it lay there concerns nobody outside, and neither does its withdrawal.</summary>
public sealed class AbandonSending(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid sendingId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await db.RegisterSendings.SingleOrDefaultAsync(s => s.Id == sendingId, ct) is not { } sending) return Problem.Missing;
        if (sending.State == SendingState.Sent) return new Problem("register.sent-already");
        if (sending.State == SendingState.Abandoned) return Result.Done;

        sending.Abandon();
        await SendingRows.TellAsync(db, sendingId, ct);
        var (now, signature, version) = (clock.Now, db.Actor.Signature, Guid.NewGuid());
        db.AfterWith(async token =>
        {
            var rows = db.RegisterNotices.Where(n => n.SendingId == sendingId && n.State == NoticeState.Prepared);
            var back = await rows.Where(n => db.ItemMovements.Any(m => m.Id == n.MovementId && m.State == MovementState.Cancelled)).Select(n => n.Id).ToListAsync(token);
            var gone = await rows.Where(n => !db.InsuredItems.Any(i => i.Id == n.ItemId)).Select(n => n.Id).ToListAsync(token);
            var untold = await db.RegisterNotices.Where(n => n.Kind == MovementKind.Cancellation && n.State == NoticeState.ToSend
                && (db.ItemMovements.Any(c => c.Id == n.MovementId && rows.Any(r => r.MovementId == c.CancelsId)) || (n.MovementId == null && rows.Any(r => r.ItemId == n.ItemId && r.Kind == MovementKind.Entry)))).Select(n => n.Id).ToListAsync(token);
            await DropAsync(DropReason.TakenBack, [.. back, .. untold]);
            await DropAsync(DropReason.Deleted, gone);
            await rows.ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.ToSend).SetProperty(n => n.IsOpen, true).SetProperty(n => n.Version, version), token);

            Task DropAsync(DropReason why, List<Guid> ids) => db.RegisterNotices.Where(n => EF.Parameter(ids).Contains(n.Id) && n.State != NoticeState.Dropped).ExecuteUpdateAsync(set => set
                .SetProperty(n => n.State, NoticeState.Dropped).SetProperty(n => n.IsOpen, false).SetProperty(n => n.Dropped, why).SetProperty(n => n.SettledAt, now).SetProperty(n => n.SettledBy, signature).SetProperty(n => n.Version, version), token);
        });
        return await db.SaveAsync(ct);
    }
}
