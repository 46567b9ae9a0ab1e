using Broker.Core.Common;
using Broker.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Clients;

/// <summary>What a field proposes while one types: what is called so at its beginning, by name; then what begins so otherwise, then what holds it.</summary>
internal static class Proposals
{
    /// <summary>More than are shown: some may be archived, or taken already.</summary>
    private const int Looked = 60;

    /// <param name="text">Folded, of two signs or more.</param>
    public static async Task<List<Guid>> ReadAsync(BrokerDb db, SearchKind kind, string text, CancellationToken ct)
    {
        var start = text.Length > SearchEntry.StartLength ? text[..SearchEntry.StartLength] : text;
        var called = await Searchable.Beginning(db.SearchEntries.Where(e => e.Kind == kind), e => e.Start, start).Where(e => e.Text.Contains("|" + text))
            .OrderBy(e => e.Start).ThenBy(e => e.SubjectId).Take(Looked).Select(e => e.SubjectId).ToListAsync(ct);
        var others = await db.Search.FindAsync([kind], ["|" + text], Looked, ct);
        if (text.Length >= SoughtText.Inside) others.AddRange(await db.Search.FindAsync([kind], [text], Looked, ct));
        return [.. called.Concat(others.Select(e => e.SubjectId)).Distinct()];
    }
}
