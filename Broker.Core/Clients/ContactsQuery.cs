using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>A client's contacts, a page at a time: its own, and those of others who are attached to it.</summary>
public sealed class ContactsQuery(BrokerStore store)
{
    public const int PageSize = 50;

    /// <param name="OwnerId">The client the contact belongs to: another one for those merely attached here.</param>
    /// <param name="SignsIn">They have an active access to their own client's extranet.</param>
    /// <param name="Others">How many other clients they are attached to.</param>
    public sealed record ContactRow(Guid Id, string FirstName, string LastName, string? Type, string? Role, string? Email, string? Phone, Guid OwnerId, string Owner, bool SignsIn, int Others);

    /// <param name="page">From 0.</param>
    public async Task<Page<ContactRow>> RunAsync(Caller by, Guid clientId, int page = 0, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        var contacts = db.Contacts.AsNoTracking().Where(k => k.ClientId == clientId || db.ContactLinks.Any(l => l.ClientId == clientId && l.ContactId == k.Id));
        var rows = await contacts.OrderBy(k => k.LastName).ThenBy(k => k.FirstName).ThenBy(k => k.Id).Skip(Math.Max(0, page) * PageSize).Take(PageSize)
            .Select(k => new ContactRow(k.Id, k.FirstName, k.LastName, db.ListValues.Where(v => v.Id == k.TypeId).Select(v => v.Name).FirstOrDefault(), k.Role, k.Email, k.Phone ?? k.Mobile,
                k.ClientId, db.Clients.First(c => c.Id == k.ClientId).Name,
                db.Memberships.Any(m => m.ClientId == k.ClientId && m.PersonId == k.PersonId && m.Active),
                db.ContactLinks.Count(l => l.ContactId == k.Id && l.ClientId != clientId)))
            .ToListAsync(ct);
        return new(rows, await contacts.CountAsync(ct));
    }
}
