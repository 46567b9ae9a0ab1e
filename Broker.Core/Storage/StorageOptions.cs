namespace Broker.Core.Storage;

/// <summary>Where the archive is. A connection string that names a host is PostgreSQL's, anything else a SQLite file's.</summary>
public sealed record StorageOptions(string Connection)
{
    public bool IsPostgres => Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static StorageOptions File(string path) => new($"Data Source={path}");
}
