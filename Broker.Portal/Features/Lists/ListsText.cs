namespace Broker.Portal.Features.Lists;

/// <summary>Texts of the firm's lists and of its own fields.</summary>
public sealed class ListsText;
