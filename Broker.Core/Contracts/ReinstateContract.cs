using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>A termination is undone: it stays on record, with who lifted it and why (D-30).</summary>
public sealed class ReinstateContract(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ContractId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        [Required, MaxLength(Contract.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;

        var contract = await db.Contracts.WithFacts().SingleOrDefaultAsync(c => c.Id == input.ContractId, ct);
        if (contract is null) return Problem.Missing;
        if (contract.Version != input.Version) return Problem.Stale;

        var result = contract.Reinstate(input.Reason!.Trim(), db.Actor.Name, clock.Now);
        if (result.Failed) return result;

        db.Hold(contract);
        db.AddEvent(contract.ClientId, contract.Id, ContractEvents.Reinstated, contract.Number, input.Reason.Trim());
        await db.StartTasksAsync(TaskTrigger.ContractReinstated, contract, clock.Today, ct);
        return await db.SaveAsync(ct);
    }
}
