using System.ComponentModel.DataAnnotations;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>Chooses and orders the tiles of the caller's own dashboard, or goes back to the usual ones.</summary>
public sealed class ArrangeDashboard(BrokerStore store)
{
    public sealed class Input
    {
        /// <summary>In order; null for the usual ones.</summary>
        [MaxLength(Dashboard.MostTiles)] public List<string>? Tiles { get; set; }
    }

    public async Task<Result> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (db.Actor.PersonId is not { } me) return Problem.Missing;
        if (Inputs.Check(input) is { } wrong) return wrong;
        var tiles = input.Tiles?.Where(t => t.Length is > 0 and <= Dashboard.KeyLength).Distinct().ToList();

        var own = await db.Dashboards.SingleOrDefaultAsync(d => d.PersonId == me, ct);
        if (tiles is null && own is not null) db.Remove(own);
        if (tiles is null) return await db.SaveAsync(ct);

        if (own is null) db.Add(own = new Dashboard { PersonId = me });
        own.Tiles = tiles;
        return await db.SaveAsync(ct);
    }
}
