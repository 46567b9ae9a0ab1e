using System.Data;
using Broker.Core.Common;
using Npgsql;

namespace Broker.Core.Storage;

/// <summary>PostgreSQL's own programs do the copying; the connection's password travels in their environment, never on their command line.</summary>
internal sealed class PostgresCopy(StorageOptions storage) : DatabaseCopy
{
    private const string Sessions = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    private readonly NpgsqlConnectionStringBuilder where = new(storage.Connection) { Pooling = false };

    public override string Provider => "postgres";

    public override string WaitingFile { get; } = Path.Combine(Path.GetTempPath(), $"broker-{Guid.NewGuid():N}.restoring");

    public override async Task<Result<DatabaseFacts>> TakeAsync(string file, CancellationToken ct)
    {
        await Durable.CreatePrivate(file).DisposeAsync();
        await using var connection = new NpgsqlConnection(where.ConnectionString);
        await connection.OpenAsync(ct);
        // The dump and the list of files see the same moment, because the dump looks through this transaction's eyes.
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if ((await DatabaseFacts.TablesAsync(connection, postgres: true, ct)).Count == 0) return new Problem("backup.no-database");
        var snapshot = (await DatabaseFacts.ListAsync<string>(connection, "SELECT pg_export_snapshot()", ct)).Single();
        var facts = await DatabaseFacts.ReadAsync(connection, postgres: true, ct);
        return await Tools.RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"], ct) is { } problem
            ? problem
            : facts;
    }

    public override async Task<bool> HoldsDataAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(where.ConnectionString);
        await connection.OpenAsync(ct);
        return (await DatabaseFacts.TablesAsync(connection, postgres: true, ct)).Count > 0;
    }

    public override Task<Problem?> CheckAsync(string file, CancellationToken ct) => Tools.RunAsync("pg_restore", ["--list", file], ct);

    public override async Task<Problem?> PutBackAsync(string file, CancellationToken ct)
    {
        if (await IsInUseAsync(ct)) return new Problem("restore.in-use");
        var script = file + ".sql";
        try
        {
            await Durable.CreatePrivate(script).DisposeAsync();
            if (await Tools.RunAsync("pg_restore", ["--no-owner", "--no-privileges", $"--file={script}", file], ct) is { } problem) return problem;
            // One transaction: an error anywhere leaves the old tables as they were.
            return await Tools.RunAsync("psql",
            [
                "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1",
                "--command=SET lock_timeout = '10s'", "--command=DROP SCHEMA IF EXISTS public CASCADE", "--command=CREATE SCHEMA public", $"--file={script}",
            ], ct);
        }
        finally
        {
            File.Delete(script);
        }
    }

    private PostgresTools Tools => new(where);

    private async Task<bool> IsInUseAsync(CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(where.ConnectionString);
        await connection.OpenAsync(ct);
        return (await DatabaseFacts.ListAsync<long>(connection, Sessions, ct)).Single() > 0;
    }
}
