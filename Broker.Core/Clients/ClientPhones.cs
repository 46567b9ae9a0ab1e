using Broker.Core.Clients;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Broker.Core.Storage;

public partial class BrokerDb
{
    private const int Together = 500;

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
        foreach (var some in lacking.Chunk(Together)) await FollowAgainAsync(Clients.Where(c => EF.Parameter(some).Contains(c.Id)), ct);
    }

    /// <summary>Entries written when beginnings were shorter, and the words of names not yet looked for each for itself.</summary>
    internal async Task FindByWordsAsync(CancellationToken ct)
    {
        var (first, length) = (SearchEntry.Mark(default).Length + 1, SearchEntry.StartLength);
        await SearchEntries.Where(e => e.Kind != SearchKind.Client && e.Kind != SearchKind.Contact)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Start, e => e.Text.Substring(first, e.Text.Substring(first).IndexOf("|") < length ? e.Text.Substring(first).IndexOf("|") : length)), ct);
        for (var done = 0L; ;)
        {
            var some = await SearchEntries.Where(e => e.Id > done && (e.Kind == SearchKind.Client || e.Kind == SearchKind.Contact)).OrderBy(e => e.Id).Take(Together)
                .Select(e => new { e.Id, e.SubjectId }).ToListAsync(ct);
            if (some.Count == 0) return;
            var (ids, last) = (some.ConvertAll(e => e.SubjectId), some[^1].Id);
            await FollowAgainAsync(Clients.Where(c => EF.Parameter(ids).Contains(c.Id)), ct);
            await FollowAgainAsync(Contacts.Where(c => EF.Parameter(ids).Contains(c.Id)), ct);
            done = last;
        }
    }

    /// <summary>Clients written before the words of their names stood beside their place in the list.</summary>
    internal async Task FindBearersAsync(CancellationToken ct)
    {
        for (var last = Guid.Empty; ;)
        {
            var some = await Clients.Where(c => c.Id > last && !SearchBearers.Any(b => b.SubjectId == c.Id)).OrderBy(c => c.Id).Take(Together).Select(c => c.Id).ToListAsync(ct);
            if (some.Count == 0) return;
            await FollowAgainAsync(Clients.Where(c => EF.Parameter(some).Contains(c.Id)), ct);
            last = some[^1];
        }
    }

    /// <summary>The index alone: nothing of theirs has changed that anybody would be told.</summary>
    private async Task FollowAgainAsync<T>(IQueryable<T> rows, CancellationToken ct) where T : Entity, ISearched
    {
        var found = await rows.ToListAsync(ct);
        await SearchRules.FollowAsync(this, [.. found.Select(row => Entry(row))], ct);
        await BareSaveAsync(true, ct);
        ChangeTracker.Clear();
    }
}
