using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Takes a mailbox away, as long as nobody reads it and none of its mails was dealt with (R-EML-06); otherwise it is switched off.</summary>
public sealed class RemoveMailbox(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid mailboxId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        if (await db.Mailboxes.SingleOrDefaultAsync(m => m.Id == mailboxId, ct) is not { } box) return Problem.Missing;
        if (await db.FetchedMails.AnyAsync(m => m.MailboxId == mailboxId && (m.State == FetchedState.Filed || m.State == FetchedState.Dismissed), ct)) return new Problem("mailbox.used");
        var staff = await db.Users.AsNoTracking().Where(p => p.Active && p.ProfileId != null).OrderBy(p => p.LastName).ThenBy(p => p.FirstName).ToListAsync(ct);
        if (staff.Where(p => p.Reads(box.Address)).Select(p => p.FullName).ToList() is { Count: > 0 } readers) return Problem.Of("mailbox.read-by", string.Join(", ", readers));
        db.Remove(box);
        return await db.SaveAsync(ct);
    }
}
