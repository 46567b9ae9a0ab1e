namespace Broker.Portal.Features.Sales;

/// <summary>Texts of sales from the first offer to the contract, and of their board.</summary>
public sealed class ProposalText;
