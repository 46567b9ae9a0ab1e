using Broker.Core.Files;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication.Mailboxes;

internal static class FetchedFiling
{
    /// <summary>A fetched mail onto these records; where it lies already, come by another mailbox, it is not put a second time.</summary>
    public static async Task FileAsync(BrokerDb db, FetchedMail mail, IReadOnlyList<(string Name, StoredFile File)> pieces, IReadOnlyList<Guid> clients, string by, Guid? byId, DateTime now, CancellationToken ct)
    {
        foreach (var client in clients)
        {
            var there = mail.Key is { } key
                ? await db.Messages.AsNoTracking().Where(m => m.ClientId == client && m.Key == key).Select(m => new { m.From, m.Subject, m.Body }).FirstOrDefaultAsync(ct)
                : null;
            if (there is not null && there.From == mail.From && there.Subject == mail.Subject && there.Body == mail.Text) continue;
            var answers = mail.AnswersKey is { } answered ? await db.Messages.Where(m => m.ClientId == client && m.Key == answered).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(ct) : null;
            db.Put(new()
            {
                From = mail.From, To = mail.To, Subject = mail.Subject, Text = mail.Text, At = mail.At, AnswersId = answers, LeftOut = mail.LeftOut, Pieces = pieces,
                // Another mail under the same Message-ID: some programmes do that. It is kept, without what would make it pass for the first.
                Key = there is null ? mail.Key : null,
            }, client, by, byId, now);
        }
        mail.File(by, now);
    }
}
