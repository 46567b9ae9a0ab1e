using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Work;

/// <summary>The firm's own lists of people by name, for whoever launches long work and wants others told of its end (R-JOB-02).</summary>
public sealed class UserListNamesQuery(BrokerStore store)
{
    public sealed record ListName(Guid Id, string Name);

    public async Task<IReadOnlyList<ListName>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        return await db.UserLists.Where(l => l.System == null).OrderBy(l => l.Name).Select(l => new ListName(l.Id, l.Name!)).ToListAsync(ct);
    }
}
