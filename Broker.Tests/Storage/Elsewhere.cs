using Broker.Core.Storage;
using Broker.Tests.World;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Broker.Tests.Storage;

/// <summary>An empty place for another archive, of the provider the tests run on, and a folder for what goes with it.</summary>
internal sealed class Elsewhere : IAsyncDisposable
{
    private readonly string? name;

    private Elsewhere(StorageOptions options, string folder, string? name) => (Options, Folder, this.name) = (options, folder, name);

    public StorageOptions Options { get; }
    public string Folder { get; }
    public string Database => Path.Combine(Folder, "broker.db");
    public string Zip => Path.Combine(Folder, "backup.zip");

    public static async Task<Elsewhere> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("broker-elsewhere-").FullName;
        if (!World.World.IsPostgres) return new(StorageOptions.File(Path.Combine(folder, "broker.db")), folder, null);
        var name = $"elsewhere_{Guid.NewGuid():N}";
        await OnServerAsync($"CREATE DATABASE \"{name}\"");
        return new(new(new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString), folder, name);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (name is not null) await OnServerAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        Directory.Delete(Folder, recursive: true);
    }

    private static string Server => Environment.GetEnvironmentVariable("BROKER_TEST_POSTGRES")!;

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
