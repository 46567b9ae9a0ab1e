namespace Broker.Portal.Kit;

/// <summary>Marks the texts every page shares.</summary>
public sealed class CommonText;
