using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>How many seats the firm's active people take, of those it has.</summary>
public sealed class SeatsQuery(BrokerStore store, Seats seats)
{
    /// <param name="Most">Null when there is no limit.</param>
    public sealed record SeatCount(int Taken, int? Most)
    {
        /// <summary>R-USR-01: nobody can be added, nor brought back.</summary>
        public bool Full => Taken >= Most;
    }

    public async Task<SeatCount> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);
        return new(await db.Users.CountAsync(p => p.ProfileId != null && p.Active, ct), seats.Most);
    }
}
