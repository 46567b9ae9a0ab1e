namespace Broker.Core.Complaints;

/// <summary>What a complaint writes into its client's history: its number, then the values named.</summary>
public static class ComplaintEvents
{
    /// <summary>Subject.</summary>
    public const string Received = "complaint.received";

    /// <summary>Day.</summary>
    public const string Acknowledged = "complaint.acknowledged";

    /// <summary>Day; what was answered, as "ComplaintOutcome.Upheld".</summary>
    public const string Answered = "complaint.answered";

    /// <summary>Reason.</summary>
    public const string Reopened = "complaint.reopened";
}
