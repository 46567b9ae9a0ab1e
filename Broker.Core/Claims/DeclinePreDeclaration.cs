using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

/// <summary>What a client told online is not followed; they read why.</summary>
public sealed class DeclinePreDeclaration(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClaimId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>The client reads it.</summary>
        [Required, MaxLength(Claim.ReasonLength)] public string? Answer { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClaims);
        if (Inputs.Check(input) is { } problem) return problem;

        var claim = await db.Claims.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == input.ClaimId, ct);
        if (claim is null) return Problem.Missing;
        if (claim.Version != input.Version) return Problem.Stale;
        var answer = input.Answer!.Trim();
        var result = claim.Decline(answer, db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.AddEvent(claim.ClientId, claim.ContractId, ClaimEvents.Declined, claim.Number, answer);
        db.Add(new Notification { PersonId = claim.PreDeclaredById!.Value, At = clock.Now, Code = "notice.claim-declined", Args = [claim.Number], Link = $"/space/{claim.ClientId}/claims/{claim.Id}" });
        return await db.SaveAsync(ct);
    }
}
