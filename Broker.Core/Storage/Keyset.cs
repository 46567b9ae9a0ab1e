using System.Linq.Expressions;
using Broker.Core.Common;

namespace Broker.Core.Storage;

/// <summary>Rows in the order of a column and then of their ids, and those beyond one of them: a page is found by the row before it, as fast at the end of a list as at its beginning.</summary>
internal static class Keyset
{
    public static IQueryable<T> Sorted<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> key, bool up) where T : Entity =>
        up ? rows.OrderBy(key).ThenBy(row => row.Id) : rows.OrderByDescending(key).ThenByDescending(row => row.Id);

    // key >= k and (key > k or id > i): the first condition alone lets the index begin there.
    public static IQueryable<T> Beyond<T, TKey>(IQueryable<T> rows, Expression<Func<T, TKey>> key, bool up, TKey k, Guid i) where T : Entity
    {
        var row = key.Parameters[0];
        var at = Expression.Constant(new At<TKey>(k, i));
        var (from, beyond) = up ? (ExpressionType.GreaterThanOrEqual, ExpressionType.GreaterThan) : (ExpressionType.LessThanOrEqual, ExpressionType.LessThan);
        var value = Expression.Property(at, nameof(At<TKey>.Key));
        var id = Expression.MakeBinary(beyond, Expression.Property(row, nameof(Entity.Id)), Expression.Property(at, nameof(At<TKey>.Id)));
        return rows.Where(Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(Compared(from, key.Body, value), Expression.OrElse(Compared(beyond, key.Body, value), id)), row));
    }

    private static BinaryExpression Compared(ExpressionType how, Expression key, Expression value) => key.Type == typeof(string)
        ? Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), null, key, value), Expression.Constant(0))
        : Expression.MakeBinary(how, key, value);

    private sealed record At<TKey>(TKey Key, Guid Id);
}
