using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>One of the caller's fetched mails, whole, with the records it may belong to.</summary>
public sealed class MailToFileQuery(BrokerStore store)
{
    public sealed record MailView(Guid Id, string Mailbox, string From, string To, string Subject, string Text, DateTime At, FetchedState State, string? Reason, long Size, IReadOnlyList<string> LeftOut)
    {
        public IReadOnlyList<(string Name, long Size)> Pieces { get; init; } = [];

        /// <summary>Those who know the sender's address.</summary>
        public IReadOnlyList<Candidate> Candidates { get; init; } = [];
        public string? EndedBy { get; init; }
        public DateTime? EndedAt { get; init; }
    }

    public sealed record Candidate(Guid Id, string Name, string Reference);

    /// <returns>Null when there is none, or it lies in somebody else's mailbox, or it is filed.</returns>
    public async Task<MailView?> RunAsync(Caller by, Guid mailId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var mine = await db.MyMailboxesAsync(ct);
        var mail = await db.FetchedMails.AsNoTracking().Include(m => m.Pieces).ThenInclude(p => p.File)
            .SingleOrDefaultAsync(m => m.Id == mailId && m.State != FetchedState.Filed && mine.Contains(m.MailboxId), ct);
        if (mail is null) return null;
        var known = mail.State == FetchedState.ToFile ? await Senders.KnownToAsync(db, mail.Sender, ct) : [];
        return new(mail.Id, await db.Mailboxes.Where(b => b.Id == mail.MailboxId).Select(b => b.Name).FirstAsync(ct), mail.From, mail.To, mail.Subject, mail.Text, mail.At, mail.State, mail.Reason, mail.Size, mail.LeftOut)
        {
            Pieces = [.. mail.Pieces.OrderBy(p => p.Place).Select(p => (p.Name, p.File!.Size))], EndedBy = mail.EndedBy, EndedAt = mail.EndedAt,
            Candidates = await db.Clients.Where(c => known.Contains(c.Id)).OrderBy(c => c.Name).Select(c => new Candidate(c.Id, c.Name, c.Reference)).ToListAsync(ct),
        };
    }
}
