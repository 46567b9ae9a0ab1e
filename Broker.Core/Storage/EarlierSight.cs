using Broker.Core.Access;
using Broker.Core.Changes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Broker.Core.Storage;

/// <summary>
/// A SQLite archive as it was at one moment. While rows are changed by and by, those who read many of them together are shown that moment, and never half of the change;
/// who reads or writes anything else is not concerned. SQLite keeps it as long as somebody reads it: this one's own connection does.
/// </summary>
internal sealed class EarlierSight : IAsyncDisposable
{
    private readonly BrokerDb keeper;
    private readonly sqlite3_snapshot snapshot;

    private EarlierSight(BrokerDb keeper, sqlite3_snapshot snapshot) => (this.keeper, this.snapshot) = (keeper, snapshot);

    /// <returns>Null when everything has just been taken over from the log into the file, and there is nothing to hold on to.</returns>
    public static async Task<EarlierSight?> TakeAsync(BrokerDb keeper, CancellationToken ct)
    {
        await keeper.Database.OpenConnectionAsync(ct);
        await ReadingAsync(keeper, ct);
        await keeper.Database.ExecuteSqlRawAsync("SELECT 1 FROM sqlite_schema", ct);
        if (raw.sqlite3_snapshot_get(HandleOf(keeper), "main", out var snapshot) == raw.SQLITE_OK) return new(keeper, snapshot);
        await keeper.DisposeAsync();
        return null;
    }

    /// <summary>What this context reads from here on, to its end.</summary>
    public async Task ShowAsync(BrokerDb reader, CancellationToken ct)
    {
        // It must have looked at the file once to know that there is a log.
        await reader.Database.ExecuteSqlRawAsync("SELECT 1 FROM sqlite_schema", ct);
        await ReadingAsync(reader, ct);
        // Gone already: what is there now is shown.
        _ = raw.sqlite3_snapshot_open(HandleOf(reader), "main", snapshot);
    }

    public async ValueTask DisposeAsync()
    {
        snapshot.Dispose();
        await keeper.DisposeAsync();
    }

    private static async Task ReadingAsync(BrokerDb db, CancellationToken ct) =>
        await db.Database.UseTransactionAsync(((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true), ct);

    private static sqlite3 HandleOf(BrokerDb db) => ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
}

public sealed partial class BrokerStore
{
    private readonly SemaphoreSlim changing = new(1, 1);
    private volatile EarlierSight? earlier;

    /// <summary>As <see cref="OpenToReadAsync"/>, for what shows many insured items together: while a sheet changes them by and by, they are seen as they were before.</summary>
    public async Task<BrokerDb> OpenToListAsync(Caller by, CancellationToken ct = default)
    {
        var db = await OpenToReadAsync(by, ct);
        try
        {
            if (earlier is { } sight) await sight.ShowAsync(db, ct);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>As things are now, those who list insured items see them until the work is done, which is one at a time. What it answers is told to them then.</summary>
    internal async Task UnseenAsync(Func<Task<IReadOnlyList<Change>>> work, CancellationToken ct)
    {
        IReadOnlyList<Change> changes;
        await changing.WaitAsync(ct);
        try
        {
            await using var sight = earlier = await EarlierSight.TakeAsync(OpenUnclaimed(), ct);
            try
            {
                changes = await work();
            }
            finally
            {
                earlier = null;
            }
        }
        finally
        {
            changing.Release();
        }
        feed.Publish(changes);
        await using var db = OpenUnclaimed();
        // The log has grown while that moment was held: taken over into the file here, it is not for whoever writes next to do.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(PASSIVE)", ct);
    }
}
