using System.Linq.Expressions;
using System.Reflection;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>Rows that refer to one that may want to go.</summary>
/// <param name="Place">Where they refer to it: table and column, "Client.SegmentId". The key of its words.</param>
public sealed record Use(Guid Id, string Place, int Count);

/// <summary>Where rows are in use, found from the model's own foreign keys: whatever refers to them tomorrow is counted without being told.</summary>
public static class Uses
{
    /// <param name="but">Classes that are parts of the row itself and go with it.</param>
    public static async Task<IReadOnlyList<Use>> UsesOfAsync<TRow>(this BrokerDb db, IReadOnlyCollection<Guid> ids, CancellationToken ct = default, params Type[] but) where TRow : Entity
    {
        if (ids.Count == 0) return [];
        var uses = new List<Use>();
        foreach (var (table, column) in PlacesOf<TRow>(db).Where(p => !but.Contains(p.Table)))
            uses.AddRange(await (Task<List<Use>>)Count.MakeGenericMethod(table).Invoke(null, [db, column, ids, ct])!);
        return uses;
    }

    /// <summary>Every column that holds the id of such a row.</summary>
    public static IReadOnlyList<(Type Table, string Column)> PlacesOf<TRow>(BrokerDb db) where TRow : Entity =>
        [.. from type in db.Model.GetEntityTypes()
            from key in type.GetForeignKeys()
            where key.PrincipalEntityType.ClrType == typeof(TRow)
            let column = key.Properties[^1].Name
            orderby type.ClrType.Name, column
            select (type.ClrType, column)];

    private static readonly MethodInfo Count = typeof(Uses).GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Behind every filter: what one may not see is in use all the same.</summary>
    private static async Task<List<Use>> CountAsync<T>(BrokerDb db, string column, IReadOnlyCollection<Guid> ids, CancellationToken ct) where T : class
    {
        var row = Expression.Parameter(typeof(T), "row");
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(Guid?)], row, Expression.Constant(column));
        var key = Expression.Lambda<Func<T, Guid?>>(value, row);
        var wanted = ids.Select(id => (Guid?)id).ToList();
#pragma warning disable RS0030 // This is Storage, and only counts.
        var found = await db.Set<T>().IgnoreQueryFilters().AsNoTracking().Select(key).Where(id => wanted.Contains(id))
            .GroupBy(id => id).Select(g => new { Id = g.Key!.Value, Count = g.Count() }).ToListAsync(ct);
#pragma warning restore RS0030
        return [.. found.Select(f => new Use(f.Id, $"{typeof(T).Name}.{column}", f.Count))];
    }
}
