using Broker.Core.Common;

namespace Broker.Core.Storage;

/// <summary>How the whole database is copied into one file and put back from it; each provider has its own way.</summary>
internal abstract class DatabaseCopy
{
    public static DatabaseCopy Of(StorageOptions storage) => storage.IsPostgres ? new PostgresCopy(storage) : new SqliteCopy(storage);

    public abstract string Provider { get; }

    /// <summary>Writes the database as it stands at one moment to the file, while others go on writing, and checks what was written.</summary>
    public abstract Task<Result<DatabaseFacts>> TakeAsync(string file, CancellationToken ct);

    /// <summary>Whether there is anything a restore would replace.</summary>
    public abstract Task<bool> HoldsDataAsync(CancellationToken ct);

    /// <summary>Reads the copy without touching the database: a problem when it could not be put back.</summary>
    public abstract Task<Problem?> CheckAsync(string file, CancellationToken ct);

    /// <summary>Puts the copy in the database's place, all of it or nothing. The file may be consumed.</summary>
    public abstract Task<Problem?> PutBackAsync(string file, CancellationToken ct);

    /// <summary>Where a copy waits before it is put back: beside the database, where it is a file.</summary>
    public abstract string WaitingFile { get; }
}
