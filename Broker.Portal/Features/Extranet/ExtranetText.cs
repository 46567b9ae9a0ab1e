namespace Broker.Portal.Features.Extranet;

/// <summary>Texts of the client face: short words, and no trade term without its explanation.</summary>
public sealed class ExtranetText;
