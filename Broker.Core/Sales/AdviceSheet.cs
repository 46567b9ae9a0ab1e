using Broker.Core.Common;

namespace Broker.Core.Sales;

/// <summary>How far the advice goes: a contract that fits the needs; a personal recommendation of one among several; one founded on an impartial look at the market.</summary>
public enum AdviceLevel { Coherent, Personal, Impartial }

/// <summary>
/// What the client needs and asks for, and why the firm advises what it advises, in writing before anything is concluded (L521-4). Once delivered it never changes: another wording is another edition.
/// </summary>
public sealed class AdviceSheet : Entity, IOwned, IStaffOnly
{
    public const int TextLength = 6000;

    public required Guid ClientId { get; init; }
    public required Guid ProposalId { get; init; }
    public required int Edition { get; init; }
    public string Needs { get; private set; } = "";
    public string Reasons { get; private set; } = "";
    public AdviceLevel Level { get; private set; }

    /// <summary>The offer advised.</summary>
    public Guid? QuoteId { get; private set; }
    public string WrittenBy { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }
    public DateOnly? DeliveredOn { get; private set; }
    public string? DeliveredBy { get; private set; }

    /// <summary>As it was printed, on the client's record.</summary>
    public Guid? DocumentId { get; private set; }

    public Result Write(string? needs, string? reasons, AdviceLevel level, Guid? quoteId, DateTime at, string by)
    {
        if (DeliveredOn is not null) return new Problem("advice.delivered");
        (Needs, Reasons, Level, QuoteId, WrittenAt, WrittenBy) = (Inputs.Tidy(needs) ?? "", Inputs.Tidy(reasons) ?? "", level, quoteId, at, by);
        return Result.Done;
    }

    /// <summary>Why it cannot be handed over as it is, if it cannot.</summary>
    public Problem? Unfit() =>
        DeliveredOn is not null ? new("advice.delivered")
        : Needs == "" ? new("advice.no-needs")
        : Reasons == "" ? new("advice.no-reasons")
        : QuoteId is null ? new("advice.no-quote") : null;

    public Result Deliver(DateOnly on, Guid documentId, string by)
    {
        if (Unfit() is { } problem) return problem;
        (DeliveredOn, DocumentId, DeliveredBy) = (on, documentId, by);
        return Result.Done;
    }
}
