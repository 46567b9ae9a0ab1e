namespace Broker.Core.Sales;

/// <summary>What a quote writes into its client's history: its number, then the values named.</summary>
public static class QuoteEvents
{
    /// <summary>Risk.</summary>
    public const string Created = "quote.created";

    /// <summary>Risk; by the client, online.</summary>
    public const string Requested = "quote.requested";
    public const string Taken = "quote.taken";

    /// <summary>Reason.</summary>
    public const string Declined = "quote.declined";

    /// <summary>Day.</summary>
    public const string Sent = "quote.sent";

    /// <summary>Day.</summary>
    public const string Accepted = "quote.accepted";

    /// <summary>Day.</summary>
    public const string Refused = "quote.refused";
    public const string Redrafted = "quote.redrafted";
}
