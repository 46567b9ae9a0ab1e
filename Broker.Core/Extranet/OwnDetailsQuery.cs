using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>What the firm knows of a client and of whoever reads it, as far as they may change it themselves (F4).</summary>
public sealed class OwnDetailsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="Client">For those who may edit the account.</param>
    /// <param name="Person">For somebody in their own account, in their own name.</param>
    public sealed record OwnDetails(ClientPart? Client, PersonPart? Person);

    /// <param name="Wished">An address that waits to be confirmed.</param>
    public sealed record ClientPart(Guid Version, ClientKind Kind, string Name, string? TradeName, string? LastName, string? FirstName, string? Email, string? Wished, string? Phone,
        string? Street, string? PostalCode, string? City, string Country, string Language);

    /// <param name="Version">Of their card in the client's record; null without one, where their telephones are not kept.</param>
    public sealed record PersonPart(Guid? Version, string FirstName, string LastName, string Email, string? Wished, string? Phone, string? Mobile);

    public async Task<OwnDetails> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.UseExtranet);
        db.Actor.Demand(Feature.OwnDetails);
        if (db.Actor.ClientId is not { } clientId) return new(null, null);

        var client = db.Actor.May(Permission.EditAccount) ? await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == clientId, ct) : null;
        return new(
            client is null ? null : new(client.Version, client.Kind, client.Name, client.TradeName, client.LastName, client.FirstName, client.Email,
                (await db.EmailChangeAsync(clientId, null, clock.Now, ct))?.Address, client.Phone, client.Street, client.PostalCode, client.City, client.Country, client.Language),
            await PersonAsync(db, clientId, ct));
    }

    private async Task<PersonPart?> PersonAsync(BrokerDb db, Guid clientId, CancellationToken ct)
    {
        if (!ChangeOwnPerson.IsInOwnName(db.Actor) || await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == db.Actor.PersonId && p.ProfileId == null, ct) is not { } person) return null;
        var card = await db.Contacts.AsNoTracking().Where(k => k.ClientId == clientId && k.PersonId == person.Id).OrderBy(k => k.Id).FirstOrDefaultAsync(ct);
        return new(card?.Version, person.FirstName, person.LastName, person.Email!, (await db.EmailChangeAsync(clientId, person.Id, clock.Now, ct))?.Address, card?.Phone, card?.Mobile);
    }
}
