using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>The mailboxes the firm has its mails fetched from: all of them for whoever sets them up, one's own for whoever reads them.</summary>
public sealed class MailboxesQuery(BrokerStore store, FirmClock clock)
{
    public sealed record MailboxRow(Guid Id, Guid Version, string Name, string Address, string Host, int Port, MailSafety Safety, string UserName, DateOnly Since, bool Active)
    {
        public DateTime? FetchedAt { get; init; }
        public DateTime? NextAt { get; init; }
        public bool Working { get; init; }
        public DateTime? FailedSince { get; init; }
        public string? Failure { get; init; }
        public string? FailureDetail { get; init; }

        /// <summary>Mails that wait to be filed.</summary>
        public int Waiting { get; init; }

        /// <summary>Those who read it, by name; empty when its address is nobody's.</summary>
        public IReadOnlyList<string> Readers { get; init; } = [];
    }

    /// <param name="own">Only those the caller reads.</param>
    public async Task<IReadOnlyList<MailboxRow>> RunAsync(Caller by, bool own = false, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(own ? Permission.WriteMessages : Permission.ManageStaff);
        var boxes = db.Mailboxes.AsNoTracking();
        if (own)
        {
            var mine = await db.MyMailboxesAsync(ct);
            boxes = boxes.Where(m => mine.Contains(m.Id));
        }
        var now = clock.Now;
        var rows = await (
            from box in boxes
            join standing in db.MailboxStandings on box.Id equals standing.MailboxId
            orderby box.Name, box.Id
            select new MailboxRow(box.Id, box.Version, box.Name, box.Address, box.Host, box.Port, box.Safety, box.UserName, box.Since, box.Active)
            {
                FetchedAt = standing.FetchedAt, NextAt = standing.NextAt, Working = standing.ClaimedUntil > now, FailedSince = standing.FailedSince, Failure = standing.Failure,
                FailureDetail = standing.FailureDetail, Waiting = db.WaitingMails.Count(m => m.MailboxId == box.Id),
            }).ToListAsync(ct);
        var staff = await db.Users.AsNoTracking().Where(p => p.Active && p.ProfileId != null).OrderBy(p => p.LastName).ThenBy(p => p.FirstName).ToListAsync(ct);
        return rows.ConvertAll(row => row with { Readers = [.. staff.Where(p => p.Reads(row.Address)).Select(p => p.FullName)] });
    }
}
