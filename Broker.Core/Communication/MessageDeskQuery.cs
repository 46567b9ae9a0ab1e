using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Communication;

/// <summary>What the writing of a mail to a client needs at hand: whom one can write to, what can go with it, and whether it will leave.</summary>
public sealed class MessageDeskQuery(BrokerStore store, IMailPost post, FirmClock clock)
{
    private const int MostDocuments = 200;

    public sealed record Desk(string Client, IReadOnlyList<Addressee> Addressees, IReadOnlyList<MessageQuery.Attached> Documents, bool PostIsOpen)
    {
        public IReadOnlyList<Predefined> Predefined { get; init; } = [];

        /// <summary>The caller's mailboxes, the default one first (R-USR-04).</summary>
        public IReadOnlyList<string> Mailboxes { get; init; } = [];
    }

    /// <summary>A predefined message as it reads for this client.</summary>
    /// <param name="Held">Sent, it waits for a validation.</param>
    public sealed record Predefined(Guid Id, string Name, string Subject, string Body, bool Held);

    /// <param name="Name">The client, or a contact of theirs.</param>
    public sealed record Addressee(string Name, string Address);

    /// <returns>Null when there is no such client.</returns>
    public async Task<Desk?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.WriteMessages);

        var client = await db.Clients.Where(c => c.Id == clientId).Select(c => new { c.Name, c.Email, c.SecondEmail }).SingleOrDefaultAsync(ct);
        if (client is null) return null;
        var contacts = await db.Contacts.Where(k => k.ClientId == clientId && k.Email != null).OrderBy(k => k.LastName).ThenBy(k => k.FirstName)
            .Select(k => new Addressee(k.FirstName + " " + k.LastName, k.Email!)).ToListAsync(ct);
        contacts.InsertRange(0, new[] { client.Email, client.SecondEmail }.OfType<string>().Select(own => new Addressee(client.Name, own)));
        // What awaits the firm's decision does not leave the house.
        var documents = await db.Documents.Where(d => d.ClientId == clientId && !d.Held).OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).Take(MostDocuments)
            .Select(d => new MessageQuery.Attached(d.Id, d.Name, d.File!.ContentType, d.File.Size)).ToListAsync(ct);
        var me = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == db.Actor.PersonId, ct);
        return new Desk(client.Name, [.. contacts.Where(c => MailAddresses.IsOne(c.Address)).DistinctBy(c => c.Address, StringComparer.OrdinalIgnoreCase)], documents, post.IsOpen)
        {
            Predefined = await PredefinedAsync(db, clientId, ct), Mailboxes = me is null ? [] : [.. me.Mailboxes.OrderByDescending(mailbox => mailbox == me.AnswersAt())],
        };
    }

    private async Task<IReadOnlyList<Predefined>> PredefinedAsync(BrokerDb db, Guid clientId, CancellationToken ct)
    {
        var models = await db.PredefinedMessages.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Name)
            .Select(m => new { m.Id, m.Name, m.Subject, m.Body, Held = m.ValidationId != null }).ToListAsync(ct);
        if (models.Count == 0) return [];
        var values = await db.MessageValuesAsync(await db.Clients.AsNoTracking().SingleAsync(c => c.Id == clientId, ct), null, clock.Today, ct);
        var culture = new FirmIdentity().Culture;
        return [.. models.Select(m => new Predefined(m.Id, m.Name, MessageTags.Fill(m.Subject, values, culture), MessageTags.Fill(m.Body, values, culture), m.Held))];
    }
}
