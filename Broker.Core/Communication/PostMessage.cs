using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>
/// Takes one mail of the queue to the post. Claimed first, so that two nodes never send it twice; the archive is closed while the post works.
/// </summary>
public sealed class PostMessage(BrokerStore store, IMailPost post, IFileShelf shelf, FirmClock clock)
{
    public const string Failed = "message.failed", Notice = "notice.message-failed", Stopped = "message.stopped", StoppedNotice = "notice.message-stopped", Withheld = "message.document-withheld";

    public async Task<Result> RunAsync(Caller by, Guid messageId, CancellationToken ct = default)
    {
        Letter letter;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.DemandSystem();
            var message = await db.Messages.SingleOrDefaultAsync(m => m.Id == messageId, ct);
            if (message is null) return Problem.Missing;
            if (await db.TakeBackOvertakenAsync(message, clock.Today, ct)) return await db.SaveAsync(ct);
            // Taken back since it was written: it leaves with nobody.
            if (await db.Set<MessageAttachment>().AnyAsync(a => a.MessageId == messageId && a.Document!.Held, ct)) return await StopAsync(db, message, Withheld, clock.Now, ct);
            if (!message.TryClaim(clock.Now)) return Result.Done;
            letter = await LetterAsync(db, message, ct);
            message.Key = letter.Key;
            var claimed = await db.SaveAsync(ct);
            if (claimed.Failed) return claimed;
        }
        try
        {
            await post.SendAsync(letter, ct);
        }
        catch (MailRefused refused)
        {
            return await RecordAsync(by, messageId, (db, message) => FailAsync(db, message, refused, ct), ct);
        }
        return await RecordAsync(by, messageId, (_, message) =>
        {
            message.Left($"{letter.SenderName} <{letter.SenderAddress}>", clock.Now);
            return Task.CompletedTask;
        }, ct);
    }

    /// <summary>It stays in the house, its history says so, and whoever wrote it is told.</summary>
    internal static async Task<Result> StopAsync(BrokerDb db, Message message, string why, DateTime now, CancellationToken ct)
    {
        if (!message.TryStop(why, now)) return Result.Done;
        db.AddEvent(message.ClientId, null, Stopped, message.To, message.Subject);
        await TellAuthorAsync(db, message, StoppedNotice, now, ct);
        return await db.SaveAsync(ct);
    }

    private static async Task TellAuthorAsync(BrokerDb db, Message message, string notice, DateTime now, CancellationToken ct)
    {
        if (message.AuthorId is not { } author) return;
        var client = await db.Clients.Where(c => c.Id == message.ClientId).Select(c => c.Name).SingleAsync(ct);
        db.Add(new Notification { PersonId = author, At = now, Code = notice, Args = [message.Subject, client], Link = $"/clients/{message.ClientId}/messages/{message.Id}" });
    }

    private async Task<Letter> LetterAsync(BrokerDb db, Message message, CancellationToken ct)
    {
        var firm = await db.Firms.AsNoTracking().Select(f => new MailLook.Sender(f.Name, f.Address, f.Phone, f.Email, f.Orias, f.Colour)).SingleOrDefaultAsync(ct) ?? MailLook.Sender.Nameless;
        var author = (await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == message.AuthorId, ct))?.AnswersAt(message.AnswersAt);
        var enclosed = await db.Set<MessageAttachment>().Where(a => a.MessageId == message.Id)
            .Select(a => new { a.Document!.Name, a.Document.File!.ContentType, a.Document.File.Hash }).ToListAsync(ct);
        var address = post.Sender ?? firm.Email ?? author ?? "";
        return new Letter($"{MailAddresses.OneLine(message.Author)} ({MailAddresses.OneLine(firm.Name)})", address, author, message.Recipients, message.Subject, message.Body,
            MailLook.Html(firm, message.Body, message.Author), message.Key ?? $"<{message.Id:N}@{address.Split('@')[^1]}>",
            [.. enclosed.Select(e => new Enclosure(ContentTypes.Named(e.Name, e.ContentType), e.ContentType, () => shelf.Open(e.Hash)))]);
    }

    private async Task<Result> RecordAsync(Caller by, Guid messageId, Func<BrokerDb, Message, Task> what, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        var message = await db.Messages.SingleAsync(m => m.Id == messageId, ct);
        await what(db, message);
        return await db.SaveAsync(ct);
    }

    private async Task FailAsync(BrokerDb db, Message message, MailRefused refused, CancellationToken ct)
    {
        message.FailedTo(refused.Code, refused.Detail, refused.ForGood, clock.Now);
        if (message.State != MessageState.Failed) return;
        db.AddEvent(message.ClientId, null, Failed, message.To, message.Subject);
        await TellAuthorAsync(db, message, Notice, clock.Now, ct);
    }
}
