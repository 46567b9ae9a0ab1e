namespace Broker.Portal.Features.Work;

/// <summary>Texts of actions, events, tasks and what makes them.</summary>
public sealed class WorkText;
