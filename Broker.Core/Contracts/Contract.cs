using Broker.Core.Common;
using Broker.Core.Products;

namespace Broker.Core.Contracts;

public enum ContractState { NotYetActive, InForce, Suspended, Terminated }

/// <summary>A contract. Its state is never stored: it follows from the facts (D-30).</summary>
public sealed class Contract : Entity, IIsContract, ISearched
{
    public const int NumberLength = 40, ReasonLength = 200;

    public required Guid ClientId { get; init; }
    Guid? IAboutContract.ContractId => Id;

    public required string Number { get; set; }

    SearchKind ISearched.SearchKind => SearchKind.Contract;
    IEnumerable<string?> ISearched.SearchValues => [Number];

    public required Guid RiskId { get; set; }
    public required Guid InsurerId { get; set; }

    /// <summary>Without a product a contract offers no certificate (R-CERT-01).</summary>
    public Guid? ProductId { get; set; }
    public required DateOnly EffectiveOn { get; set; }

    /// <summary>First day without cover: the contract is already terminated on it (R-CON-01).</summary>
    public DateOnly? ExpiresOn { get; set; }
    public Handling Handling { get; set; }

    /// <summary>Who brought it to the firm, when somebody did.</summary>
    public Guid? IntroducerId { get; set; }

    /// <summary>What the firm adds to its state, in words of its own list: never shown to the client.</summary>
    public Guid? SubStatusId { get; set; }
    public required Money AnnualPremium { get; set; }
    public bool OnExtranet { get; set; } = true;

    public List<Suspension> Suspensions { get; init; } = [];
    public List<Termination> Terminations { get; init; } = [];

    public ContractState StateOn(DateOnly day)
    {
        if (ExpiresOn <= day || Terminations.Any(t => t.LiftedAt is null && t.On <= day)) return ContractState.Terminated;
        if (Suspensions.Any(s => s.From <= day && !(s.EndedOn <= day))) return ContractState.Suspended;
        return EffectiveOn > day ? ContractState.NotYetActive : ContractState.InForce;
    }

    /// <summary>Why it is suspended or terminated that day, in the firm's own words.</summary>
    public string? ReasonOn(DateOnly day) => StateOn(day) switch
    {
        ContractState.Terminated => Terminations.LastOrDefault(t => t.LiftedAt is null && t.On <= day)?.Reason,
        ContractState.Suspended => Suspensions.LastOrDefault(s => s.From <= day && !(s.EndedOn <= day))?.Reason,
        _ => null,
    };

    /// <summary>First day without cover, past or to come, as far as is known.</summary>
    public DateOnly? EndsOn
    {
        get
        {
            var terminated = Terminations.Where(t => t.LiftedAt is null).Select(t => (DateOnly?)t.On).Min();
            return ExpiresOn is null || terminated < ExpiresOn ? terminated : ExpiresOn;
        }
    }

    /// <summary>Since when it has been suspended, while it is that day.</summary>
    public DateOnly? SuspendedOn(DateOnly day) =>
        StateOn(day) == ContractState.Suspended ? Suspensions.Last(s => s.From <= day && !(s.EndedOn <= day)).From : null;

    /// <summary>For those who see its account; nothing for the others (IND-10).</summary>
    internal Money PremiumFor(ContractPart parts) => parts.HasFlag(ContractPart.Account) ? AnnualPremium : Money.Zero(AnnualPremium.Currency);

    public Result Suspend(DateOnly from, string reason, string by, DateOnly today, Guid? reasonId = null)
    {
        if (StateOn(today) == ContractState.Terminated || StateOn(from) == ContractState.Terminated) return new Problem("contract.has-ended");
        if (OpenSuspension is not null || Suspensions.Any(s => s.EndedOn > from)) return new Problem("contract.already-suspended");
        Suspensions.Add(new() { ClientId = ClientId, ContractId = Id, From = from, Reason = reason, ReasonId = reasonId, By = by });
        return Result.Done;
    }

    public Result LiftSuspension(DateOnly on)
    {
        if (OpenSuspension is not { } suspension) return new Problem("contract.not-suspended");
        if (on < suspension.From) return new Problem("contract.lifted-before-suspended", "On");
        suspension.EndedOn = on;
        return Result.Done;
    }

    public Result Terminate(DateOnly on, string reason, string by, Guid? reasonId = null)
    {
        if (OpenTermination is not null) return new Problem("contract.already-terminated");
        if (on < EffectiveOn) return new Problem("contract.terminated-before-effect", "On");
        Terminations.Add(new() { ClientId = ClientId, ContractId = Id, On = on, Reason = reason, ReasonId = reasonId, By = by });
        return Result.Done;
    }

    /// <summary>Lifts a termination, past or to come. A contract that merely ran out is given another expiry date instead.</summary>
    public Result Reinstate(string reason, string by, DateTime at)
    {
        if (OpenTermination is not { } termination) return new Problem("contract.not-terminated");
        (termination.LiftedAt, termination.LiftedBy, termination.LiftReason) = (at, by, reason);
        return Result.Done;
    }

    private Suspension? OpenSuspension => Suspensions.Find(s => s.EndedOn is null);

    private Termination? OpenTermination => Terminations.Find(t => t.LiftedAt is null);
}

/// <summary>A suspension of cover: first day without cover, and first day with cover again.</summary>
public sealed class Suspension : Entity, IAboutContract
{
    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required DateOnly From { get; init; }
    public DateOnly? EndedOn { get; set; }
    public required string Reason { get; init; }

    /// <summary>The word of the firm's list it was said with.</summary>
    public Guid? ReasonId { get; init; }
    public required string By { get; init; }
}

/// <summary>A termination: first day without cover. Reinstating lifts it, and keeps who and why.</summary>
public sealed class Termination : Entity, IAboutContract
{
    public required Guid ClientId { get; init; }
    public required Guid ContractId { get; init; }
    Guid? IAboutContract.ContractId => ContractId;
    public required DateOnly On { get; init; }
    public required string Reason { get; init; }

    /// <summary>The word of the firm's list it was said with.</summary>
    public Guid? ReasonId { get; init; }
    public required string By { get; init; }
    public DateTime? LiftedAt { get; set; }
    public string? LiftedBy { get; set; }
    public string? LiftReason { get; set; }
}
