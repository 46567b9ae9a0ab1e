using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Broker.Core.Storage;

/// <summary>What rows are found by follows them, in the same save.</summary>
internal static class SearchRules
{
    public static async Task FollowAsync(BrokerDb db, IReadOnlyList<EntityEntry> touched, CancellationToken ct)
    {
        var rows = touched.Where(e => e.Entity is ISearched and Entity).ToList();
        if (rows.Count == 0) return;

        var old = rows.Where(e => e.State != EntityState.Added).Select(e => ((Entity)e.Entity).Id).ToList();
#pragma warning disable RS0030 // A contact may change what their own row is found by without ever seeing the index.
        var kept = old.Count == 0 ? [] : await db.SearchEntries.IgnoreQueryFilters().Where(e => EF.Parameter(old).Contains(e.SubjectId)).ToDictionaryAsync(e => e.SubjectId, ct);
#pragma warning restore RS0030
        var further = await db.FurtherSearchValuesAsync(rows, ct);
        foreach (var row in rows)
        {
            var entry = kept.GetValueOrDefault(((Entity)row.Entity).Id);
            if (row.State != EntityState.Deleted) Write(db, (Entity)row.Entity, entry, further);
            else if (entry is not null) db.Remove(entry);
        }
        await KeepWordsAsync(db, rows, ct);
        await KeepBearersAsync(db, rows, ct);
    }

    /// <summary>Once more, after rows have gone from one to another without anybody touching them.</summary>
    public static async Task FollowMovedAsync(BrokerDb db, CancellationToken ct)
    {
        var rows = db.ChangeTracker.Entries().Where(e => e.Entity is ISearched and Entity && e.State is EntityState.Unchanged or EntityState.Modified).ToList();
        var further = await db.FurtherSearchValuesAsync(rows, ct);
        var ids = rows.Select(e => ((Entity)e.Entity).Id).ToList();
        var kept = await db.SearchEntries.Where(e => EF.Parameter(ids).Contains(e.SubjectId)).ToDictionaryAsync(e => e.SubjectId, ct);
        foreach (var row in rows.Select(e => (Entity)e.Entity).Where(row => kept.ContainsKey(row.Id))) Write(db, row, kept[row.Id], further);
    }

    public static SearchEntry EntryOf(Entity row, IEnumerable<string?>? further = null)
    {
        var searched = (ISearched)row;
        string?[] values = [.. searched.SearchValues, .. further ?? []];
        var start = Searchable.Fold(values.FirstOrDefault());
        return new()
        {
            Kind = searched.SearchKind, SubjectId = row.Id, Start = start.Length > SearchEntry.StartLength ? start[..SearchEntry.StartLength] : start,
            Text = $"{SearchEntry.Mark(searched.SearchKind)}{Searchable.Of(values)}|{NamesOf(searched)}",
        };
    }

    /// <summary>Each word of a name or address for itself: by it a surname is found that stands last, without a look inside of all names.</summary>
    private static string NamesOf(ISearched row)
    {
        var words = Searchable.Words(string.Join(' ', row.SearchValues.Where(value => value?.Contains('@') == true).Prepend(row.SearchNames)))
            .Where(word => word.Length >= SoughtText.Inside).Distinct().ToList();
        return words.Count == 0 ? "" : $":{string.Join(':', words)}:";
    }

    public static IEnumerable<string> WordsOf(ISearched row) => Searchable.Words(row.SearchNames)
        .Where(word => word.Length is >= SearchWord.Shortest and <= SearchWord.Longest && word.Any(char.IsLetter) && !word.Any(char.IsDigit)).Select(word => $"|{word}|");

    public static IEnumerable<SearchBearer> BearersOf(Entity row) => ((ISearched)row).SearchOrder is not { } order ? []
        : Searchable.Words(((ISearched)row).SearchNames).Where(word => word.Length is >= SearchBearer.Shortest and <= SearchWord.Longest && !word.Any(char.IsDigit)).Distinct()
            .Select(word => new SearchBearer { SubjectId = row.Id, Word = word, ByName = order.ByName, ByCity = order.ByCity });

    private static void Write(BrokerDb db, Entity row, SearchEntry? kept, ILookup<Guid, string?> further)
    {
        var now = EntryOf(row, further[row.Id]);
        if (kept is null) db.Add(now);
        else (kept.Start, kept.Text) = (now.Start, now.Text);
    }

    // Two who save the same new word at the same moment keep it twice, which harms nothing.
    private static async Task KeepWordsAsync(BrokerDb db, IReadOnlyList<EntityEntry> rows, CancellationToken ct)
    {
        var words = rows.Where(e => e.State != EntityState.Deleted).SelectMany(e => WordsOf((ISearched)e.Entity)).Distinct().ToList();
        if (words.Count == 0) return;
#pragma warning disable RS0030 // As above.
        var known = await db.SearchWords.IgnoreQueryFilters().Where(w => EF.Parameter(words).Contains(w.Word)).Select(w => w.Word).ToListAsync(ct);
#pragma warning restore RS0030
        foreach (var word in words.Except(known)) db.Add(new SearchWord { Word = word });
    }

    private static async Task KeepBearersAsync(BrokerDb db, IReadOnlyList<EntityEntry> rows, CancellationToken ct)
    {
        var listed = rows.Where(e => ((ISearched)e.Entity).SearchOrder is not null).ToList();
        var ids = listed.Where(e => e.State != EntityState.Added).Select(e => ((Entity)e.Entity).Id).ToList();
#pragma warning disable RS0030 // As above.
        var kept = ids.Count == 0 ? [] : await db.SearchBearers.IgnoreQueryFilters().Where(b => EF.Parameter(ids).Contains(b.SubjectId)).ToListAsync(ct);
#pragma warning restore RS0030
        var now = listed.Where(e => e.State != EntityState.Deleted).SelectMany(e => BearersOf((Entity)e.Entity)).ToDictionary(b => (b.SubjectId, b.Word));
        foreach (var one in kept)
        {
            if (now.Remove((one.SubjectId, one.Word), out var still)) (one.ByName, one.ByCity) = (still.ByName, still.ByCity);
            else db.Remove(one);
        }
        db.AddRange(now.Values);
    }
}
