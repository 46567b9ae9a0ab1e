using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Products;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Fleets;

/// <summary>Contracts of a client that carry vehicles or buildings: what its fleet is narrowed to (R-FLT-02, D-13).</summary>
public sealed class FleetContractsQuery(BrokerStore store)
{
    /// <param name="Kind">What it carries.</param>
    public sealed record FleetContract(Guid Id, string Number, string Risk, ItemKind Kind);

    public async Task<IReadOnlyList<FleetContract>> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.DemandReading();
        db.Actor.Demand(Feature.ViewFiles);
        var contracts = db.Contracts.Where(c => c.ClientId == clientId);
        return await (
            from contract in contracts
            join risk in db.Risks on contract.RiskId equals risk.Id
            let vehicles = db.Vehicles.Any(i => i.ClientId == clientId && i.ContractId == contract.Id)
            let buildings = db.Buildings.Any(i => i.ClientId == clientId && i.ContractId == contract.Id)
            where vehicles || buildings || risk.IsFleet
            orderby contract.Number
            select new FleetContract(contract.Id, contract.Number, risk.Name, vehicles ? ItemKind.Vehicle : buildings ? ItemKind.Building : risk.ItemKind)).ToListAsync(ct);
    }
}
