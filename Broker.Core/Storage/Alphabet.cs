using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>Short lists to choose from, in the reader's own alphabet: left to the databases, one puts L’Équité after Zurich, the other does not.</summary>
public static class Alphabet
{
    public static async Task<List<T>> ByNameAsync<T>(this IQueryable<T> rows, Func<T, string> name, CancellationToken ct) =>
        [.. (await rows.ToListAsync(ct)).OrderBy(name, StringComparer.CurrentCultureIgnoreCase)];
}
