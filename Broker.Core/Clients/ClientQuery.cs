using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>One client: what the record's header and its identity tab show.</summary>
public sealed class ClientQuery(BrokerStore store)
{
    public sealed record ClientRecord(Guid Id, Guid Version, string Reference, string Name, ClientKind Kind, ClientState State, string? Siren,
        string? Email, string? Phone, string? Street, string? PostalCode, string? City, Guid? HandlerId, string? Handler)
    {
        /// <summary>The client this one is attached to (D-01), when the caller may see it.</summary>
        public Related? Principal { get; init; }
        public IReadOnlyList<Related> Members { get; init; } = [];
        public IReadOnlyList<ContactRow> Contacts { get; init; } = [];
    }

    public sealed record Related(Guid Id, string Reference, string Name, string? City);

    /// <param name="SignsIn">They have an active access to this client's extranet.</param>
    public sealed record ContactRow(Guid Id, string FirstName, string LastName, string? Role, string? Email, string? Phone, bool SignsIn);

    /// <returns>Null when there is no such client, or none the caller may see.</returns>
    public async Task<ClientRecord?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.DemandReading();

        return await db.Clients.AsNoTracking().Where(c => c.Id == clientId)
            .Select(c => new ClientRecord(c.Id, c.Version, c.Reference, c.Name, c.Kind, c.State, c.Siren, c.Email, c.Phone, c.Street, c.PostalCode, c.City,
                c.HandlerId, db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault())
            {
                Principal = db.Clients.Where(p => p.Id == c.ParentId).Select(p => new Related(p.Id, p.Reference, p.Name, p.City)).FirstOrDefault(),
                Members = db.Clients.Where(m => m.ParentId == c.Id).OrderBy(m => m.Name).Select(m => new Related(m.Id, m.Reference, m.Name, m.City)).ToList(),
                Contacts = db.Contacts.Where(k => k.ClientId == c.Id).OrderBy(k => k.LastName).ThenBy(k => k.FirstName)
                    .Select(k => new ContactRow(k.Id, k.FirstName, k.LastName, k.Role, k.Email, k.Phone,
                        db.Memberships.Any(m => m.ClientId == c.Id && m.PersonId == k.PersonId && m.Active)))
                    .ToList(),
            })
            .AsSplitQuery().SingleOrDefaultAsync(ct);
    }
}
