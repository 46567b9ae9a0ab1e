using Broker.Core.Access;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>The caller's saved filters, and those shared with everybody.</summary>
public sealed class SavedFiltersQuery(BrokerStore store)
{
    /// <param name="Owner">Whose it is, when it is another's.</param>
    public sealed record FilterRow(Guid Id, string Name, string Query, bool Shared, string? Owner, bool MayChange);

    public async Task<IReadOnlyList<FilterRow>> RunAsync(Caller by, CancellationToken ct = default)
    {
        await using var db = await store.OpenToReadAsync(by, ct);
        db.Actor.Demand(Permission.ViewClients);
        var (me, all) = (db.Actor.PersonId, db.Actor.May(Permission.ManageStaff));
        return await db.SavedFilters.AsNoTracking().Where(f => f.OwnerId == me || f.Shared).OrderBy(f => f.Shared).ThenBy(f => f.Name)
            .Select(f => new FilterRow(f.Id, f.Name, f.Query, f.Shared,
                f.OwnerId == me ? null : db.Users.Where(p => p.Id == f.OwnerId).Select(p => p.FirstName + " " + p.LastName).FirstOrDefault(), f.OwnerId == me || all))
            .ToListAsync(ct);
    }
}
