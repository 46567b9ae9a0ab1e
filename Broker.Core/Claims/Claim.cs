using Broker.Core.Common;

namespace Broker.Core.Claims;

/// <summary>PreDeclared: by the client, online; the firm has not yet said what becomes of it.</summary>
public enum ClaimState { Open, Closed, PreDeclared }

/// <summary>How a claim ended.</summary>
public enum ClaimOutcome { Settled, WithoutFollowUp, Refused, Withdrawn, OpenedByMistake }

/// <summary>Something that happened to what a contract insures (sinistre), from its declaration to its closing.</summary>
public sealed class Claim : Entity, IContractPart, ISharedByItself, ISearched
{
    static ContractPart IContractPart.Part => ContractPart.Claims;

    public const int NumberLength = 20, ReferenceLength = 60, PlaceLength = 200, CircumstancesLength = 4000, ReasonLength = 500;
    public const string Prefix = "SIN";

    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; set; }
    Guid? IAboutContract.ContractId => ContractId;

    /// <summary>The firm's own, "SIN-2026-00042".</summary>
    public required string Number { get; init; }
    public string? InsurerReference { get; set; }

    /// <summary>The vehicle, building or person concerned, where one of the contract's is.</summary>
    public Guid? ItemId { get; set; }
    public required DateOnly OccurredOn { get; set; }

    /// <summary>When the firm was told.</summary>
    public required DateOnly DeclaredOn { get; set; }
    public string? Place { get; set; }
    public string? Circumstances { get; set; }

    /// <summary>What happened, in a word of the firm's list.</summary>
    public Guid? NatureId { get; set; }

    /// <summary>Percent of the liability that is the client's; null while nobody knows.</summary>
    public int? LiabilityShare { get; set; }

    /// <summary>What it is thought to cost; zero while nobody knows.</summary>
    public Money Estimated { get; set; } = Money.Zero();

    /// <summary>What the insurer has paid.</summary>
    public Money Settled { get; set; } = Money.Zero();
    public Guid? HandlerId { get; set; }

    public ClaimState State { get; private set; }
    public ClaimOutcome? Outcome { get; private set; }

    /// <summary>When a client told it online; null for one the firm wrote down.</summary>
    public DateTime? PreDeclaredAt { get; private set; }
    public Guid? PreDeclaredById { get; private set; }
    public string? PreDeclaredBy { get; private set; }

    /// <summary>Made when the form opened: the same press sent twice is one claim.</summary>
    public Guid? CommandId { get; private set; }

    /// <summary>The hour, as far as it is known.</summary>
    public TimeOnly? OccurredAt { get; set; }

    /// <summary>When the insured came to know of it, from which the law counts; the day itself unless said.</summary>
    public DateOnly? KnownOn { get; set; }
    public bool IsTheft { get; set; }

    /// <summary>Why the firm did not follow a pre-declaration: the client reads it.</summary>
    public string? Answer { get; private set; }

    /// <summary>Those of the contract's guarantees it concerns (R-CLM-02).</summary>
    public List<ClaimGuarantee> Guarantees { get; init; } = [];

    /// <summary>Each time it was closed or opened again, oldest first.</summary>
    public List<ClaimStep> Steps { get; init; } = [];

    SearchKind ISearched.SearchKind => SearchKind.Claim;
    IEnumerable<string?> ISearched.SearchValues => [Number, InsurerReference];

    /// <summary>Concerns exactly these; answers those it did not concern before.</summary>
    public IReadOnlyList<ClaimGuarantee> Concern(IReadOnlyCollection<Guid> guarantees)
    {
        Guarantees.RemoveAll(g => !guarantees.Contains(g.GuaranteeId));
        var added = guarantees.Distinct().Where(id => Guarantees.TrueForAll(g => g.GuaranteeId != id))
            .Select(id => new ClaimGuarantee { ClientId = ClientId, ClaimId = Id, GuaranteeId = id }).ToList();
        Guarantees.AddRange(added);
        return added;
    }

    /// <summary>A new one is only told: the firm decides what becomes of it.</summary>
    public Claim PreDeclare(Guid commandId, Guid byId, string by, DateTime at)
    {
        (State, CommandId, PreDeclaredById, PreDeclaredBy, PreDeclaredAt) = (ClaimState.PreDeclared, commandId, byId, by, at);
        return this;
    }

    /// <summary>It is a claim like any other from now on.</summary>
    public Result Accept(string by, DateTime at)
    {
        if (State != ClaimState.PreDeclared) return new Problem("claim.not-pre-declared");
        State = ClaimState.Open;
        Steps.Add(new() { ClientId = ClientId, ContractId = ContractId, ClaimId = Id, At = at, By = by, To = State });
        return Result.Done;
    }

    public Result Decline(string answer, string by, DateTime at)
    {
        if (State != ClaimState.PreDeclared) return new Problem("claim.not-pre-declared");
        Answer = answer;
        return Close(ClaimOutcome.WithoutFollowUp, answer, by, at);
    }

    public Result Close(ClaimOutcome outcome, string? reason, string by, DateTime at)
    {
        if (State == ClaimState.Closed) return new Problem("claim.already-closed");
        (State, Outcome) = (ClaimState.Closed, outcome);
        Steps.Add(new() { ClientId = ClientId, ContractId = ContractId, ClaimId = Id, At = at, By = by, To = State, Outcome = outcome, Reason = reason });
        return Result.Done;
    }

    public Result Reopen(string reason, string by, DateTime at)
    {
        if (State != ClaimState.Closed) return new Problem("claim.not-closed");
        (State, Outcome) = (ClaimState.Open, null);
        Steps.Add(new() { ClientId = ClientId, ContractId = ContractId, ClaimId = Id, At = at, By = by, To = State, Reason = reason });
        return Result.Done;
    }
}

/// <summary>A guarantee a claim concerns.</summary>
public sealed class ClaimGuarantee : Entity, IOwned
{
    public required Guid ClientId { get; init; }
    public required Guid ClaimId { get; init; }
    public required Guid GuaranteeId { get; init; }
}

/// <summary>A claim was closed, or opened again: who, when and why (R-CLM-01).</summary>
public sealed class ClaimStep : Entity, IAboutContract, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required Guid ClaimId { get; init; }
    public required DateTime At { get; init; }
    public required string By { get; init; }
    public required ClaimState To { get; init; }
    public ClaimOutcome? Outcome { get; init; }
    public string? Reason { get; init; }
}
