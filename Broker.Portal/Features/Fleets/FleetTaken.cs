using Broker.Core.Fleets;

namespace Broker.Portal.Features.Fleets;

/// <summary>What is ticked in a grid, for whoever does something with it.</summary>
/// <param name="Count">How many; of all that a filter finds, as many as were counted.</param>
public sealed record FleetTaken(FleetSelection Selection, int Count)
{
    /// <summary>A line of its own, ticked or not.</summary>
    public static FleetTaken One(Guid clientId, Guid itemId) => new(new() { ClientId = clientId, Ids = [itemId] }, 1);
}
