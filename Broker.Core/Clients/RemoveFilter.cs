using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Storage;

namespace Broker.Core.Clients;

/// <summary>One's own saved filter; an administrator also takes away what others share.</summary>
public sealed class RemoveFilter(BrokerStore store)
{
    public async Task<Result> RunAsync(Caller by, Guid filterId, CancellationToken ct = default)
    {
        await using var db = await store.OpenAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        if (await db.SavedFilters.FindAsync([filterId], ct) is not { } filter) return Problem.Missing;
        if (filter.OwnerId != db.Actor.PersonId && !(filter.Shared && db.Actor.May(Permission.ManageStaff))) return Problem.Missing;
        db.Remove(filter);
        return await db.SaveAsync(ct);
    }
}
