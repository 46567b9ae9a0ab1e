namespace Broker.Portal.Features.Work;

/// <summary>Texts of actions and of the history.</summary>
public sealed class ActionsText;
