using Broker.Core.Clients;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    /// <summary>A client is found by their further telephones too.</summary>
    internal async partial Task<ILookup<Guid, string?>> FurtherSearchValuesAsync(IReadOnlyList<EntityEntry> rows, CancellationToken ct)
    {
        var clients = rows.Where(row => row.Entity is Client && row.State != EntityState.Deleted).Select(row => ((Client)row.Entity).Id).ToHashSet();
        var known = rows.Where(row => row.Entity is Client && row.State is EntityState.Unchanged or EntityState.Modified).Select(row => ((Client)row.Entity).Id).ToList();
        // As they are stored, even if they went to another client under the eyes of this operation; then what it means to change itself.
        var stored = known.Count == 0 ? [] : await ClientPhones.AsNoTracking().Where(p => EF.Parameter(known).Contains(p.ClientId)).ToListAsync(ct);
        var touched = ChangeTracker.Entries<ClientPhone>().Where(p => p.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList();
        return stored.ExceptBy(touched.Select(p => p.Entity.Id), p => p.Id)
            .Concat(touched.Where(p => p.State != EntityState.Deleted && clients.Contains(p.Entity.ClientId)).Select(p => p.Entity))
            .OrderBy(p => p.Position).ThenBy(p => p.Id).ToLookup(p => p.ClientId, p => (string?)Searchable.Phone(p.Number));
    }

    /// <summary>Clients written before their further telephones were looked for; found by them from now on.</summary>
    internal async Task FindByPhonesAsync(CancellationToken ct)
    {
        var lacking = await (
            from phone in ClientPhones
            join entry in SearchEntries on phone.ClientId equals entry.SubjectId
            where phone.PhoneKey != null && !entry.Text.Contains(phone.PhoneKey.StartsWith("00") ? phone.PhoneKey.Substring(2) : phone.PhoneKey)
            select phone.ClientId).Distinct().ToListAsync(ct);
        foreach (var some in lacking.Chunk(500))
        {
            var clients = await Clients.Where(c => EF.Parameter(some).Contains(c.Id)).ToListAsync(ct);
            await SearchRules.FollowAsync(this, [.. clients.Select(c => Entry(c))], ct);
            // The index alone: nothing of theirs has changed that anybody would be told.
            await BareSaveAsync(true, ct);
            ChangeTracker.Clear();
        }
    }
}
