namespace Broker.Portal.Features.Communication;

/// <summary>Texts of e-mails.</summary>
public sealed class CommunicationText;
