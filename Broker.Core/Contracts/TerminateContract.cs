using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Broker.Core.Work;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Contracts;

/// <summary>Cover stops for good from a day on; only a reinstatement brings it back.</summary>
public sealed class TerminateContract(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid ContractId { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }

        /// <summary>First day without cover.</summary>
        [Required] public DateOnly? On { get; set; }

        /// <summary>A word of the firm's list; without one, <see cref="Reason"/> says it alone.</summary>
        public Guid? ReasonId { get; set; }
        [MaxLength(Contract.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (Inputs.Check(input) is { } problem) return problem;

        var contract = await db.Contracts.WithFacts().SingleOrDefaultAsync(c => c.Id == input.ContractId, ct);
        if (contract is null) return Problem.Missing;
        if (contract.Version != input.Version) return Problem.Stale;

        var reason = await EndReason.ReadAsync(db, input.ReasonId, input.Reason, ct);
        if (reason.Failed) return reason.Problem;
        var result = contract.Terminate(input.On!.Value, reason.Value, db.Actor.Name, input.ReasonId);
        if (result.Failed) return result;

        db.Hold(contract);
        db.AddEvent(contract.ClientId, contract.Id, ContractEvents.Terminated, contract.Number, Dates.Iso(input.On.Value), reason.Value);
        await db.StartTasksAsync(TaskTrigger.ContractTerminated, contract, clock.Today, ct);
        return await db.SaveAsync(ct);
    }
}
