using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The people of the firm a client can turn to, its handler first: what the record lists, and what the client's contacts read (R-ASC-02).</summary>
public sealed class CorrespondentsQuery(BrokerStore store)
{
    /// <param name="Id">Null for the handler, when they are not named besides.</param>
    /// <param name="Active">Somebody who has left stays on the record until taken off it; clients no longer read their name.</param>
    public sealed record CorrespondentRow(Guid? Id, Guid Version, Guid PersonId, string Name, Guid? RoleId, string? Role, string? Email, string? Phone, bool IsHandler, bool Active);

    public async Task<IReadOnlyList<CorrespondentRow>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.FirmContacts);

        var handler = db.Clients.Where(c => c.Id == clientId).Select(c => c.HandlerId);
        var rows = await (
            from person in db.Users
            from named in db.Correspondents.Where(c => c.ClientId == clientId && c.PersonId == person.Id).DefaultIfEmpty()
            where named != null || handler.Contains(person.Id)
            orderby handler.Contains(person.Id) descending, person.LastName, person.FirstName
            select new CorrespondentRow(named == null ? null : named.Id, named == null ? Guid.Empty : named.Version, person.Id, person.FirstName + " " + person.LastName,
                named == null ? null : named.RoleId, db.ListValues.Where(v => named != null && v.Id == named.RoleId).Select(v => v.Name).FirstOrDefault(),
                person.Email, person.PhoneNumber, handler.Contains(person.Id), person.Active)).ToListAsync(ct);
        return db.Actor.IsFirm ? rows : [.. rows.Where(r => r.Active)];
    }
}
