using Broker.Core.Common;
using Microsoft.Data.Sqlite;

namespace Broker.Core.Storage;

internal sealed class SqliteCopy(StorageOptions storage) : DatabaseCopy
{
    private readonly string database = Path.GetFullPath(new SqliteConnectionStringBuilder(storage.Connection).DataSource);

    public override string Provider => "sqlite";

    public override string WaitingFile => database + ".restoring";

    private string Before => database + ".before-restore";

    public override async Task<Result<DatabaseFacts>> TakeAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(database)) return new Problem("backup.no-database");
        await Durable.CreatePrivate(file).DisposeAsync();
        try
        {
            // One read transaction: the moment it begins is the moment of the copy, and in WAL no writer waits for it.
            await using (var live = await OpenAsync(database, SqliteOpenMode.ReadWrite, ct))
            {
                if ((await DatabaseFacts.TablesAsync(live, postgres: false, ct)).Count == 0) return new Problem("backup.no-database");
                await using var vacuum = live.CreateCommand();
                vacuum.CommandText = "VACUUM INTO $file";
                vacuum.Parameters.AddWithValue("$file", file);
                vacuum.CommandTimeout = 0;
                await vacuum.ExecuteNonQueryAsync(ct);
            }
            await using var copy = await OpenAsync(file, SqliteOpenMode.ReadOnly, ct);
            if (await FindDamageAsync(copy, ct)) return new Problem("backup.database-damaged");
            return await DatabaseFacts.ReadAsync(copy, postgres: false, ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
        {
            return new Problem("backup.database-damaged");
        }
        catch (SqliteException e) when (e.SqliteErrorCode is 10 or 13 or 14)
        {
            throw new IOException(e.Message, e);
        }
    }

    public override Task<bool> HoldsDataAsync(CancellationToken ct) => Task.FromResult(File.Exists(database) && new FileInfo(database).Length > 0);

    public override async Task<Problem?> CheckAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var copy = await OpenAsync(file, SqliteOpenMode.ReadOnly, ct);
            return await FindDamageAsync(copy, ct) ? new Problem("restore.damaged") : null;
        }
        catch (SqliteException)
        {
            return new Problem("restore.damaged");
        }
    }

    public override async Task<Problem?> PutBackAsync(string file, CancellationToken ct)
    {
        foreach (var tail in Tails) File.Delete(Before + tail);
        if (File.Exists(database))
        {
            await FoldLogAsync(ct);
            // One rename for those who look at the name, while the old database keeps its bytes under another.
            File.Replace(file, database, Before);
        }
        else
        {
            foreach (var tail in Tails) File.Delete(database + tail);
            File.Move(file, database);
        }
        Durable.FlushFolderOf(database);
        return null;
    }

    private static readonly string[] Tails = ["-wal", "-shm"];

    /// <summary>The write-ahead log belongs to the old database and would be played into the new one.</summary>
    private async Task FoldLogAsync(CancellationToken ct)
    {
        try
        {
            await using var old = await OpenAsync(database, SqliteOpenMode.ReadWrite, ct);
            await DatabaseFacts.ListAsync<string>(old, "PRAGMA journal_mode=DELETE", ct);
        }
        catch (SqliteException)
        {
            // Too damaged to fold: kept beside what is kept of it.
        }
        foreach (var tail in Tails)
            if (File.Exists(database + tail)) File.Move(database + tail, Before + tail, overwrite: true);
    }

    private static async Task<bool> FindDamageAsync(SqliteConnection copy, CancellationToken ct)
    {
        var said = await DatabaseFacts.ListAsync<string>(copy, "PRAGMA integrity_check", ct);
        return said is not ["ok"] || (await DatabaseFacts.ListAsync<string>(copy, "SELECT \"table\" FROM pragma_foreign_key_check", ct)).Count > 0;
    }

    private static async Task<SqliteConnection> OpenAsync(string file, SqliteOpenMode mode, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }
}
