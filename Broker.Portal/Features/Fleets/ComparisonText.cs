namespace Broker.Portal.Features.Fleets;

/// <summary>Texts of what is held against insurers' files.</summary>
public sealed class ComparisonText;
