namespace Broker.Core.Claims;

/// <summary>What a claim writes into its client's history (R-CLM-01): its number, then the values named.</summary>
public static class ClaimEvents
{
    /// <summary>Day it occurred; contract's number.</summary>
    public const string Declared = "claim.declared";

    /// <summary>How it ended, as "ClaimOutcome.Settled".</summary>
    public const string Closed = "claim.closed";

    /// <summary>Reason.</summary>
    public const string Reopened = "claim.reopened";
}
