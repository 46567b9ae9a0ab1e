using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>
/// Takes one mail of the door to the post. What is secret in it is made here, on the way out: the archive gets its hash before the mail leaves, and
/// nobody but its reader ever sees it. Tried again, it carries a new secret.
/// </summary>
public sealed class PostDoorMail(BrokerStore store, IMailPost post, IDoorWords words, IPasswordHasher<Person> hasher, FirmClock clock)
{
    public async Task<Result> RunAsync(Caller by, Guid mailId, CancellationToken ct = default)
    {
        Letter letter;
        await using (var db = await store.OpenAsync(by, ct))
        {
            db.Actor.DemandSystem();
            if (await db.DoorMails.SingleOrDefaultAsync(m => m.Id == mailId, ct) is not { } mail) return Problem.Missing;
            if (!mail.TryClaim(clock.Now)) return Result.Done;
            var errand = await DoorErrand.PrepareAsync(db, mail, hasher, clock.Now, ct);
            if (errand is null)
            {
                mail.Drop();
                return await db.SaveAsync(ct);
            }
            letter = await LetterAsync(db, mail, errand, ct);
            var claimed = await db.SaveAsync(ct);
            if (claimed.Failed) return claimed;
        }
        try
        {
            await post.SendAsync(letter, ct);
        }
        catch (MailRefused refused)
        {
            return await RecordAsync(by, mailId, mail => mail.FailedTo(refused.Code, refused.ForGood, clock.Now), ct);
        }
        return await RecordAsync(by, mailId, mail => mail.Left(), ct);
    }

    private async Task<Letter> LetterAsync(BrokerDb db, DoorMail mail, DoorErrand errand, CancellationToken ct)
    {
        var firm = await db.Firms.AsNoTracking().Select(f => new MailLook.Sender(f.Name, f.Address, f.Phone, f.Email, f.Orias, f.Colour)).SingleOrDefaultAsync(ct) ?? MailLook.Sender.Nameless;
        var said = words.Letter(new(errand.Kind, errand.Language, errand.Name, mail.About, mail.Words, firm.Name, errand.Secret));
        var text = said.Press is { } press ? $"{said.Text}\n\n{press.Label}\n{press.Address}" : said.Text;
        var address = post.Sender ?? firm.Email ?? "";
        return new Letter(MailAddresses.OneLine(firm.Name), address, firm.Email, [mail.To], MailAddresses.OneLine(said.Subject), text,
            MailLook.Html(firm, said.Text, "", said.Press is { } button ? (button.Label, button.Address) : null), $"<{mail.Id:N}.{mail.Attempts}@{address.Split('@')[^1]}>", []);
    }

    private async Task<Result> RecordAsync(Caller by, Guid mailId, Action<DoorMail> what, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        what(await db.DoorMails.SingleAsync(m => m.Id == mailId, ct));
        // A good moment to forget those of long ago.
        var before = clock.Now - DoorMail.Kept;
        db.RemoveRange(await db.DoorMails.Where(m => m.CreatedAt < before && m.State != DoorMailState.Queued && m.State != DoorMailState.Sending).Take(50).ToListAsync(ct));
        return await db.SaveAsync(ct);
    }
}
