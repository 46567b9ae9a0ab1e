using System.Data.Common;

namespace Broker.Core.Storage;

/// <summary>What one consistent copy of the database says of itself.</summary>
internal sealed record DatabaseFacts(string Schema, SortedDictionary<string, long> Rows, IReadOnlyList<string> FileHashes)
{
    private const string SqliteTables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    private const string PostgresTables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";

    public static async Task<DatabaseFacts> ReadAsync(DbConnection connection, bool postgres, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(connection, postgres, ct))
            rows[table] = (await ListAsync<long>(connection, $"SELECT COUNT(*) FROM \"{table}\"", ct)).Single();
        var migrations = await ListAsync<string>(connection, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"", ct);
        return new(migrations.LastOrDefault() ?? "", rows, await ListAsync<string>(connection, "SELECT DISTINCT \"Hash\" FROM \"Files\"", ct));
    }

    public static Task<List<string>> TablesAsync(DbConnection connection, bool postgres, CancellationToken ct) =>
        ListAsync<string>(connection, postgres ? PostgresTables : SqliteTables, ct);

    public static async Task<List<T>> ListAsync<T>(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var list = new List<T>();
        while (await reader.ReadAsync(ct)) list.Add(reader.GetFieldValue<T>(0));
        return list;
    }
}
