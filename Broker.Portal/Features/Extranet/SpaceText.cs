namespace Broker.Portal.Features.Extranet;

/// <summary>More texts of the client face: its home, what it reads of its quotes and claims, the firm's news.</summary>
public sealed class SpaceText;
