namespace Broker.Portal.Features.Home;

/// <summary>Texts of the dashboard.</summary>
public sealed class HomeText;
