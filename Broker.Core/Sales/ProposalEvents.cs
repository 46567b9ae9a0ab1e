namespace Broker.Core.Sales;

/// <summary>What a sale writes into its client's history: the proposal's number, then the values named.</summary>
public static class ProposalEvents
{
    /// <summary>Risk.</summary>
    public const string Opened = "proposal.opened";

    /// <summary>Stage.</summary>
    public const string Moved = "proposal.moved";

    /// <summary>Reason.</summary>
    public const string Lost = "proposal.was-lost";

    /// <summary>Edition of the advice sheet.</summary>
    public const string Advised = "proposal.advised";

    /// <summary>The contract's number.</summary>
    public const string Converted = "proposal.became";
}
