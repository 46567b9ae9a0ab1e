using Broker.Core.Common;

namespace Broker.Core.Sales;

public enum QuoteState { Draft, Sent, Accepted, Refused, Expired }

/// <summary>An offer made to a client for one risk (devis).</summary>
public sealed class Quote : Entity, ISharedByItself
{
    public const int NumberLength = 20, NoteLength = 2000, ReasonLength = 300;
    public const string Prefix = "DEV";

    public required Guid ClientId { get; init; }

    /// <summary>The firm's own, "DEV-2026-00042".</summary>
    public required string Number { get; init; }
    public required Guid RiskId { get; set; }
    public Guid? InsurerId { get; set; }
    public Guid? ProductId { get; set; }

    /// <summary>A year’s, taxes included; zero while the insurer has not given it.</summary>
    public Money AnnualPremium { get; set; } = Money.Zero();
    public Guid? ProbabilityId { get; set; }
    public Guid? OriginId { get; set; }
    public Guid? HandlerId { get; set; }
    public DateOnly? ValidUntil { get; set; }
    public string? Note { get; set; }
    public required DateOnly CreatedOn { get; init; }
    public DateOnly? SentOn { get; private set; }

    /// <summary>The day the client accepted or refused it.</summary>
    public DateOnly? DecidedOn { get; private set; }
    public bool Accepted { get; private set; }

    /// <summary>Why it was refused, in the client's words or the firm's.</summary>
    public string? Reason { get; private set; }

    /// <summary>What the search box looks into.</summary>
    public string SearchText { get => Searchable.Of(Number); private set { } }

    /// <summary>Never stored: an offer runs out by itself, the day after it was valid.</summary>
    public QuoteState StateOn(DateOnly day) =>
        DecidedOn is not null ? Accepted ? QuoteState.Accepted : QuoteState.Refused
        : SentOn is null ? QuoteState.Draft
        : ValidUntil < day ? QuoteState.Expired : QuoteState.Sent;

    /// <summary>Sends it, or sends it again with another date of validity.</summary>
    public Result Send(DateOnly on, DateOnly? validUntil)
    {
        if (DecidedOn is not null) return new Problem("quote.decided");
        if (AnnualPremium.Minor <= 0) return new Problem("quote.no-premium");
        if (InsurerId is null) return new Problem("quote.no-insurer");
        if (validUntil < on) return new Problem("quote.valid-before-sent", "ValidUntil");
        (SentOn, ValidUntil) = (on, validUntil);
        return Result.Done;
    }

    public Result Accept(DateOnly on)
    {
        if (Undecidable(on) is { } problem) return problem;
        if (ValidUntil < on) return new Problem("quote.expired", "On");
        (DecidedOn, Accepted) = (on, true);
        return Result.Done;
    }

    public Result Refuse(DateOnly on, string? reason)
    {
        if (Undecidable(on) is { } problem) return problem;
        (DecidedOn, Accepted, Reason) = (on, false, reason);
        return Result.Done;
    }

    /// <summary>Back to a draft: to make another offer, or because a decision was noted by mistake.</summary>
    public Result Redraft()
    {
        if (SentOn is null) return new Problem("quote.is-draft");
        (SentOn, DecidedOn, Accepted, Reason, ValidUntil) = (null, null, false, null, null);
        return Result.Done;
    }

    private Problem? Undecidable(DateOnly on) =>
        DecidedOn is not null ? new Problem("quote.decided")
        : SentOn is null ? new Problem("quote.not-sent")
        : on < SentOn ? new Problem("quote.decided-before-sent", "On") : null;
}
