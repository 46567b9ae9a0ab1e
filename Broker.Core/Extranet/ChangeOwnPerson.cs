using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Clients;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// Somebody of a client's changes their own name and how to reach them (F4): of the sign-in they have, and of their card in the client's record. The address
/// they sign in with changes once the new one is confirmed.
/// </summary>
public sealed class ChangeOwnPerson(BrokerStore store)
{
    /// <summary>Who, what it was, what it is.</summary>
    public const string Changed = "client.own-person";

    public sealed class Input
    {
        /// <summary>Of their card, as it was read; none without one.</summary>
        public Guid? Version { get; set; }
        [Required, MaxLength(Contact.NameLength)] public string? FirstName { get; set; }
        [Required, MaxLength(Contact.NameLength)] public string? LastName { get; set; }
        [Required, IsEmail, MaxLength(DoorMail.AddressLength)] public string? Email { get; set; }
        [MaxLength(Contact.PhoneLength)] public string? Phone { get; set; }
        [MaxLength(Contact.PhoneLength)] public string? Mobile { get; set; }

        public static Input Of(OwnDetailsQuery.PersonPart person) => new()
        {
            Version = person.Version, FirstName = person.FirstName, LastName = person.LastName, Email = person.Wished ?? person.Email, Phone = person.Phone, Mobile = person.Mobile,
        };
    }

    /// <summary>Neither from a principal's account, nor for somebody else.</summary>
    internal static bool IsInOwnName(Actor actor) => actor is { Kind: ActorKind.Client, From: null, InPlaceOf: null };

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.UseExtranet);
        db.Actor.Demand(Feature.OwnDetails);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (!IsInOwnName(db.Actor) || await db.Users.SingleOrDefaultAsync(p => p.Id == db.Actor.PersonId && p.ProfileId == null, ct) is not { } person) return Problem.Missing;
        var clientId = db.Actor.ClientId!.Value;
        var card = await db.Contacts.Where(k => k.ClientId == clientId && k.PersonId == person.Id).OrderBy(k => k.Id).FirstOrDefaultAsync(ct);
        if (card?.Version != input.Version) return Problem.Stale;

        var before = Told(person, card);
        (person.FirstName, person.LastName) = (input.FirstName!.Trim(), input.LastName!.Trim());
        if (card is not null) (card.FirstName, card.LastName, card.Phone, card.Mobile) = (person.FirstName, person.LastName, Inputs.Tidy(input.Phone), Inputs.Tidy(input.Mobile));
        if (Told(person, card) is var after && after != before) db.AddEvent(clientId, null, Changed, person.FullName, before, after);
        await db.WishEmailAsync(clientId, person.Id, person.Email, input.Email!.Trim(), person.FullName, person.Language, ct);
        await db.TellOwnChangeAsync(await db.Clients.SingleAsync(c => c.Id == clientId, ct), db.Actor.Signature, ct);
        return await db.SaveAsync(ct);
    }

    private static string Told(Person person, Contact? card) => string.Join(", ", new[] { person.FullName, card?.Phone, card?.Mobile }.Where(part => !string.IsNullOrEmpty(part)));
}
