using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>Whether one client reports movements of its vehicles, and of its buildings (R-EXT-12, D-40).</summary>
public sealed class SwitchClientFeatures(BrokerStore store)
{
    public const string VehiclesOn = "client.vehicles-on", VehiclesOff = "client.vehicles-off", BuildingsOn = "client.buildings-on", BuildingsOff = "client.buildings-off";

    public sealed class Input
    {
        public Guid ClientId { get; set; }
        public bool Vehicles { get; set; }
        public bool Buildings { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageClients);
        if (!await db.Clients.AnyAsync(c => c.Id == input.ClientId, ct)) return Problem.Missing;
        var access = await db.AccessOfAsync(input.ClientId, ct);
        if (access.Vehicles != input.Vehicles) db.AddEvent(input.ClientId, null, input.Vehicles ? VehiclesOn : VehiclesOff);
        if (access.Buildings != input.Buildings) db.AddEvent(input.ClientId, null, input.Buildings ? BuildingsOn : BuildingsOff);
        (access.Vehicles, access.Buildings) = (input.Vehicles, input.Buildings);
        return await db.SaveAsync(ct);
    }
}
