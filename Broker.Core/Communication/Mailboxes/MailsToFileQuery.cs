using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>Mails fetched from the caller's mailboxes that no record took: those that wait longest first; or those dismissed, the last first.</summary>
public sealed class MailsToFileQuery(BrokerStore store, SharedAnswers answers)
{
    public const int PageSize = 50;
    public static readonly Subjects About = Subjects.Of(typeof(FetchedMail), typeof(Mailbox), typeof(Person));
    private static readonly Figures None = new(false, 0, null);

    /// <param name="HasMailbox">The caller reads one at all (R-EML-02).</param>
    /// <param name="Since">When the oldest was sent; null when none waits.</param>
    public sealed record Figures(bool HasMailbox, int Count, DateTime? Since);

    public sealed record MailRow(Guid Id, string From, string Subject, DateTime At, FetchedState State, string? Reason, string Mailbox, int Attachments, string? EndedBy, DateTime? EndedAt);

    /// <param name="page">From 0.</param>
    public async Task<Page<MailRow>> RunAsync(Caller by, bool dismissed = false, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);
        var mine = await db.MyMailboxesAsync(ct);
        var mails = (dismissed ? db.FetchedMails.Where(m => m.State == FetchedState.Dismissed) : db.WaitingMails).AsNoTracking().Where(m => mine.Contains(m.MailboxId));
        var sorted = dismissed ? mails.OrderByDescending(m => m.EndedAt) : mails.OrderBy(m => m.At);
        var rows = await sorted.ThenBy(m => m.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(m => new MailRow(m.Id, m.From, m.Subject, m.At, m.State, m.Reason, db.Mailboxes.Where(b => b.Id == m.MailboxId).Select(b => b.Name).First(), m.Pieces.Count, m.EndedBy, m.EndedAt)).ToListAsync(ct);
        return new(rows, await mails.CountAsync(ct));
    }

    /// <summary>Counted for everybody at once, once per change.</summary>
    public async Task<Figures> CountAsync(Caller by, CancellationToken ct = default)
    {
        var actor = await store.RecognizeAsync(by, ct);
        actor.Demand(Permission.WriteMessages);
        if (actor.PersonId is not { } me) return None;
        var all = await answers.OfFirmAsync(actor, About, nameof(MailsToFileQuery), () => CountAllAsync(by));
        return all.GetValueOrDefault(me, None);
    }

    private async Task<Dictionary<Guid, Figures>> CountAllAsync(Caller by)
    {
        await using var db = await store.OpenToReadAsync(by);
        var boxes = await db.Mailboxes.AsNoTracking().Select(b => new { b.Id, b.Address }).ToListAsync();
        if (boxes.Count == 0) return [];
        var waiting = await db.WaitingMails.GroupBy(m => m.MailboxId).Select(g => new { g.Key, Count = g.Count(), Since = g.Min(m => m.At) }).ToDictionaryAsync(g => g.Key);
        var staff = await db.Users.AsNoTracking().Where(p => p.Active && p.ProfileId != null).ToListAsync();
        return staff.Select(p => (p.Id, Own: boxes.Where(b => p.Reads(b.Address)).Select(b => waiting.GetValueOrDefault(b.Id)).ToList())).Where(p => p.Own.Count > 0)
            .ToDictionary(p => p.Id, p => new Figures(true, p.Own.Sum(w => w?.Count ?? 0), p.Own.Min(w => w?.Since)));
    }
}
