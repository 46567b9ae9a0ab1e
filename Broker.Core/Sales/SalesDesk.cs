using Broker.Core.Common;
using Broker.Core.Lists;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Sales;

/// <summary>What the verbs about one sale have in common.</summary>
internal static class SalesDesk
{
    public static Task<Proposal?> FindProposalAsync(this BrokerDb db, Guid id, CancellationToken ct) => db.Proposals.SingleOrDefaultAsync(p => p.Id == id, ct);

    /// <summary>The firm's stages of that meaning that are offered, in its order.</summary>
    public static IQueryable<ListValue> StagesOf(this BrokerDb db, StageOutcome outcome) =>
        db.ListValues.Where(v => v.List == ListKind.SalesStage && v.Outcome == outcome && !v.Retired).OrderBy(v => v.Position).ThenBy(v => v.Id);

    /// <summary>What is added to a sale counts upon its being open: who closes it at the same moment meets this save.</summary>
    public static async Task<Problem?> HoldOpenAsync(this BrokerDb db, Guid proposalId, Guid clientId, Guid riskId, CancellationToken ct)
    {
        if (await db.FindProposalAsync(proposalId, ct) is not { } proposal || proposal.ClientId != clientId) return Problem.Missing;
        if (proposal.State != ProposalState.Open) return new Problem(proposal.State == ProposalState.Lost ? "proposal.lost" : "proposal.converted");
        if (proposal.RiskId != riskId) return new Problem("proposal.other-risk", "RiskId");
        db.Hold(proposal);
        return null;
    }
}
