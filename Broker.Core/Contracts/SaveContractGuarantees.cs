using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Which guarantees a contract has of its own, with its limits and deductibles; none: its product's apply.</summary>
public sealed class SaveContractGuarantees(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ContractId { get; set; }

        /// <summary>The contract's, as it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>In the order in which they are read.</summary>
        public List<CoverChoice> Guarantees { get; set; } = [];
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        var contract = await db.Contracts.SingleOrDefaultAsync(c => c.Id == input.ContractId, ct);
        if (contract is null) return Problem.Missing;
        if (contract.Version != input.Version) return Problem.Stale;
        if (await ContractCover.RefuseAsync(db, input.Guarantees, nameof(Input.Guarantees), ct) is { } problem) return problem;

        await ContractCover.WriteAsync(db, contract, null, input.Guarantees, ct);
        db.Touch(contract);
        db.AddEvent(contract.ClientId, contract.Id, ContractEvents.GuaranteesChanged, contract.Number);
        return await db.SaveAsync(ct);
    }
}
