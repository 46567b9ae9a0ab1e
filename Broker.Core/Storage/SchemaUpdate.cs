using Broker.Core.Access;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Storage;

/// <summary>Brings the archive's tables up to date at start.</summary>
public static class SchemaUpdate
{
    public static async Task RunAsync(BrokerStore store, CancellationToken ct = default, ILogger? log = null)
    {
        await using var db = store.OpenUnclaimed();
        if (!store.Options.IsPostgres)
        {
            await db.Database.OpenConnectionAsync(ct);
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
            await ForgetDeadMigrationAsync(db, ct);
        }
        await db.Database.MigrateAsync(ct);
        await EarlierRows.BringAsync(store, ct);
        await FigureIndexes.MakeAsync(db, ct);
        await using (var all = await store.OpenAsync(Caller.System(Jobs.Setup), ct))
        {
            if (!await all.Search.IsMadeAsync(ct)) await all.FindByWordsAsync(ct);
            await all.FindByPhonesAsync(ct);
            await all.FindBearersAsync(ct);
            // Wherever the firm is, that day has begun.
            await all.NoteCoverAsync(DateOnly.FromDateTime(all.Clock.GetUtcNow().UtcDateTime).AddDays(-1), ct);
        }
        if (!await db.Search.PrepareAsync(ct))
            log?.LogWarning("PostgreSQL refuses the extension pg_trgm: searching reads whole tables and forgives no typing error. Its administrator can run CREATE EXTENSION pg_trgm in this database once; the next start then makes the indexes");
    }

    /// <summary>
    /// EF keeps its migration lock as a row, which a killed process leaves behind and every later start would wait for, for ever.
    /// The caller holds the data folder alone, so a lock found here is a dead one.
    /// </summary>
    private static async Task ForgetDeadMigrationAsync(BrokerDb db, CancellationToken ct)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 1)
        {
            // No such table: a new database, or one that was never migrated by several.
        }
    }
}
