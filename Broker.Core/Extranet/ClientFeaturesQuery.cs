using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Extranet;

/// <summary>The switches that are one client's own (R-EXT-12), with what decides about them elsewhere.</summary>
public sealed class ClientFeaturesQuery(BrokerStore store)
{
    /// <param name="FirmVehicles">The firm's own switch, without which the client's says nothing (D-40).</param>
    /// <param name="Identifier">Of the second credentials; null while there are none.</param>
    /// <param name="Members">How many clients are attached to this one.</param>
    public sealed record ClientFeatures(bool Vehicles, bool FirmVehicles, bool Buildings, bool Group, string? Identifier, int Members);

    public async Task<ClientFeatures> RunAsync(Caller by, Guid clientId, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var access = await db.AccountAccesses.AsNoTracking().SingleOrDefaultAsync(a => a.ClientId == clientId, ct);
        var firm = Features.On(await db.FeatureSwitches.AsNoTracking().ToListAsync(ct));
        return new(access?.Vehicles ?? true, firm.Contains(Feature.VehicleFleet), access?.Buildings ?? false, access?.Group ?? false,
            await db.Users.Where(p => p.GroupOf == clientId).Select(p => p.UserName).SingleOrDefaultAsync(ct),
            await db.Clients.CountAsync(c => c.ParentId == clientId, ct));
    }
}
