using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>The index of fragments: each provider has its own, made after the tables and kept by the database itself.</summary>
internal abstract class SearchIndex(BrokerDb db)
{
    /// <summary>So many fragments of three narrow a search down to what is then compared in full.</summary>
    private const int MostFragments = 24;

    public static SearchIndex Of(BrokerDb db) => db is SqliteBrokerDb ? new SqliteSearch(db) : new PostgresSearch(db);

    /// <summary>Whether it has been made: entries written before hold less than it looks for.</summary>
    public abstract Task<bool> IsMadeAsync(CancellationToken ct);

    /// <summary>Makes what is not there yet.</summary>
    /// <returns>False when the database refuses a part of it: searching then works, but reads everything.</returns>
    public abstract Task<bool> PrepareAsync(CancellationToken ct);

    /// <summary>What is called so or begins so, at most so many of each kind, in the order of the alphabet: the exact name first.</summary>
    public Task<List<Found>> CalledAsync(IEnumerable<SearchKind> kinds, string text, int most, CancellationToken ct)
    {
        var start = text.Length > SearchEntry.StartLength ? text[..SearchEntry.StartLength] : text;
        var arguments = new List<object> { start, Beyond(start), "|" + text };
        var parts = new List<string>();
        foreach (var kind in kinds)
        {
            parts.Add($"SELECT * FROM (SELECT \"Kind\", \"SubjectId\", \"Text\" FROM \"SearchEntries\" WHERE \"Kind\" = {{{arguments.Count}}} AND {Between}"
                + $"{(text == start ? "" : $" AND {Holds("{2}")}")} ORDER BY {Alphabet} LIMIT {most}) AS part{parts.Count}");
            arguments.Add(kind.ToString());
        }
        return db.Database.SqlQueryRaw<Found>(string.Join(" UNION ALL ", parts), [.. arguments]).ToListAsync(ct);
    }

    /// <summary>Of any kind, at most so many of which a value is the text, then at most so many of which a value or a word of a name begins with it.</summary>
    public abstract Task<List<Found>> BeginningAsync(string text, int most, CancellationToken ct);

    /// <summary>At most so many that bear, of each list, one of the words; or a word or value that begins with its first.</summary>
    public abstract Task<List<Found>> BearingAsync(IReadOnlyList<IReadOnlyList<string>> words, int most, CancellationToken ct);

    /// <summary>Words of names that hold the fragment of three letters or more: few, however many bear them.</summary>
    public async Task<List<string>> NamesHoldingAsync(string fragment, int most, CancellationToken ct) =>
        [.. (await WordsHoldingAsync(fragment, most, ct)).Select(word => word.Trim('|')).Where(word => word != fragment)];

    protected abstract Task<List<string>> WordsHoldingAsync(string fragment, int most, CancellationToken ct);

    /// <summary>The condition that an entry's start lies from the first value to the second, the order of that index, and that its text holds a value.</summary>
    protected abstract string Between { get; }
    protected abstract string Alphabet { get; }
    protected abstract string Holds(string value);
    protected abstract string Beyond(string start);

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
