using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The firm's profiles and what each grants.</summary>
public sealed class ProfilesQuery(BrokerStore store)
{
    /// <param name="Members">How many people have it; it can be removed when nobody has.</param>
    public sealed record ProfileRow(Guid Id, Guid Version, string Name, bool IsAdministrator, IReadOnlyList<Permission> Permissions, int Members);

    public async Task<IReadOnlyList<ProfileRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ManageStaff);

        return await db.Profiles.AsNoTracking().OrderByDescending(p => p.IsAdministrator).ThenBy(p => p.Name)
            .Select(p => new ProfileRow(p.Id, p.Version, p.Name, p.IsAdministrator, p.Permissions, db.Users.Count(u => u.ProfileId == p.Id))).ToListAsync(ct);
    }
}
