using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The clients one has to do with, members apart: its principal, and those it is associated with.</summary>
public sealed class AssociatedClientsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Principal">The client this one is attached to (D-01); null for none.</param>
    /// <param name="Restricts">Its own list of products holds for its members, for now.</param>
    public sealed record Associations(string Client, PrincipalRow? Principal, bool Restricts, IReadOnlyList<AssociationRow> Associated);

    /// <param name="Restricts">Its list of products holds for this client too, for now: detaching would change what a contract may be made of.</param>
    public sealed record PrincipalRow(Guid Id, string Name, string Reference, string? City, Guid? AffiliationId, string? Affiliation, bool Restricts);

    public sealed record AssociationRow(Guid Id, string Name, string Reference, string? City, ClientState State, Guid KindId, string Kind);

    /// <returns>Null when there is no such client.</returns>
    public async Task<Associations?> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var today = clock.Today;
        var listed = db.ClientProducts.Where(l => l.VoidFrom == null || l.VoidFrom > today);

        var client = await db.Clients.Where(c => c.Id == clientId).Select(c => new { c.Name, c.ParentId, c.AffiliationId, Restricts = listed.Any(l => l.ClientId == c.Id) }).SingleOrDefaultAsync(ct);
        if (client is null) return null;

        var principal = await db.Clients.Where(c => c.Id == client.ParentId).Select(c => new PrincipalRow(c.Id, c.Name, c.Reference, c.City, client.AffiliationId,
            db.ListValues.Where(v => v.Id == client.AffiliationId).Select(v => v.Name).FirstOrDefault(), listed.Any(l => l.ClientId == c.Id))).SingleOrDefaultAsync(ct);
        var associated = await (
            from association in db.ClientAssociations
            join other in db.Clients on association.OtherId equals other.Id
            join kind in db.ListValues on association.KindId equals kind.Id
            where association.ClientId == clientId
            orderby other.Name, other.Id
            select new AssociationRow(other.Id, other.Name, other.Reference, other.City, other.State, kind.Id, kind.Name)).ToListAsync(ct);
        return new(client.Name, principal, client.Restricts, associated);
    }
}
