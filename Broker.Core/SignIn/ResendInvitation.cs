using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Asks somebody in once more: the link sent before stops working. By the firm, or by whoever manages the client's own contacts.</summary>
public sealed class ResendInvitation(BrokerStore store)
{
    /// <summary>Name.</summary>
    public const string Resent = "client.access-resent";

    public async Task<Result> RunAsync(Caller by, Guid membershipId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(db.Actor.Kind == ActorKind.Client ? Permission.ManageContacts : Permission.ManageClients);

        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, ct) is not { } membership) return Problem.Missing;
        if (db.Actor.Group == AccessGroup.Full && membership.SeesEverything) return Problem.Missing;
        var person = await db.Users.SingleAsync(p => p.Id == membership.PersonId, ct);
        if (!membership.Active || !person.Active || membership.Stage is not (AccessStage.Invited or AccessStage.Refused)) return new Problem("access.not-invited");
        // Whom the firm refused, the firm alone asks in again.
        if (membership.Stage == AccessStage.Refused && db.Actor.Kind == ActorKind.Client) return new Problem("access.refused-by-firm");
        db.AddEvent(membership.ClientId, null, Resent, person.FullName);
        await Invitations.IssueAsync(db, person, membership, ct);
        return await db.SaveAsync(ct);
    }
}
