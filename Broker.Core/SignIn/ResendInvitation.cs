using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.SignIn;

/// <summary>Asks somebody in once more: the link sent before stops working. By the firm, or by whoever manages the client's own contacts.</summary>
public sealed class ResendInvitation(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid membershipId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(db.Actor.Kind == ActorKind.Client ? Permission.ManageContacts : Permission.ManageClients);

        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, ct) is not { } membership) return Problem.Missing;
        if (db.Actor.Group == AccessGroup.Full && membership.SeesEverything) return Problem.Missing;
        var person = await db.Users.SingleAsync(p => p.Id == membership.PersonId, ct);
        if (!membership.Active || !person.Active || membership.Stage is not (AccessStage.Invited or AccessStage.Refused)) return new Problem("access.not-invited");
        await Invitations.IssueAsync(db, person, membership, ct);
        return await db.SaveAsync(ct);
    }
}
