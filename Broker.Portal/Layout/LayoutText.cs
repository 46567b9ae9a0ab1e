namespace Broker.Portal.Layout;

/// <summary>Texts of the frames around the pages.</summary>
public sealed class LayoutText;
