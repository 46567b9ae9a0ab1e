using Broker.Core.Common;

namespace Broker.Core.Complaints;

public enum ComplaintChannel { Letter, Email, Phone, InPerson, Extranet, SocialNetwork }

public enum ComplaintState { Received, Acknowledged, Answered }

/// <summary>What the firm answered.</summary>
public enum ComplaintOutcome { Upheld, PartlyUpheld, Rejected, Withdrawn }

/// <summary>How far it is from its next term.</summary>
public enum ComplaintTerm { None, InTime, Near, Late }

/// <summary>
/// Discontent somebody expressed to the firm (réclamation). The French supervisor's recommendation 2024-R-02 asks for an acknowledgement within
/// ten working days of sending, and for an answer within two months.
/// </summary>
public sealed class Complaint : Entity, IAboutContract, IStaffOnly
{
    public const int NumberLength = 20, SubjectLength = 160, DescriptionLength = 4000, NoteLength = 2000;
    public const int WorkingDaysToAcknowledge = 10, MonthsToAnswer = 2;

    /// <summary>Days before the term from which one is warned.</summary>
    public const int NearAcknowledgement = 4, NearAnswer = 14;
    public const string Prefix = "REC";

    public required Guid ClientId { get; init; }
    public Guid? ContractId { get; set; }
    public Guid? ClaimId { get; set; }

    /// <summary>The firm's own, "REC-2026-00042".</summary>
    public required string Number { get; init; }
    public required DateOnly ReceivedOn { get; set; }

    /// <summary>The terms run from the day it was sent; the day it was received where that is not known.</summary>
    public DateOnly? SentOn { get; set; }
    public required ComplaintChannel Channel { get; set; }
    public required string Subject { get; set; }
    public string? Description { get; set; }
    public Guid? HandlerId { get; set; }
    public DateOnly? AcknowledgedOn { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public ComplaintOutcome? Outcome { get; private set; }

    /// <summary>What happened to it, oldest first.</summary>
    public List<ComplaintStep> Steps { get; init; } = [];

    public DateOnly Start => SentOn ?? ReceivedOn;

    public DateOnly AcknowledgeBy => WorkingDays.After(Start, WorkingDaysToAcknowledge);

    public DateOnly AnswerBy => Start.AddMonths(MonthsToAnswer);

    /// <summary>Its next term, kept in a column of its own so that lists sort by it; none once answered.</summary>
    public DateOnly? TermOn { get => AnsweredOn is not null ? null : AcknowledgedOn is null ? AcknowledgeBy : AnswerBy; private set { } }

    public ComplaintState State => AnsweredOn is not null ? ComplaintState.Answered : AcknowledgedOn is not null ? ComplaintState.Acknowledged : ComplaintState.Received;

    /// <summary>What the search box looks into.</summary>
    public string SearchText { get => Searchable.Of(Number, Subject); private set { } }

    public ComplaintTerm TermState(DateOnly today) => TermOn is not { } term ? ComplaintTerm.None
        : term < today ? ComplaintTerm.Late
        : term <= today.AddDays(AcknowledgedOn is null ? NearAcknowledgement : NearAnswer) ? ComplaintTerm.Near
        : ComplaintTerm.InTime;

    public Result Acknowledge(DateOnly on, string by, DateTime at)
    {
        if (AnsweredOn is not null) return new Problem("complaint.already-answered");
        if (AcknowledgedOn is not null) return new Problem("complaint.already-acknowledged");
        if (on < ReceivedOn) return new Problem("complaint.before-received", "On");
        AcknowledgedOn = on;
        Step(ComplaintState.Acknowledged, on, null, by, at);
        return Result.Done;
    }

    /// <summary>An answer within the first term needs no acknowledgement before it.</summary>
    public Result Answer(DateOnly on, ComplaintOutcome outcome, string? note, string by, DateTime at)
    {
        if (AnsweredOn is not null) return new Problem("complaint.already-answered");
        if (on < ReceivedOn || on < AcknowledgedOn) return new Problem("complaint.before-received", "On");
        (AnsweredOn, Outcome) = (on, outcome);
        Step(ComplaintState.Answered, on, note, by, at);
        return Result.Done;
    }

    /// <summary>The client is not content with the answer, or it was noted by mistake: the first terms run on.</summary>
    public Result Reopen(string reason, DateOnly on, string by, DateTime at)
    {
        if (AnsweredOn is null) return new Problem("complaint.not-answered");
        (AnsweredOn, Outcome) = (null, null);
        Step(State, on, reason, by, at);
        return Result.Done;
    }

    private void Step(ComplaintState to, DateOnly on, string? note, string by, DateTime at) =>
        Steps.Add(new() { ClientId = ClientId, ComplaintId = Id, To = to, On = on, Outcome = Outcome, Note = note, By = by, At = at });
}

/// <summary>A complaint was acknowledged, answered or taken up again: who, when and in which words.</summary>
public sealed class ComplaintStep : Entity, IOwned, IStaffOnly
{
    public required Guid ClientId { get; init; }
    public required Guid ComplaintId { get; init; }
    public required ComplaintState To { get; init; }
    public required DateOnly On { get; init; }
    public ComplaintOutcome? Outcome { get; init; }
    public string? Note { get; init; }
    public required string By { get; init; }
    public required DateTime At { get; init; }
}
