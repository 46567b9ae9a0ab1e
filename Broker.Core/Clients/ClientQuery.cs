using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>One client: what the record's header and its identity tab show.</summary>
public sealed class ClientQuery(BrokerStore store)
{
    /// <summary>Members and contacts named on the identity tab; the associations have them all.</summary>
    public const int Most = 10;

    public sealed record ClientRecord(Guid Id, Guid Version, string Reference, string Name, ClientKind Kind, ClientState State, string? Siren,
        string? Email, string? Phone, string? Street, string? PostalCode, string? City, Guid? HandlerId, string? Handler)
    {
        /// <summary>The client this one is attached to (D-01), when the caller may see it.</summary>
        public Related? Principal { get; init; }

        /// <summary>The first of them by name: an employer may have thousands.</summary>
        public IReadOnlyList<Related> Members { get; init; } = [];
        public int MemberCount { get; init; }
        public IReadOnlyList<ContactRow> Contacts { get; init; } = [];
        public int ContactCount { get; init; }
    }

    public sealed record Related(Guid Id, string Reference, string Name, string? City);

    /// <param name="SignsIn">They have an active access to this client's extranet.</param>
    public sealed record ContactRow(Guid Id, string FirstName, string LastName, string? Role, string? Email, string? Phone, bool SignsIn);

    private sealed record Found(Guid? ParentId, ClientRecord Record);

    private static readonly Asked<Found> Reading = new((db, client, _) => db.Clients.AsNoTracking().Where(c => c.Id == client)
        .Select(c => new Found(c.ParentId, new ClientRecord(c.Id, c.Version, c.Reference, c.Name, c.Kind, c.State, c.Siren, c.Email, c.Phone, c.Street, c.PostalCode, c.City,
            c.HandlerId, db.Users.Where(p => p.Id == c.HandlerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault()))));

    private static readonly Asked<Related> Grouped = new((db, client, _) => db.Clients.Where(c => c.ParentId == client).OrderBy(c => c.Name).ThenBy(c => c.Id).Take(Most + 1)
        .Select(c => new Related(c.Id, c.Reference, c.Name, c.City)));

    private static readonly Asked<Related> Above = new((db, parent, _) => db.Clients.Where(c => c.Id == parent).Select(c => new Related(c.Id, c.Reference, c.Name, c.City)));

    private static readonly Asked<ContactRow> Known = new((db, client, _) => db.Contacts.Where(k => k.ClientId == client).OrderBy(k => k.LastName).ThenBy(k => k.FirstName).Take(Most)
        .Select(k => new ContactRow(k.Id, k.FirstName, k.LastName, k.Role, k.Email, k.Phone, db.Memberships.Any(m => m.ClientId == client && m.PersonId == k.PersonId && m.Active))));

    /// <returns>Null when there is no such client, or none the caller may see.</returns>
    public async Task<ClientRecord?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();

        var found = await Reading.Of(db, clientId).SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var group = await Grouped.Of(db, clientId).ToListAsync(ct);
        if (found.ParentId is { } parent && await Above.Of(db, parent).SingleOrDefaultAsync(ct) is { } principal) group.Add(principal);
        var contacts = await Known.Of(db, clientId).ToListAsync(ct);
        var members = group.FindAll(c => c.Id != found.ParentId);
        return found.Record with
        {
            Principal = group.Find(c => c.Id == found.ParentId),
            Members = [.. members.Take(Most)],
            MemberCount = members.Count <= Most ? members.Count : await db.Clients.CountAsync(c => c.ParentId == clientId, ct),
            Contacts = contacts,
            ContactCount = contacts.Count < Most ? contacts.Count : await db.Contacts.CountAsync(k => k.ClientId == clientId, ct),
        };
    }
}
