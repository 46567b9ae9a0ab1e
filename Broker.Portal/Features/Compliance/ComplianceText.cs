namespace Broker.Portal.Features.Compliance;

/// <summary>Texts of what the law asks of the firm about its clients.</summary>
public sealed class ComplianceText;
