namespace Broker.Portal.Features.Fleets;

/// <summary>Texts of insured items.</summary>
public sealed class FleetsText;
