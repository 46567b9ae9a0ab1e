namespace Broker.Portal.Features.Deferred;

/// <summary>Texts of long work: what it is called, how far it is, how it ended.</summary>
public sealed class DeferredText;
