namespace Broker.Core.Claims;

/// <summary>What a claim writes into its client's history (R-CLM-01): its number, then the values named.</summary>
public static class ClaimEvents
{
    /// <summary>Day it occurred; contract's number.</summary>
    public const string Declared = "claim.declared";

    /// <summary>Day it occurred; contract's number; by the client, online.</summary>
    public const string PreDeclared = "claim.pre-declared";
    public const string Accepted = "claim.accepted";

    /// <summary>What the client reads.</summary>
    public const string Declined = "claim.declined";

    /// <summary>How it ended, as "ClaimOutcome.Settled".</summary>
    public const string Closed = "claim.closed";

    /// <summary>Reason.</summary>
    public const string Reopened = "claim.reopened";
}
