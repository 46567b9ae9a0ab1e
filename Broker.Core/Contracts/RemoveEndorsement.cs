using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Takes back an endorsement entered by mistake: what stood before it applies again. The history keeps that it was there.</summary>
public sealed class RemoveEndorsement(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid endorsementId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (await db.Endorsements.SingleOrDefaultAsync(e => e.Id == endorsementId, ct) is not { } endorsement) return Problem.Missing;

        var number = await db.Contracts.Where(c => c.Id == endorsement.ContractId).Select(c => c.Number).SingleAsync(ct);
        db.RemoveRange(await db.ContractGuarantees.Where(g => g.EndorsementId == endorsementId).ToListAsync(ct));
        db.Remove(endorsement);
        db.AddEvent(endorsement.ClientId, endorsement.ContractId, ContractEvents.EndorsementRemoved, number, $"{endorsement.Number}", Dates.Iso(endorsement.EffectiveOn));
        return await db.SaveAsync(ct);
    }
}
