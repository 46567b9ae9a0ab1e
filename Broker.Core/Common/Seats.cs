namespace Broker.Core.Common;

/// <summary>How many people of the firm may be active at once, as the deployment says (Broker__Seats).</summary>
/// <param name="Most">Null for as many as one likes.</param>
public sealed record Seats(int? Most);
