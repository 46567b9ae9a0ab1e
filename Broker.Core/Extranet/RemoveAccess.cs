using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>
/// Takes somebody's access away: their next click is refused, and what they did stays under their name (IND-14). They remain a contact. The primary contact
/// stays until another is named (IND-03).
/// </summary>
public sealed class RemoveAccess(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid membershipId, CancellationToken ct = default)
    {
        Guid person;
        await using (var db = await store.OpenAsync(by, ct))
        {
            Granting.Demand(db.Actor);
            var membership = await db.MemberAsync(membershipId, ct);
            if (membership is null) return Problem.Missing;
            if (membership.Group == AccessGroup.Primary) return new Problem("access.primary-stays");
            if (!Granting.MayManage(db.Actor, membership.Group)) return new Problem(Granting.NotTheirs);

            db.AddEvent(membership.ClientId, null, AccessHistory.Removed, await db.NameOfAsync(membership, ct));
            (membership.Active, membership.AllContracts) = (false, false);
            (membership.SeesAllDocuments, membership.MaySubmitForms, membership.MaySubmitWorkbooks) = (false, false, false);
            membership.Shares.Clear();
            person = membership.PersonId;
            var saved = await db.SaveAsync(ct);
            if (saved.Failed) return saved;
        }
        return await EndSessionsAsync(person, ct);
    }

    /// <summary>The archive's door is shut already. What remains are cookies that open nothing: they end too, unless they still open another account, of which whoever removes knows nothing.</summary>
    private async Task<Result> EndSessionsAsync(Guid personId, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(Caller.System(Jobs.Sessions), ct);
        if (await db.Users.SingleOrDefaultAsync(p => p.Id == personId && p.ProfileId == null, ct) is not { } person) return Result.Done;
        if (await db.Memberships.AnyAsync(m => m.PersonId == personId && m.Active, ct)) return Result.Done;
        await db.EndSessionsOfAsync(person, ct);
        return await db.SaveAsync(ct);
    }
}
