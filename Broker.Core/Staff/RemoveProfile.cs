using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>One that nobody has, and not the administrators'.</summary>
public sealed class RemoveProfile(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid profileId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);

        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.Id == profileId, ct);
        if (profile is null) return Problem.Missing;
        if (profile.IsAdministrator) return new Problem("profile.administrator");
        if (await db.Users.CountAsync(p => p.ProfileId == profileId, ct) is > 0 and var members) return Problem.Of("profile.in-use", members);
        db.Remove(profile);
        return await db.SaveAsync(ct);
    }
}
