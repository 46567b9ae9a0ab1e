namespace Broker.Portal.Features.Sales;

/// <summary>Texts of sales.</summary>
public sealed class SalesText;
