using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Puts a fetched mail onto a client's record, or onto several (R-DOC-02, R-EML-05).</summary>
public sealed class FileFetchedMail(BrokerStore store, FirmClock clock)
{
    public const int MostClients = Senders.Most;

    public sealed class Input
    {
        public Guid MailId { get; set; }
        public List<Guid> ClientIds { get; set; } = [];

        /// <summary>One more, found by its name.</summary>
        public Guid? OtherId { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var chosen = input.ClientIds.Concat(input.OtherId is { } other ? [other] : []).Distinct().ToList();
        if (chosen.Count == 0) return new Problem("mail.choose-client", nameof(Input.OtherId));
        if (chosen.Count > MostClients) return Problem.Of("mail.too-many-clients", MostClients).At(nameof(Input.OtherId));

        var mine = await db.MyMailboxesAsync(ct);
        var mail = await db.FetchedMails.Include(m => m.Pieces).ThenInclude(p => p.File).SingleOrDefaultAsync(m => m.Id == input.MailId && mine.Contains(m.MailboxId), ct);
        if (mail is null) return Problem.Missing;
        if (mail.State is not (FetchedState.ToFile or FetchedState.Dismissed) || mail.Reason is not null) return new Problem("mail.not-waiting");
        if (await db.Clients.CountAsync(c => chosen.Contains(c.Id) && c.State != ClientState.Archived, ct) != chosen.Count) return Problem.Missing;

        // The same mail came by another mailbox: filed once, it no longer waits there either.
        var twins = mail.Key is null ? [] : await db.FetchedMails.Include(m => m.Pieces)
            .Where(m => m.Key == mail.Key && m.Id != mail.Id && m.State == FetchedState.ToFile && m.Sender == mail.Sender && m.Subject == mail.Subject && m.Text == mail.Text).ToListAsync(ct);
        await FetchedFiling.FileAsync(db, mail, [.. mail.Pieces.OrderBy(p => p.Place).Select(p => (p.Name, p.File!))], chosen, db.Actor.Name, db.Actor.PersonId, clock.Now, ct);
        foreach (var twin in twins) twin.File(db.Actor.Name, clock.Now);
        return await db.SaveAsync(ct);
    }
}
