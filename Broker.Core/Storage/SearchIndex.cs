using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>The index of fragments: each provider has its own, made after the tables and kept by the database itself.</summary>
internal abstract class SearchIndex
{
    /// <summary>So many fragments of three narrow a search down to what is then compared in full.</summary>
    private const int MostFragments = 24;

    public static SearchIndex Of(BrokerDb db) => db is SqliteBrokerDb ? new SqliteSearch(db) : new PostgresSearch(db);

    /// <summary>Makes what is not there yet.</summary>
    /// <returns>False when the database refuses a part of it: searching then works, but reads everything.</returns>
    public abstract Task<bool> PrepareAsync(CancellationToken ct);

    /// <summary>Entries of the kinds, at most so many of each, or of any kind without one, that hold all the fragments, one of which has three signs or more.</summary>
    public abstract Task<List<Found>> FindAsync(IReadOnlyCollection<SearchKind> kinds, IReadOnlyList<string> fragments, int most, CancellationToken ct);

    /// <summary>The same as a query to go on from.</summary>
    public abstract IQueryable<SearchEntry> With(SearchKind kind, IReadOnlyList<string> fragments);

    /// <summary>Words of names, between bars, that share most with this one; nearest first.</summary>
    public abstract Task<List<string>> AlikeAsync(string word, int most, CancellationToken ct);

    internal sealed record Found(string Kind, Guid SubjectId, string Text);

    protected static IEnumerable<string> Threes(string text) => Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(i => text.Substring(i, 3)).Distinct().Take(MostFragments);
}

public partial class BrokerDb
{
    internal SearchIndex Search => SearchIndex.Of(this);
}
