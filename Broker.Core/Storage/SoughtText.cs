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
    private const int Few = 1_000, MostWords = 100;

    private readonly BrokerDb db;
    private readonly IReadOnlyList<string> fragments;
    private readonly string start;

    /// <summary>All that hold it; null when they are many.</summary>
    private readonly ILookup<string, Guid>? all;

    private SoughtText(BrokerDb db, IReadOnlyList<string> fragments, string start, ILookup<string, Guid>? all) => (this.db, this.fragments, this.start, this.all) = (db, fragments, start, all);

    /// <returns>Null when nothing was typed that could be looked for.</returns>
    public static async Task<SoughtText?> ReadAsync(BrokerDb db, string? typed, CancellationToken ct)
    {
        var fragments = Searchable.IsPhone(typed ?? "") ? [Searchable.Phone(typed)] : Searchable.Pieces(typed).OrderByDescending(piece => piece.Length).ToList();
        if (fragments.Count == 0) return null;
        var together = Searchable.Fold(typed);
        // "04 72": too short to be looked for each for itself, together they are not.
        if (fragments[0].Length < Inside && together.Length >= Inside) fragments = [together];
        var found = fragments[0].Length < Inside ? [] : await BearingAsync(db, fragments, ct) is { Count: > 0 } bearing ? bearing : await db.Search.FindAsync([], fragments, Few + 1, ct);
        var few = fragments[0].Length >= Inside && found.Count <= Few;
        return new(db, fragments, together.Length > SearchEntry.StartLength ? together[..SearchEntry.StartLength] : together, few ? found.ToLookup(e => e.Kind, e => e.SubjectId) : null);
    }

    /// <summary>Of letters alone: what bears them in a name, whose words are few in a large firm too. Nothing when too many words hold them to be sure of all.</summary>
    private static async Task<List<SearchIndex.Found>> BearingAsync(BrokerDb db, IReadOnlyList<string> fragments, CancellationToken ct)
    {
        if (fragments.Any(fragment => fragment.Length < Inside || !fragment.All(char.IsAsciiLetter))) return [];
        var words = new List<IReadOnlyList<string>>();
        foreach (var fragment in fragments)
        {
            var names = await db.Search.NamesHoldingAsync(fragment, MostWords, ct);
            if (names.Count >= MostWords - 1) return [];
            words.Add([fragment, .. names]);
        }
        return await db.Search.BearingAsync(words, Few + 1, ct);
    }

    /// <summary>Whether more than so many rows of the kind hold it.</summary>
    public async Task<bool> IsBroadAsync(SearchKind kind, int many, CancellationToken ct) =>
        all is not null ? all[kind.ToString()].Count() > many : await Entries(kind).Take(many + 1).CountAsync(ct) > many;

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
    public IQueryable<SearchEntry> Each(SearchKind kind) => fragments[0].Length < Inside ? Beginning(kind)
        : fragments.Aggregate(db.SearchEntries.Where(e => e.Kind == kind), (each, fragment) => each.Where(e => e.Text.Contains(fragment)));

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
