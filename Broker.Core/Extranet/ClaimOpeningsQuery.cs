using Broker.Core.Access;
using Broker.Core.Claims;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>The guarantees of a contract on which a claim of that day may be told online (R-CLM-05): those that applied, an endorsement's before the contract's (R-CON-10).</summary>
public sealed class ClaimOpeningsQuery(BrokerStore store, FirmClock clock)
{
    /// <param name="InForce">The contract covered that day, as far as one can say.</param>
    public sealed record Openings(IReadOnlyList<ClaimGuaranteesQuery.GuaranteeRow> Guarantees, bool InForce);

    /// <param name="on">Today when not known yet.</param>
    /// <returns>Null when the contract is not one of theirs.</returns>
    public async Task<Openings?> RunAsync(Caller by, Guid contractId, DateOnly? on = null, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);
        db.Actor.Demand(Feature.DeclareClaims);
        var day = on ?? clock.Today;
        if (await ClaimOffersQuery.Offered(db).AsNoTracking().WithFacts().SingleOrDefaultAsync(c => c.Id == contractId, ct) is not { } contract) return null;
        return new(await OpenedAsync(db, contract, day, ct), contract.StateOn(day) == ContractState.InForce);
    }

    internal static async Task<IReadOnlyList<ClaimGuaranteesQuery.GuaranteeRow>> OpenedAsync(BrokerDb db, Contract contract, DateOnly day, CancellationToken ct) =>
        [.. (await ContractCover.ReadAsync(db, contract.Id, contract.ProductId, day, ct)).Lines.Where(l => l.Declarable).Select(l => new ClaimGuaranteesQuery.GuaranteeRow(l.GuaranteeId, l.PublicName ?? l.Name))];
}
