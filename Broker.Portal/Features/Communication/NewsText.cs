namespace Broker.Portal.Features.Communication;

/// <summary>Texts of the page on which the firm writes its news.</summary>
public sealed class NewsText;
