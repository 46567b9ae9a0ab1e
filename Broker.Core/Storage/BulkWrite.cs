using System.Data.Common;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>
/// Hundreds of thousands of rows, out of a spreadsheet or for measuring: by prepared statements into SQLite, by COPY into PostgreSQL. Nobody is told and nothing is
/// audited here.
/// </summary>
internal static class BulkWrite
{
    public static async Task RunAsync(BrokerDb db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var all = rows.Concat(rows.OfType<ISearched>().Select(row => SearchRules.EntryOf((Entity)row))).Concat(rows.OfType<ISearched>().SelectMany(row => SearchRules.BearersOf((Entity)row)))
            .Concat(await WordsAsync(db, rows, ct));
        await db.Database.OpenConnectionAsync(ct);
        // Ids come in no order: an index that does not fit into the usual two megabytes is read again and again.
        if (db is SqliteBrokerDb) await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -400000", ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var kind in all.GroupBy(row => row.GetType()))
        {
            var table = Table.Of(db.Model.FindEntityType(kind.Key)!);
            if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await CopyAsync(postgres, table, kind, ct);
            else Insert(db.Database.GetDbConnection(), transaction.GetDbTransaction(), table, kind);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// New rows of one class within the transaction of a save, as they come: none is held. Like all of this, for rows whose history is kept by rows of their own; what the
    /// search box finds them by is for the caller to write.
    /// </summary>
    public static async Task InsertAsync<T>(BrokerDb db, IEnumerable<T> rows, CancellationToken ct) where T : class
    {
        var table = Table.Of(db.Model.FindEntityType(typeof(T))!);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await CopyAsync(postgres, table, rows, ct);
        else Insert(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), table, rows);
    }

    /// <summary>All values of rows that are there, found by one of them.</summary>
    public static async Task UpdateAsync<T>(BrokerDb db, IEnumerable<T> rows, string key, CancellationToken ct) where T : class
    {
        const int AtOnce = 500;
        var table = Table.Of(db.Model.FindEntityType(typeof(T))!);
        var by = table.Names.ToList().IndexOf(key);
        var set = string.Join(", ", table.Names.Select((name, i) => i == by ? null : $"\"{name}\" = {(db is SqliteBrokerDb ? $"$p{i}" : $"${i + 1}")}").Where(s => s is not null));
        var sql = $"UPDATE \"{table.Name}\" SET {set} WHERE \"{key}\" = {(db is SqliteBrokerDb ? $"$p{by}" : $"${by + 1}")}";
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
        {
            foreach (var some in rows.Chunk(AtOnce))
            {
                await using var batch = new NpgsqlBatch(postgres, (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
                foreach (var row in some)
                {
                    var one = new NpgsqlBatchCommand(sql);
                    foreach (var value in table.Values) one.Parameters.Add(new() { Value = value.Read(row) ?? DBNull.Value, DataTypeName = value.Type });
                    batch.BatchCommands.Add(one);
                }
                await batch.ExecuteNonQueryAsync(ct);
            }
        }
        else Run(db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction(), table, sql, rows);
    }

    private static void Insert(DbConnection connection, DbTransaction transaction, Table table, IEnumerable<object> rows) =>
        Run(connection, transaction, table, $"INSERT INTO \"{table.Name}\" ({table.Columns}) VALUES ({string.Join(", ", table.Values.Select((_, i) => $"$p{i}"))})", rows);

    private static void Run(DbConnection connection, DbTransaction transaction, Table table, string sql, IEnumerable<object> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var i in Enumerable.Range(0, table.Values.Count))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < table.Values.Count; i++) command.Parameters[i].Value = table.Values[i].Read(row) ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static async Task CopyAsync(NpgsqlConnection connection, Table table, IEnumerable<object> rows, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.Columns}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            foreach (var value in table.Values)
            {
                if (value.Read(row) is { } found) await copy.WriteAsync(found, value.Type, ct);
                else await copy.WriteNullAsync(ct);
            }
        }
        await copy.CompleteAsync(ct);
    }

    private static async Task<IEnumerable<object>> WordsAsync(BrokerDb db, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var words = rows.OfType<ISearched>().SelectMany(SearchRules.WordsOf).ToHashSet();
        if (words.Count == 0) return [];
        words.ExceptWith(await db.SearchWords.Where(w => EF.Parameter(words.ToList()).Contains(w.Word)).Select(w => w.Word).ToListAsync(ct));
        return words.Select(word => new SearchWord { Word = word });
    }

    /// <summary>How an entity's values are read, in the order of its table's columns.</summary>
    internal sealed record Table(string Name, IReadOnlyList<string> Names, IReadOnlyList<Column> Values)
    {
        public string Columns => string.Join(", ", Names.Select(name => $"\"{name}\""));

        public static Table Of(IEntityType type)
        {
            var here = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
            var columns = type.GetProperties().Where(p => !(p.ClrType == typeof(long) && p.IsPrimaryKey())).Select(p => (Property: p, Column: Column.Of(p, Direct(type, p))))
                .Concat(type.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties().Select(p => (Property: p, Column: Column.Of(p, row => p.GetGetter().GetClrValue(c.GetGetter().GetClrValue(row)!))))))
                .ToList();
            return new(here.Name, [.. columns.Select(c => c.Property.GetColumnName(here)!)], [.. columns.Select(c => c.Column)]);
        }

        private static Func<object, object?> Direct(IEntityType type, IProperty property) =>
            property.IsShadowProperty() ? _ => type.GetDiscriminatorValue() : row => property.GetGetter().GetClrValue(row);
    }

    internal sealed record Column(Func<object, object?> Read, string Type)
    {
        public static Column Of(IProperty property, Func<object, object?> read)
        {
            var mapping = property.GetRelationalTypeMapping();
            return new(mapping.Converter is { } converter ? row => converter.ConvertToProvider(read(row)) : read, mapping.StoreTypeNameBase);
        }
    }
}
