namespace Broker.Portal.Features.Fleets;

/// <summary>Texts of what the register of insured vehicles (FVA) is told.</summary>
public sealed class RegisterText;
