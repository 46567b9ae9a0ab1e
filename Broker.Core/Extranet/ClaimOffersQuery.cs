using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Contracts;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>On which contracts somebody may tell of a claim online: those shown to them, guarantees included, of which one at least is open to it (R-CON-07).</summary>
public sealed class ClaimOffersQuery(BrokerStore store, FirmClock clock)
{
    public sealed record ContractOffer(Guid Id, string Number, string Risk, string Insurer, ItemKind ItemKind, bool HasItems, ContractState State);

    /// <summary>Those that cover today come first.</summary>
    public async Task<IReadOnlyList<ContractOffer>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.RequestCertificates);
        db.Actor.Demand(Feature.DeclareClaims);
        if (db.Actor.ClientId is not { } client) return [];

        // The items are looked up where contracts are read.
        var (today, seesItems) = (clock.Today, db.Actor.Has(Feature.ViewFiles));
        var found = await Offered(db).AsNoTracking().WithFacts().Where(c => c.ClientId == client).Select(c => new
        {
            Contract = c, Risk = db.Risks.First(r => r.Id == c.RiskId), Insurer = db.Insurers.First(i => i.Id == c.InsurerId).Name, HasItems = seesItems && db.InsuredItems.Any(i => i.ContractId == c.Id),
        }).ToListAsync(ct);
        return [.. found.Select(f => new ContractOffer(f.Contract.Id, f.Contract.Number, f.Risk.Name, f.Insurer, f.Risk.ItemKind, f.HasItems, f.Contract.StateOn(today)))
            .OrderBy(c => c.State switch { ContractState.InForce => 0, ContractState.Suspended => 1, ContractState.Terminated => 2, _ => 3 }).ThenBy(c => c.Risk, StringComparer.CurrentCultureIgnoreCase).ThenBy(c => c.Number)];
    }

    /// <summary>Whose guarantees one may not see, one cannot choose among.</summary>
    internal static IQueryable<Contract> Offered(BrokerDb db)
    {
        var open = db.Guarantees.Where(g => g.Declarable).Select(g => g.Id);
        var contracts = db.Contracts.Where(c => db.ContractGuarantees.Any(g => g.ContractId == c.Id && open.Contains(g.GuaranteeId))
            || (c.ProductId != null && db.ProductGuarantees.Any(g => g.ProductId == c.ProductId && open.Contains(g.GuaranteeId))));
        if (db.Actor.Only is not { } only || db.Actor.AllContracts) return contracts;
        var shown = only.ContractsWith(ContractPart.Guarantees);
        return contracts.Where(c => shown.Contains(c.Id));
    }
}
