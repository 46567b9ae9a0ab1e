using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Claims;

public sealed class CloseClaim(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ClaimId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required] public ClaimOutcome? Outcome { get; set; }
        [MaxLength(Claim.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClaims);
        if (Inputs.Check(input) is { } problem) return problem;

        var claim = await db.Claims.Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == input.ClaimId, ct);
        if (claim is null) return Problem.Missing;
        if (claim.Version != input.Version) return Problem.Stale;

        var result = claim.Close(input.Outcome!.Value, Inputs.Tidy(input.Reason), db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.AddEvent(claim.ClientId, claim.ContractId, ClaimEvents.Closed, claim.Number, $"{nameof(ClaimOutcome)}.{claim.Outcome}");
        return await db.SaveAsync(ct);
    }
}
