using Broker.Core.Common;
using Broker.Core.Lists;

namespace Broker.Core.Sales;

public enum ProposalState { Open, Converted, Lost }

/// <summary>A sale to a client or prospect for one risk: several offers, the advice, what the client decides, and the contract it becomes. It stands on one of the firm's stages.</summary>
public sealed class Proposal : Entity, IOwned, IStaffOnly
{
    public const int NumberLength = 20, NoteLength = 2000, ReasonLength = 300;
    public const string Prefix = "PRO";

    public required Guid ClientId { get; init; }

    /// <summary>The firm's own, "PRO-2026-00042".</summary>
    public required string Number { get; init; }

    /// <summary>What its file asks for was copied from this one's list.</summary>
    public required Guid RiskId { get; init; }
    public required Guid StageId { get; set; }

    /// <summary>When it came to its stage.</summary>
    public required DateTime MovedAt { get; set; }
    public Guid? HandlerId { get; set; }
    public string? Note { get; set; }
    public required DateOnly CreatedOn { get; init; }
    public required string CreatedBy { get; init; }

    /// <summary>Won or lost since.</summary>
    public DateOnly? ClosedOn { get; private set; }
    public string? ClosedBy { get; private set; }
    public string? LostBecause { get; private set; }

    /// <summary>What it has become.</summary>
    public Guid? ContractId { get; private set; }

    /// <summary>What the search box looks into.</summary>
    public string SearchText { get => Searchable.Of(Number); private set { } }

    public ProposalState State => ContractId is not null ? ProposalState.Converted : ClosedOn is not null ? ProposalState.Lost : ProposalState.Open;

    /// <summary>To another stage. One that means the sale is lost says why; back from there, it goes on.</summary>
    public Result Move(ListValue stage, string? reason, DateOnly today, DateTime now, string by)
    {
        if (ContractId is not null) return new Problem("proposal.converted");
        if (stage.List != ListKind.SalesStage || (stage.Retired && stage.Id != StageId)) return Problem.Missing;
        if (stage.Outcome == StageOutcome.Won) return new Problem("proposal.convert-first");
        if (stage.Outcome == StageOutcome.Lost)
        {
            if (Inputs.Tidy(reason) is not { } because) return new Problem("input.required", "Reason");
            (ClosedOn, ClosedBy, LostBecause) = (ClosedOn ?? today, by, because);
        }
        else (ClosedOn, ClosedBy, LostBecause) = (null, null, null);
        if (StageId != stage.Id) (StageId, MovedAt) = (stage.Id, now);
        return Result.Done;
    }

    /// <param name="won">Where won sales stand, if the firm has such a stage.</param>
    public Result Convert(Guid contractId, Guid? won, DateOnly today, DateTime now, string by)
    {
        if (State != ProposalState.Open) return new Problem(ContractId is null ? "proposal.lost" : "proposal.converted");
        (ContractId, ClosedOn, ClosedBy) = (contractId, today, by);
        if (won is { } stage && stage != StageId) (StageId, MovedAt) = (stage, now);
        return Result.Done;
    }
}
