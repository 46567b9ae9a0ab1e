using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Broker.Core.Storage;

/// <summary>
/// Rows of SQLite that are there and become others, within a transaction: only the columns that differ are written, so that an index without any of them is left alone. Like
/// <see cref="BulkWrite"/>, for rows whose history is kept by rows of their own.
/// </summary>
/// <remarks>Holds its line to the archive from the first transaction to the last: what was prepared on one line must never be carried out on another, which somebody else has by then.</remarks>
internal sealed class RowChanges : IDisposable
{
    private readonly BrokerDb db;
    private readonly string key;
    private readonly Dictionary<Type, BulkWrite.Table> tables = [];
    private readonly Dictionary<string, DbCommand> commands = [];

    public RowChanges(BrokerDb db, string key)
    {
        (this.db, this.key) = (db, key);
        db.Database.OpenConnection();
    }

    /// <summary>Its values as they are now.</summary>
    public object?[] Look(object row) => [.. TableOf(row).Values.Select(value => value.Read(row))];

    public bool Differs(object row, object?[] before) => TableOf(row).Values.Where((value, i) => !Equals(value.Read(row), before[i])).Any();

    public void Write(object row, object?[] before)
    {
        var table = TableOf(row);
        var now = Look(row);
        List<int> columns = [.. Enumerable.Range(0, now.Length).Where(i => !Equals(now[i], before[i]))];
        var command = CommandOf(table, columns);
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        for (var i = 0; i < columns.Count; i++) command.Parameters[i].Value = now[columns[i]] ?? DBNull.Value;
        command.Parameters[columns.Count].Value = now[table.Names.ToList().IndexOf(key)]!;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        db.Database.CloseConnection();
    }

    private BulkWrite.Table TableOf(object row)
    {
        if (!tables.TryGetValue(row.GetType(), out var table)) tables[row.GetType()] = table = BulkWrite.Table.Of(db.Model.FindEntityType(row.GetType())!);
        return table;
    }

    private DbCommand CommandOf(BulkWrite.Table table, List<int> columns)
    {
        var sql = $"UPDATE \"{table.Name}\" SET {string.Join(", ", columns.Select((column, i) => $"\"{table.Names[column]}\" = $p{i}"))} WHERE \"{key}\" = $p{columns.Count}";
        if (commands.TryGetValue(sql, out var known)) return known;
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i <= columns.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"$p{i}";
            command.Parameters.Add(parameter);
        }
        return commands[sql] = command;
    }
}
