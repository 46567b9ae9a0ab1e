using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>Strikes a contact off for good, and off every client they were attached to. One who can sign in stays until that access is gone.</summary>
public sealed class RemoveContact(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid contactId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);

        var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == contactId, ct);
        if (contact is null) return Problem.Missing;
        if (contact.PersonId is { } person && await db.Memberships.AnyAsync(m => m.ClientId == contact.ClientId && m.PersonId == person && m.Active, ct))
            return Problem.Of("contact.signs-in", contact.FullName);
        db.RemoveRange(await db.ContactLinks.Where(l => l.ContactId == contactId).ToListAsync(ct));
        db.RemoveRange(await db.CustomFieldValues.Where(v => v.SubjectId == contactId).ToListAsync(ct));
        db.Remove(contact);
        return await db.SaveAsync(ct);
    }
}
