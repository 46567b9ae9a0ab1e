using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>
/// A question asked at every turn about one row, on a day, translated once. Otherwise each asking takes the expression apart again to find its SQL among
/// those known: of a small read, most of the time. The archive's own selections may stand in it: db.ContractsInForceOn(day).
/// </summary>
public sealed class Asked<TAnswer>(Expression<Func<BrokerDb, Guid, DateOnly, IQueryable<TAnswer>>> question)
{
    // A translation holds for the model of one provider.
    private Func<BrokerDb, Guid, DateOnly, IAsyncEnumerable<TAnswer>>? sqlite, postgres;
    private readonly Lock first = new();

    public IAsyncEnumerable<TAnswer> Of(BrokerDb db, Guid id, DateOnly day = default) =>
        (db is SqliteBrokerDb ? sqlite : postgres) is { } known ? known(db, id, day) : First(db, id, day);

    /// <summary>Until it has been asked once, a translation knows the archive it was made by, and takes no other.</summary>
    private IAsyncEnumerable<TAnswer> First(BrokerDb db, Guid id, DateOnly day)
    {
        lock (first)
        {
            if ((db is SqliteBrokerDb ? sqlite : postgres) is { } known) return known(db, id, day);
            var made = Translate(db);
            var answer = made(db, id, day);
            if (db is SqliteBrokerDb) sqlite = made;
            else postgres = made;
            return answer;
        }
    }

    private Func<BrokerDb, Guid, DateOnly, IAsyncEnumerable<TAnswer>> Translate(BrokerDb db)
    {
        var written = new WrittenOut(db, question.Parameters[0], question.Parameters[2]).Visit(question.Body);
        return EF.CompileAsyncQuery<BrokerDb, Guid, DateOnly, TAnswer>(Expression.Lambda<Func<BrokerDb, Guid, DateOnly, IQueryable<TAnswer>>>(written, question.Parameters));
    }

    /// <summary>Puts what a selection of the archive says in its place, with the day as the question's own, to be given with each asking.</summary>
    private sealed class WrittenOut(BrokerDb db, ParameterExpression archive, ParameterExpression day) : ExpressionVisitor
    {
        /// <summary>A day nobody asks about: by it the day is known again in what a selection says.</summary>
        private static readonly DateOnly Mark = new(1000, 1, 1);

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (!typeof(IQueryable).IsAssignableFrom(node.Type) || node.Object?.Type.IsAssignableTo(typeof(BrokerDb)) != true || node.Arguments.Count == 0) return base.VisitMethodCall(node);
            if (node.Arguments.Any(argument => Visit(argument) != day)) throw new InvalidOperationException($"{node.Method.Name} is asked about more than the day.");
            return Visit(((IQueryable)node.Method.Invoke(db, [.. node.Arguments.Select(_ => (object)Mark)])!).Expression);
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression == archive && node.Member is PropertyInfo selection && typeof(IQueryable).IsAssignableFrom(node.Type))
                return ((IQueryable)selection.GetValue(db)!).Expression is var said && said is MethodCallExpression ? Visit(said) : node;
            if (node is not { Expression: ConstantExpression { Value: { } held }, Member: FieldInfo field }) return base.VisitMember(node);
            return field.GetValue(held) switch
            {
                DateOnly known when known == Mark && node.Type == typeof(DateOnly) => day,
                IQueryable selected => Visit(selected.Expression),
                BrokerDb => archive,
                var other => throw new InvalidOperationException($"A selection holds {other} of its own, which the next asking would meet again."),
            };
        }

        // In a selection the archive is the one it was made by.
        protected override Expression VisitConstant(ConstantExpression node) => node.Value is BrokerDb ? archive : base.VisitConstant(node);
    }
}
