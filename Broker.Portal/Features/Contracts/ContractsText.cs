namespace Broker.Portal.Features.Contracts;

/// <summary>Texts of contracts.</summary>
public sealed class ContractsText;
