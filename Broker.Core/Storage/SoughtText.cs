using System.Linq.Expressions;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>
/// What somebody typed into a list's field, looked for in the index of fragments: all its words, in any order, wherever they stand. What is too
/// short for that leads to what is called so at its beginning.
/// </summary>
internal sealed class SoughtText
{
    /// <summary>Signs a fragment needs to be looked for inside.</summary>
    public const int Inside = 3;

    /// <summary>So many rows of any kind are found in one go; beyond, the database is left to find those of a kind as it comes to them.</summary>
    private const int Few = 1_000, Handful = 100, MostWords = 100;

    /// <summary>So many words are looked along one by one.</summary>
    private const int MostWays = 16;

    private readonly BrokerDb db;
    private readonly IReadOnlyList<string> fragments;

    /// <summary>For each fragment, the words of names that hold it, itself first; null when it is none of letters or they are too many to be sure of all.</summary>
    private readonly IReadOnlyList<IReadOnlyList<string>?> words;
    private readonly string start;

    /// <summary>All that hold it; null when they are many.</summary>
    private readonly ILookup<string, Guid>? all;

    /// <summary>It is one fragment, whose words many bear.</summary>
    private readonly bool frequent;

    private SoughtText(BrokerDb db, IReadOnlyList<string> fragments, IReadOnlyList<IReadOnlyList<string>?> words, string together, ILookup<string, Guid>? all, bool frequent)
    {
        (this.db, this.fragments, this.words, this.all, this.frequent) = (db, fragments, words, all, frequent);
        start = together.Length > SearchEntry.StartLength ? together[..SearchEntry.StartLength] : together;
    }

    /// <summary>How what it leads to is called at its beginning, where it is too short to be looked for inside.</summary>
    public string? Start => fragments[0].Length < Inside ? start : null;

    /// <returns>Null when nothing was typed that could be looked for.</returns>
    public static async Task<SoughtText?> ReadAsync(BrokerDb db, string? typed, CancellationToken ct)
    {
        var fragments = Searchable.IsPhone(typed ?? "") ? [Searchable.Phone(typed)] : Searchable.Pieces(typed).OrderByDescending(piece => piece.Length).ToList();
        if (fragments.Count == 0) return null;
        var together = Searchable.Fold(typed);
        // "04 72": too short to be looked for each for itself, together they are not.
        if (fragments[0].Length < Inside && together.Length >= Inside) fragments = [together];
        if (fragments[0].Length < Inside) return new(db, fragments, [], together, null, frequent: false);
        var words = new List<IReadOnlyList<string>?>();
        foreach (var fragment in fragments) words.Add(await WordsWithAsync(db, fragment, ct));
        // Of letters alone: what bears them in a name, whose words are few in a large firm too.
        var bearing = words.TrueForAll(each => each is not null) ? words.ConvertAll(each => each!) : null;
        var found = bearing is null ? [] : await db.Search.BearingAsync(bearing, Handful, ct);
        if (found.Count == Handful)
        {
            // What many bear needs not be read to know that they are many.
            if (bearing is [{ Count: <= MostWays } one] && await ManyBearAsync(db, one, Few, ct)) return new(db, fragments, words, together, null, frequent: true);
            found = await db.Search.BearingAsync(bearing!, Few + 1, ct);
        }
        if (found.Count == 0) found = await db.Search.FindAsync([], fragments, Few + 1, ct);
        return new(db, fragments, words, together, found.Count <= Few ? found.ToLookup(e => e.Kind, e => e.SubjectId) : null, frequent: false);
    }

    private static async Task<IReadOnlyList<string>?> WordsWithAsync(BrokerDb db, string fragment, CancellationToken ct)
    {
        if (fragment.Length < Inside || !fragment.All(char.IsAsciiLetter)) return null;
        var names = await db.Search.NamesHoldingAsync(fragment, MostWords, ct);
        return names.Count >= MostWords - 1 ? null : [fragment, .. names];
    }

    private static async Task<bool> ManyBearAsync(BrokerDb db, IReadOnlyList<string> words, int many, CancellationToken ct)
    {
        var any = words.ToList();
        return await db.SearchBearers.Where(b => EF.Parameter(any).Contains(b.Word)).Take(many + 1).CountAsync(ct) > many;
    }

    /// <summary>Where many hold it: words by which they are met along the order of a list, and what else of the text each must hold. Null when there are none, or too many.</summary>
    public async Task<(List<string> Words, IQueryable<SearchEntry>? Others)?> BearersAsync(int many, CancellationToken ct)
    {
        for (var i = 0; i < words.Count; i++)
            if (words[i] is { Count: <= MostWays } some && (frequent || await ManyBearAsync(db, some, many, ct)))
                return ([.. some], fragments.Count == 1 ? null : EachOf(SearchKind.Client, fragments.Where((_, other) => other != i)));
        return null;
    }

    /// <summary>Whether more than so many rows of the kind hold it.</summary>
    public async Task<bool> IsBroadAsync(SearchKind kind, int many, CancellationToken ct) =>
        all is not null ? all[kind.ToString()].Count() > many : (frequent && kind == SearchKind.Client && many <= Few) || await Entries(kind).Take(many + 1).CountAsync(ct) > many;

    /// <summary>The rows that hold it themselves or belong to what does.</summary>
    /// <param name="ways">The id by which a row would be of each kind.</param>
    public IQueryable<T> Among<T>(IQueryable<T> rows, params ReadOnlySpan<(SearchKind Kind, Expression<Func<T, Guid>> Id)> ways) => rows.Where(Holding(ways));

    /// <summary>The same as a condition.</summary>
    public Expression<Func<T, bool>> Holding<T>(params ReadOnlySpan<(SearchKind Kind, Expression<Func<T, Guid>> Id)> ways)
    {
        var (row, holds) = (Expression.Parameter(typeof(T), "row"), (Expression?)null);
        foreach (var (kind, id) in ways)
        {
            var one = Contains(kind, new Swap(id.Parameters[0], row).Visit(id.Body));
            holds = holds is null ? one : Expression.OrElse(holds, one);
        }
        return Expression.Lambda<Func<T, bool>>(holds!, row);
    }

    /// <summary>The same, or another condition of the row's own.</summary>
    public Expression<Func<T, bool>> OrHolding<T>(Expression<Func<T, bool>> other, params ReadOnlySpan<(SearchKind Kind, Expression<Func<T, Guid>> Id)> ways)
    {
        var holding = Holding(ways);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(new Swap(other.Parameters[0], holding.Parameters[0]).Visit(other.Body), holding.Body), holding.Parameters);
    }

    /// <summary>Rows that hold it, for who comes to each by another way and only asks whether it does.</summary>
    public IQueryable<SearchEntry> Each(SearchKind kind) => fragments[0].Length < Inside ? Beginning(kind) : EachOf(kind, fragments);

    private IQueryable<SearchEntry> EachOf(SearchKind kind, IEnumerable<string> wanted) => wanted.Aggregate(db.SearchEntries.Where(e => e.Kind == kind), (each, fragment) => each.Where(e => e.Text.Contains(fragment)));

    private IQueryable<SearchEntry> Entries(SearchKind kind) => fragments[0].Length < Inside ? Beginning(kind) : db.Search.With(kind, fragments);

    private IQueryable<SearchEntry> Beginning(SearchKind kind) => Searchable.Beginning(db.SearchEntries.Where(e => e.Kind == kind), e => e.Start, start);

    private MethodCallExpression Contains(SearchKind kind, Expression id)
    {
        if (all is null) return Expression.Call(typeof(Queryable), nameof(Queryable.Contains), [typeof(Guid)], Entries(kind).Select(e => e.SubjectId).Expression, id);
        // A value the query takes as a parameter, so that the next one costs no new translation.
        var ids = Expression.Property(Expression.Constant(new Held([.. all[kind.ToString()]])), nameof(Held.Ids));
        return Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(Guid)], ids, id);
    }

    private sealed record Held(List<Guid> Ids);

    private sealed class Swap(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
