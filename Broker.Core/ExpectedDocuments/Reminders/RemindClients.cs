using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Communication;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.ExpectedDocuments.Reminders;

/// <summary>
/// The day's reminders: each client, or prospect, whose turn it is gets one that lists all that is missing (AS-19). Each is one save of its own, of which there can be one a day: killed anywhere,
/// the round is simply made again. Who has been reminded that day by hand, or whose address takes no mail, is left alone.
/// </summary>
public sealed class RemindClients(BrokerStore store, FirmIdentity configured, FirmClock clock, IReminderWords words)
{
    private const int AtOnce = 500;

    /// <returns>How many were written to.</returns>
    public async Task<Result<int>> RunAsync(Caller by, CancellationToken ct = default)
    {
        var (written, after) = (0, Guid.Empty);
        while (true)
        {
            List<Guid> clients;
            await using (var db = await store.OpenToReadAsync(by, ct))
            {
                db.Actor.DemandSystem();
                if (await db.ReminderRules.AsNoTracking().SingleOrDefaultAsync(ct) is not { IsOn: true } rules) return written;
                clients = await WaitingAsync(db, rules, after, ct);
            }
            foreach (var client in clients) if (await RemindAsync(by, client, ct)) written++;
            if (clients.Count < AtOnce) return written;
            after = clients[^1];
        }
    }

    private Task<List<Guid>> WaitingAsync(BrokerDb db, ReminderRules rules, Guid after, CancellationToken ct)
    {
        var (today, before) = (clock.Today, clock.StartOf(rules.LatestAsked(clock.Today).AddDays(1)));
        return StandingDocuments.Of(db, today).Where(e => e.IsMissing && e.Since < before && e.ClientId > after
                && db.Clients.Any(c => c.Id == e.ClientId && c.State != ClientState.Archived) && !db.DocumentReminders.Any(r => r.ClientId == e.ClientId && r.Day >= today))
            .Select(e => e.ClientId).Distinct().OrderBy(id => id).Take(AtOnce).ToListAsync(ct);
    }

    private async Task<bool> RemindAsync(Caller by, Guid clientId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(by, ct);
        var today = clock.Today;
        // Turned off, or fallen quiet, in the middle of the round.
        if (await db.ReminderRules.AsNoTracking().SingleOrDefaultAsync(ct) is not { } rules || !rules.IsAwake(clock.ToFirm(clock.Now))) return false;
        var last = await db.DocumentReminders.Where(r => r.ClientId == clientId).MaxAsync(r => (DateOnly?)r.Day, ct);
        if (last >= today) return false;
        var asked = await StandingDocuments.Of(db, today).Where(e => e.ClientId == clientId && e.IsMissing).Select(e => e.Since).ToListAsync(ct);
        if (!asked.Exists(since => rules.IsTurn(DateOnly.FromDateTime(clock.ToFirm(since)), last, today))) return false;
        if (await ReminderReading.ReadAsync(db, clientId, null, null, await db.FirmIdentityAsync(configured, ct), today, ct) is not { To: { } to, Count: > 0 } about || !await TakesMailAsync(db, clientId, to, ct)) return false;

        var (subject, body) = words.Write(about);
        var handler = await db.Clients.Where(c => c.Id == clientId).Select(c => c.HandlerId).SingleAsync(ct);
        var message = db.Add(new Message { ClientId = clientId, AuthorId = handler, Author = about.Author ?? about.Firm, To = to, Subject = MailAddresses.OneLine(subject), Body = body, CreatedAt = clock.Now, At = clock.Now }).Entity;
        message.Queue(clock.Now);
        db.Add(DocumentReminder.Of(about, today, message.Id, byHand: false));
        db.Events.Add(new Event { ClientId = clientId, At = clock.Now, By = about.Firm, Code = ReminderEvents.Sent, Args = [to, $"{about.Count}"] });
        // Another worker's reminder of the day, or somebody at the client's record: theirs counts, and the next round looks again.
        return !(await db.SaveAsync(ct)).Failed;
    }

    /// <summary>The last mail there was refused for good; or the one before still waits for the mail server, and two would arrive together.</summary>
    private static async Task<bool> TakesMailAsync(BrokerDb db, Guid clientId, string to, CancellationToken ct)
    {
        if (await (from r in db.DocumentReminders join m in db.Messages on r.MessageId equals m.Id where r.ClientId == clientId && (m.State == MessageState.Queued || m.State == MessageState.Sending) select m.Id).AnyAsync(ct)) return false;
        var last = await db.Messages.Where(m => m.ClientId == clientId && !m.Incoming && m.To == to && (m.State == MessageState.Sent || m.State == MessageState.Failed))
            .OrderByDescending(m => m.At).Select(m => m.State == MessageState.Failed ? m.Failure : null).FirstOrDefaultAsync(ct);
        return last != MailRefused.Recipient;
    }
}
