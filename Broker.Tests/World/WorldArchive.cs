using Broker.Core.Access;
using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Demo;
using Broker.Core.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Broker.Tests.World;

/// <summary>
/// The archive of the cast: migrated and filled once per test run, copied for each test. SQLite by default; PostgreSQL where
/// BROKER_TEST_PROVIDER says "postgres", on the server BROKER_TEST_POSTGRES names.
/// </summary>
internal sealed class WorldArchive
{
    private static readonly Lazy<Task<WorldArchive>> Filled = new(() => Task.Run(FillAsync));
    private static readonly SemaphoreSlim CopyGate = new(1, 1);
    private static readonly string Run = $"broker_{Guid.NewGuid():N}"[..20];
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), Run);

    private bool stays, settled;

    private WorldArchive(StorageOptions options, FakeShelf shelf) => (Options, Shelf) = (options, shelf);

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("BROKER_TEST_PROVIDER") == "postgres";

    public StorageOptions Options { get; }
    public FakeShelf Shelf { get; }

    public static async Task<WorldArchive> CopyAsync(TimeProvider clock) => await (await Filled.Value).CopyAsAsync(clock);

    /// <summary>A copy of this one, which nobody writes to any more.</summary>
    public async Task<WorldArchive> AgainAsync(TimeProvider clock)
    {
        await SettleAsync();
        return await CopyAsAsync(clock);
    }

    private async Task<WorldArchive> CopyAsAsync(TimeProvider clock)
    {
        var copy = new WorldArchive(OptionsOf(Guid.NewGuid().ToString("N")), new FakeShelf(clock, Shelf));
        if (IsPostgres) await CommandAsync(server => $"""CREATE DATABASE "{copy.Name}" TEMPLATE "{Name}"{(server.Major < 15 ? "" : " STRATEGY FILE_COPY")}""");
        else File.Copy(Name, copy.Name);
        return copy;
    }

    private async Task SettleAsync()
    {
        if (settled) return;
        if (!IsPostgres) await CheckpointAsync(Name);
        ClosePool();
        settled = true;
    }

    /// <summary>One that stays where it is, brought to the present schema: a firm too large to be laid out for each run. What it refers to on the shelf is the cast's.</summary>
    public static async Task<WorldArchive> KeptAsync(string file, TimeProvider clock)
    {
        var origin = await Filled.Value;
        if (!File.Exists(file)) File.Copy(origin.Name, file);
        var kept = new WorldArchive(StorageOptions.File(file), new FakeShelf(clock, origin.Shelf)) { stays = true };
        await SchemaUpdate.RunAsync(new BrokerStore(kept.Options, new ChangeFeed(), clock));
        return kept;
    }

    public async Task DropAsync()
    {
        ClosePool();
        if (stays) return;
        if (IsPostgres) await CommandAsync($"""DROP DATABASE IF EXISTS "{Name}" WITH (FORCE)""");
        else foreach (var file in Directory.GetFiles(Folder, Path.GetFileName(Name) + "*")) File.Delete(file);
    }

    /// <summary>Name of the database, or path of the file.</summary>
    private string Name => IsPostgres
        ? new NpgsqlConnectionStringBuilder(Options.Connection).Database!
        : new SqliteConnectionStringBuilder(Options.Connection).DataSource;

    private static string Server => Environment.GetEnvironmentVariable("BROKER_TEST_POSTGRES")
        ?? throw new InvalidOperationException("BROKER_TEST_POSTGRES must name the PostgreSQL server to test on.");

    private static StorageOptions OptionsOf(string name) => IsPostgres
        ? new StorageOptions(new NpgsqlConnectionStringBuilder(Server) { Database = $"{Run}_{name}", MaxPoolSize = 20 }.ConnectionString)
        : StorageOptions.File(Path.Combine(Folder, name + ".db"));

    /// <summary>Migrated, with nothing in it.</summary>
    public static async Task<WorldArchive> CreateEmptyAsync(string? name = null)
    {
        Directory.CreateDirectory(Folder);
        var time = new FakeTime(World.Start);
        var archive = new WorldArchive(OptionsOf(name ?? Guid.NewGuid().ToString("N")), new FakeShelf(time));
        if (IsPostgres) await CommandAsync($"""CREATE DATABASE "{archive.Name}" """);
        await SchemaUpdate.RunAsync(new BrokerStore(archive.Options, new ChangeFeed(), time));
        return archive;
    }

    private static async Task<WorldArchive> FillAsync()
    {
        var origin = await CreateEmptyAsync("origin");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => origin.LeaveNothing();
        var time = new FakeTime(World.Start);
        var seed = new SeedDemo(new BrokerStore(origin.Options, new ChangeFeed(), time), new FirmClock(time, World.Zone), origin.Shelf, new PasswordHasher<Person>());
        var seeded = await seed.RunAsync(Caller.System(Jobs.Seed), new SeedDemo.Input { CastOnly = true, Fleet = World.FleetSize });
        if (seeded.Failed) throw new InvalidOperationException($"The cast could not be gathered: {seeded.Problem.Code}");
        await origin.SettleAsync();
        return origin;
    }

    /// <summary>All in one file, which alone is then copied.</summary>
    private static async Task CheckpointAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Pools are known by their connection string, which is the store's own to make.</summary>
    private void ClosePool()
    {
        using var db = new BrokerStore(Options, new ChangeFeed(), TimeProvider.System).OpenUnclaimed();
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres) NpgsqlConnection.ClearPool(postgres);
        if (db.Database.GetDbConnection() is SqliteConnection sqlite) SqliteConnection.ClearPool(sqlite);
    }

    private static Task CommandAsync(string sql) => CommandAsync(_ => sql);

    private static async Task CommandAsync(Func<Version, string> sql)
    {
        await CopyGate.WaitAsync();
        try
        {
            await using var connection = new NpgsqlConnection(Server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql(connection.PostgreSqlVersion), connection);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            CopyGate.Release();
        }
    }

    private void LeaveNothing()
    {
        if (IsPostgres) DropAsync().GetAwaiter().GetResult();
        Directory.Delete(Folder, recursive: true);
    }
}
