namespace Broker.Portal.Features.Claims;

/// <summary>Texts of claims.</summary>
public sealed class ClaimsText;
