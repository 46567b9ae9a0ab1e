using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Cover comes back.</summary>
public sealed class LiftSuspension(BrokerStore store)
{
    public sealed class Input
    {
        public Guid ContractId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>First day with cover again.</summary>
        [Required] public DateOnly? On { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;

        var contract = await db.Contracts.WithFacts().SingleOrDefaultAsync(c => c.Id == input.ContractId, ct);
        if (contract is null) return Problem.Missing;
        if (contract.Version != input.Version) return Problem.Stale;

        var result = contract.LiftSuspension(input.On!.Value);
        if (result.Failed) return result;

        db.Hold(contract);
        db.AddEvent(contract.ClientId, contract.Id, ContractEvents.SuspensionLifted, contract.Number, Dates.Iso(input.On.Value));
        return await db.SaveAsync(ct);
    }
}
