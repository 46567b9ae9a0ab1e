using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>What a client told online becomes a claim like any other; whoever accepts it handles it, when nobody does.</summary>
public sealed class AcceptPreDeclaration(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClaimId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClaims);

        var claim = await db.Claims.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == input.ClaimId, ct);
        if (claim is null) return Problem.Missing;
        if (claim.Version != input.Version) return Problem.Stale;
        var result = claim.Accept(db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        claim.HandlerId ??= db.Actor.PersonId;
        db.AddEvent(claim.ClientId, claim.ContractId, ClaimEvents.Accepted, claim.Number);
        db.Add(new Notification { PersonId = claim.PreDeclaredById!.Value, At = clock.Now, Code = "notice.claim-accepted", Args = [claim.Number], Link = $"/space/{claim.ClientId}/claims/{claim.Id}" });
        return await db.SaveAsync(ct);
    }
}
