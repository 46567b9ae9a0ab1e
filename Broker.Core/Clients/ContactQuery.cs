using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>One contact: all the firm knows of them, and the clients it speaks to them about.</summary>
public sealed class ContactQuery(BrokerStore store)
{
    public sealed record ContactRecord(Guid Id, Guid Version, Guid ClientId, string Client, string FirstName, string LastName, Guid? TypeId, string? Type, string? Role,
        string? Email, string? OtherEmail, string? Phone, string? Mobile, string? Note, bool SignsIn)
    {
        /// <summary>The firm's own fields, with what they hold.</summary>
        public IReadOnlyList<CustomValueRow> Custom { get; init; } = [];

        /// <summary>The other clients they are attached to.</summary>
        public IReadOnlyList<OtherClient> Others { get; init; } = [];
        public string FullName => $"{FirstName} {LastName}".Trim();
    }

    public sealed record OtherClient(Guid Id, string Reference, string Name);

    /// <returns>Null when there is no such contact.</returns>
    public async Task<ContactRecord?> RunAsync(Caller by, Guid contactId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var contact = await db.Contacts.AsNoTracking().Where(k => k.Id == contactId)
            .Select(k => new ContactRecord(k.Id, k.Version, k.ClientId, db.Clients.First(c => c.Id == k.ClientId).Name, k.FirstName, k.LastName,
                k.TypeId, db.ListValues.Where(v => v.Id == k.TypeId).Select(v => v.Name).FirstOrDefault(), k.Role, k.Email, k.OtherEmail, k.Phone, k.Mobile, k.Note,
                db.Memberships.Any(m => m.ClientId == k.ClientId && m.PersonId == k.PersonId && m.Active)))
            .SingleOrDefaultAsync(ct);
        if (contact is null) return null;
        var others = from link in db.ContactLinks
                     join client in db.Clients on link.ClientId equals client.Id
                     where link.ContactId == contactId
                     orderby client.Name
                     select new OtherClient(client.Id, client.Reference, client.Name);
        return contact with { Others = await others.ToListAsync(ct), Custom = await CustomValues.ReadAsync(db, CustomSubject.Contact, contactId, ct) };
    }
}
