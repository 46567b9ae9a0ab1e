namespace Broker.Portal.Kit;

/// <summary>One step of the way to a page; without an address it is where one stands.</summary>
public sealed record Crumb(string Text, string? Href = null);
