using Broker.Core.Common;
using Broker.Core.Templates;

namespace Broker.Core.Sales;

/// <summary>Requested: a client asked for it online and nobody has taken it in hand. Declined: the firm makes no offer.</summary>
public enum QuoteState { Requested, Draft, Sent, Accepted, Refused, Expired, Declined }

/// <summary>An offer made to a client for one risk (devis).</summary>
public sealed class Quote : Entity, ISharedByItself
{
    public const int NumberLength = 20, NoteLength = 2000, ReasonLength = 300, WishLength = 2000;
    public const string Prefix = "DEV";

    public required Guid ClientId { get; init; }

    /// <summary>The firm's own, "DEV-2026-00042".</summary>
    public required string Number { get; init; }
    public required Guid RiskId { get; set; }
    public Guid? InsurerId { get; set; }

    /// <summary>The sale it is one of the offers of.</summary>
    public Guid? ProposalId { get; set; }
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

    /// <summary>When a client asked for it online; null for one the firm began.</summary>
    public DateTime? RequestedAt { get; private set; }
    public Guid? RequestedById { get; private set; }
    public string? RequestedBy { get; private set; }

    /// <summary>Made when the form opened: the same press sent twice is one request.</summary>
    public Guid? CommandId { get; private set; }

    /// <summary>What they answered, in the words in which it was asked.</summary>
    public List<QuoteAnswer>? Answers { get; private set; }
    public string? Wish { get; private set; }

    /// <summary>Somebody of the firm has begun to work on the request.</summary>
    public DateTime? TakenAt { get; private set; }

    /// <summary>What the search box looks into.</summary>
    public string SearchText { get => Searchable.Of(Number); private set { } }

    /// <summary>Never stored: an offer runs out by itself, the day after it was valid.</summary>
    public QuoteState StateOn(DateOnly day) =>
        DecidedOn is not null ? SentOn is null ? QuoteState.Declined : Accepted ? QuoteState.Accepted : QuoteState.Refused
        : SentOn is null ? RequestedAt is not null && TakenAt is null ? QuoteState.Requested : QuoteState.Draft
        : ValidUntil < day ? QuoteState.Expired : QuoteState.Sent;

    /// <summary>A new one becomes what a client asked for.</summary>
    public Quote Request(Guid commandId, Guid byId, string by, DateTime at, List<QuoteAnswer> answers, string? wish)
    {
        (CommandId, RequestedById, RequestedBy, RequestedAt, Answers, Wish) = (commandId, byId, by, at, answers, wish);
        return this;
    }

    public Result Take(DateTime at)
    {
        if (RequestedAt is null || TakenAt is not null || DecidedOn is not null) return new Problem("quote.not-requested");
        TakenAt = at;
        return Result.Done;
    }

    /// <summary>No offer will be made; the client reads why.</summary>
    public Result Decline(DateOnly on, string reason)
    {
        if (RequestedAt is null || SentOn is not null || DecidedOn is not null) return new Problem("quote.not-requested");
        (DecidedOn, Accepted, Reason) = (on, false, reason);
        return Result.Done;
    }

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
        if (SentOn is null && DecidedOn is null) return new Problem("quote.is-draft");
        (SentOn, DecidedOn, Accepted, Reason, ValidUntil) = (null, null, false, null, null);
        return Result.Done;
    }

    private Problem? Undecidable(DateOnly on) =>
        DecidedOn is not null ? new Problem("quote.decided")
        : SentOn is null ? new Problem("quote.not-sent")
        : on < SentOn ? new Problem("quote.decided-before-sent", "On") : null;
}

/// <param name="Value">As every answer is kept: dates as 2026-03-12, numbers with a point, "true" and "false".</param>
public sealed record QuoteAnswer(string Label, FieldType Type, string Value);
