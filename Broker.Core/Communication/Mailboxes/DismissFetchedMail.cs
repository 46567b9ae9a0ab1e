using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Sets a fetched mail aside that belongs on no record, or takes it up again. In the mailbox itself it stays where it is.</summary>
public sealed class DismissFetchedMail(BrokerStore store, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid mailId, bool done = true, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var mine = await db.MyMailboxesAsync(ct);
        if (await db.FetchedMails.SingleOrDefaultAsync(m => m.Id == mailId && m.State != FetchedState.Filed && mine.Contains(m.MailboxId), ct) is not { } mail) return Problem.Missing;
        var result = done ? mail.Dismiss(db.Actor.Name, clock.Now) : mail.TakeUp();
        return result.Failed ? result : await db.SaveAsync(ct);
    }
}
