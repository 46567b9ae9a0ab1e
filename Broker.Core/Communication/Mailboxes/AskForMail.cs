using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Has mails fetched now rather than in some minutes (R-EML-03): from one mailbox, or from all the caller reads. Answers from how many.</summary>
public sealed class AskForMail(BrokerStore store, FirmClock clock)
{
    /// <param name="mailboxId">Null for all the caller reads.</param>
    public async Task<Result<int>> RunAsync(Caller by, Guid? mailboxId = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(mailboxId is null ? Permission.WriteMessages : Permission.ManageStaff);
        List<Guid> chosen = mailboxId is { } one ? [one] : await db.MyMailboxesAsync(ct);
        var standings = await db.MailboxStandings.Where(s => chosen.Contains(s.MailboxId) && db.Mailboxes.Any(m => m.Id == s.MailboxId && m.Active)).ToListAsync(ct);
        if (standings.Count == 0) return mailboxId is null ? new Problem("mailbox.none-to-ask") : Problem.Missing;
        foreach (var standing in standings) standing.Ask(clock.Now);
        var saved = await db.SaveAsync(ct);
        // It is being fetched at this very moment: that is what was asked for.
        return saved.Failed && saved.Problem.Code != Problem.Stale.Code ? saved.Problem : standings.Count;
    }
}
