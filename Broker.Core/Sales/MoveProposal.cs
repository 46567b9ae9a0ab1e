using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>A card of the board goes to another column: further, back, to where sales are lost, or out of there again.</summary>
public sealed class MoveProposal(BrokerStore store, FirmClock clock)
{
    public sealed class Input
    {
        public Guid Id { get; set; }

        /// <summary>As it was read.</summary>
        public Guid Version { get; set; }
        public Guid StageId { get; set; }

        /// <summary>Why it is lost, where the stage means that.</summary>
        [MaxLength(Proposal.ReasonLength)] public string? Reason { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageQuotes);
        if (Inputs.Check(input) is { } wrong) return wrong;
        if (await db.FindProposalAsync(input.Id, ct) is not { } proposal) return Problem.Missing;
        if (proposal.Version != input.Version) return Problem.Stale;
        var stage = await db.ListValues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == input.StageId, ct);
        if (stage is null) return Problem.Missing;
        var before = proposal.StageId;
        var moved = proposal.Move(stage, input.Reason, clock.Today, clock.Now, db.Actor.Name);
        if (moved.Failed) return moved;
        if (stage.Outcome == StageOutcome.Lost) db.AddEvent(proposal.ClientId, null, ProposalEvents.Lost, proposal.Number, proposal.LostBecause!);
        else if (before != stage.Id) db.AddEvent(proposal.ClientId, null, ProposalEvents.Moved, proposal.Number, stage.Name);
        return await db.SaveAsync(ct);
    }
}
