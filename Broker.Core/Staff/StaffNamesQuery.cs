using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Staff;

/// <summary>The active people of the firm by name, for whoever chooses a colleague: who follows a client, who receives a task.</summary>
public sealed class StaffNamesQuery(BrokerStore store)
{
    public sealed record Colleague(Guid Id, string Name);

    public async Task<IReadOnlyList<Colleague>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);

        return await db.Users.Where(p => p.ProfileId != null && p.Active).OrderBy(p => p.LastName).ThenBy(p => p.FirstName)
            .Select(p => new Colleague(p.Id, p.FirstName + " " + p.LastName)).ToListAsync(ct);
    }
}
