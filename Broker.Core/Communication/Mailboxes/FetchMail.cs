using System.Security.Cryptography;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

/// <summary>
/// Takes what is new in one mailbox (R-JOB-03). Each mail is saved together with how far the box has been read: a machine that stops in between takes that mail
/// again, and finds it there. What answers a mail of a record, or comes from an address one record alone knows, is filed there; the rest waits to be filed.
/// </summary>
public sealed class FetchMail(BrokerStore store, ILetterBox boxes, ISeal seal, IFileShelf shelf, FirmClock clock)
{
    public const string Notice = "notice.mailbox-failed";
    public const int MostAtOnce = 100;
    private const int MostTries = 5;
    private const long MostBytes = FileReceivedMail.MostMegabytes * 1024L * 1024;

    private sealed record Box(Guid Id, string Address, long? Validity, long LastUid, DateOnly Since, DateTime? FetchedAt, BoxAddress Where);

    /// <summary>A mail as it is to be kept; its row is made anew at every try to save it.</summary>
    private sealed record Taken(BoxSlip Slip, string Hash, ReceivedMail? Mail, string? Reason, string From = "", string Sender = "", string Subject = "", DateTime? SentAt = null)
    {
        public List<(string Name, StoredFile File)> Pieces { get; } = [];
    }

    /// <returns>How many mails were taken.</returns>
    public async Task<Result<int>> RunAsync(Caller by, Guid mailboxId, CancellationToken ct = default)
    {
        try
        {
            if (await ClaimAsync(by, mailboxId, ct) is not { } box) return 0;
            var (taken, more) = await TakeAsync(by, box, ct);
            await EndAsync(by, mailboxId, (_, standing) => { standing.Done(more, clock.Now); return Task.CompletedTask; }, ct);
            return taken;
        }
        catch (MailboxRefused refused)
        {
            await EndAsync(by, mailboxId, (db, standing) => standing.FailedTo(refused.Code, refused.Detail, clock.Now) ? TellAsync(db, mailboxId, ct) : Task.CompletedTask, ct);
            return new Problem(refused.Code);
        }
    }

    private async Task<Box?> ClaimAsync(Caller by, Guid mailboxId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandSystem();
        var box = await db.Mailboxes.AsNoTracking().SingleOrDefaultAsync(m => m.Id == mailboxId && m.Active, ct);
        var standing = await db.MailboxStandings.SingleOrDefaultAsync(s => s.MailboxId == mailboxId, ct);
        if (box is null || standing?.TryClaim(clock.Now) != true || (await db.SaveAsync(ct)).Failed) return null;
        if (seal.Open(box.SealedPassword) is not { } password) throw new MailboxRefused(MailboxRefused.Sealed);
        return new(box.Id, box.Address, standing.Validity, standing.LastUid, box.Since, standing.FetchedAt, new() { Host = box.Host, Port = box.Port, Safety = box.Safety, UserName = box.UserName, Password = password });
    }

    private async Task<(int Count, bool More)> TakeAsync(Caller by, Box box, CancellationToken ct)
    {
        await using var open = await boxes.OpenAsync(box.Where, ct);
        var same = box.Validity == open.Validity;
        // The server has numbered its mails anew: those of the last days are looked at again, and known by what they are.
        var since = !same && box.FetchedAt is { } last && DateOnly.FromDateTime(last).AddDays(-3) is var day && day > box.Since ? day : box.Since;
        var slips = await open.ListAsync(same ? box.LastUid : 0, since, MostAtOnce + 1, ct);
        foreach (var slip in slips.Take(MostAtOnce))
            if (await ReadAsync(open, slip, ct) is { } taken) await KeepAsync(by, box, open.Validity, taken, ct);
        return (Math.Min(slips.Count, MostAtOnce), slips.Count > MostAtOnce);
    }

    private async Task<Taken?> ReadAsync(IOpenLetterBox open, BoxSlip slip, CancellationToken ct)
    {
        var bytes = slip.Size > MostBytes ? [] : await open.ReadAsync(slip.Uid, ct);
        if (bytes is null) return null;
        if (bytes.Length == 0) return await open.ReadHeadAsync(slip.Uid, ct) is { } head ? Aside(slip, head, FetchedMail.TooLarge) : null;
        ReceivedMail mail;
        try
        {
            mail = ReceivedMail.Read(bytes);
        }
        // Whatever a mail made to break its reader does: it is set aside, and the next one is read.
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or NotSupportedException)
        {
            return Aside(slip, bytes, FetchedMail.Unreadable);
        }
        var taken = new Taken(slip, HashOf(bytes), mail, null);
        foreach (var piece in mail.Pieces) taken.Pieces.Add((piece.Name, await shelf.KeepAsync(piece.Content, piece.ContentType, clock.Now, ct)));
        return taken;
    }

    private static Taken Aside(BoxSlip slip, byte[] bytes, string reason)
    {
        if (bytes.Length == 0) return new(slip, HashOf(BitConverter.GetBytes(slip.Uid)), null, reason);
        try
        {
            var head = ReceivedMail.ReadHead(bytes.AsSpan(0, Math.Min(bytes.Length, 64 * 1024)));
            return new(slip, HashOf(bytes), null, reason, head.From, head.Sender, head.Subject, head.SentAt);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException or NotSupportedException)
        {
            return new(slip, HashOf(bytes), null, reason);
        }
    }

    private async Task KeepAsync(Caller by, Box box, long validity, Taken taken, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            await using var db = await store.OpenAsync(by, ct);
            if (await db.MailboxStandings.SingleOrDefaultAsync(s => s.MailboxId == box.Id, ct) is not { } standing) return;
            standing.Took(validity, taken.Slip.Uid, clock.Now);
            var known = await db.FetchedMails.AnyAsync(m => m.MailboxId == box.Id && (m.Hash == taken.Hash || (m.Validity == validity && m.Uid == taken.Slip.Uid)), ct);
            if (!known) await WriteAsync(db, box, validity, taken, ct);
            var saved = await db.SaveAsync(ct);
            if (!saved.Failed) return;
            // Somebody asked for mails at that moment, or another mailbox filed the same mail: looked at once more.
            if (tries == MostTries) throw new InvalidOperationException($"A fetched mail could not be kept: {saved.Problem.Code}");
        }
    }

    private async Task WriteAsync(BrokerDb db, Box box, long validity, Taken taken, CancellationToken ct)
    {
        var (slip, now) = (taken.Slip, clock.Now);
        if (taken.Mail is not { } mail)
        {
            db.Add(FetchedMail.Aside(taken.Reason!, box.Id, validity, slip.Uid, taken.Hash, Earlier(taken.SentAt), now, slip.Size, taken.From, taken.Sender, taken.Subject));
            return;
        }
        var answered = await Senders.AnsweredAsync(db, mail.Answers, ct);
        var row = new FetchedMail
        {
            MailboxId = box.Id, Validity = validity, Uid = slip.Uid, Hash = taken.Hash, Key = mail.Key, AnswersKey = answered?.Key, From = mail.From, Sender = mail.Sender, To = mail.To, Subject = mail.Subject,
            Text = mail.Text, At = Earlier(mail.SentAt), FetchedAt = now, Size = slip.Size,
        };
        row.LeftOut.AddRange(mail.LeftOut);
        db.Add(row);
        var client = answered?.ClientId ?? (await Senders.KnownToAsync(db, mail.Sender, ct) is [var only] ? only : null as Guid?);
        if (client is { } clientId)
        {
            await FetchedFiling.FileAsync(db, row, taken.Pieces, [clientId], box.Address, null, now, ct);
            return;
        }
        db.AddRange(taken.Pieces.Select((piece, at) => new FetchedPiece { MailId = row.Id, Place = at, Name = piece.Name, FileId = piece.File.Id, File = piece.File }));
    }

    /// <summary>A clock set wrong elsewhere does not put a mail above those of tomorrow.</summary>
    private DateTime Earlier(DateTime? sentAt) => sentAt is { } at && at < clock.Now ? at : clock.Now;

    private async Task EndAsync(Caller by, Guid mailboxId, Func<BrokerDb, MailboxStanding, Task> how, CancellationToken ct)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            await using var db = await store.OpenAsync(by, ct);
            if (await db.MailboxStandings.SingleOrDefaultAsync(s => s.MailboxId == mailboxId, ct) is not { } standing) return;
            await how(db, standing);
            if (!(await db.SaveAsync(ct)).Failed) return;
        }
    }

    /// <summary>Told once, to whoever set the mailbox up; to the administrators, when they have left.</summary>
    private async Task TellAsync(BrokerDb db, Guid mailboxId, CancellationToken ct)
    {
        var box = await db.Mailboxes.AsNoTracking().SingleAsync(m => m.Id == mailboxId, ct);
        var people = await db.Users.Where(p => p.Id == box.OwnerId && p.Active && p.ProfileId != null).Select(p => p.Id).ToListAsync(ct);
        if (people.Count == 0) people = await db.Users.Where(p => p.Active && p.Profile!.IsAdministrator).Select(p => p.Id).ToListAsync(ct);
        foreach (var person in people) db.Add(new Notification { PersonId = person, At = clock.Now, Code = Notice, Args = [box.Name], Link = "/settings/mailboxes" });
    }

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
