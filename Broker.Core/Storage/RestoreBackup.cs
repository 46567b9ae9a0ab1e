using Broker.Core.Changes;
using Broker.Core.Common;
using Broker.Core.Files;
using Microsoft.EntityFrameworkCore;

namespace Broker.Core.Storage;

/// <summary>
/// Puts a backup in the place of the firm's data; nobody else may be at work on it. The backup is read to its end before anything
/// is touched. Then files and keys are added to those there are, which changes nothing anybody sees, and last, in one step, the
/// database takes its place: interrupted anywhere, the old data stand or the new.
/// </summary>
public static class RestoreBackup
{
    /// <param name="Keys">Folder of the keys; null leaves those of the backup out.</param>
    /// <param name="Force">Data already there are replaced. A SQLite database is kept beside the new one, as ".before-restore".</param>
    public sealed record Input(string From, string? Keys, bool Force);

    /// <returns>
    /// restore.damaged; restore.other-format; restore.other-database (kind in the backup); restore.newer; restore.not-empty; restore.in-use; postgres.no-tool; postgres.tool-failed.
    /// </returns>
    /// <exception cref="IOException">The backup cannot be read, or the data cannot be written.</exception>
    public static async Task<Result<BackupManifest>> RunAsync(StorageOptions storage, IFileShelf shelf, Input input, CancellationToken ct = default)
    {
        var database = DatabaseCopy.Of(storage);
        if (!input.Force && await database.HoldsDataAsync(ct)) return new Problem("restore.not-empty");
        try
        {
            using var archive = await BackupArchive.OpenAsync(input.From, ct);
            if (Refuse(archive.Manifest, database, storage) is { } refusal) return refusal;

            await ExtractAsync(archive, BackupEntry.Database, database.WaitingFile, ct);
            if (await database.CheckAsync(database.WaitingFile, ct) is { } damage) return damage;
            foreach (var name in archive.Manifest.Files) await ShelveAsync(archive, name, shelf, ct);
            foreach (var name in input.Keys is null ? [] : archive.Manifest.Keys) await KeepKeyAsync(archive, name, input.Keys!, ct);
            return await database.PutBackAsync(database.WaitingFile, ct) is { } problem ? problem : archive.Manifest;
        }
        catch (InvalidDataException)
        {
            return new Problem("restore.damaged");
        }
        finally
        {
            File.Delete(database.WaitingFile);
        }
    }

    private static Problem? Refuse(BackupManifest manifest, DatabaseCopy database, StorageOptions storage)
    {
        if (manifest.Format != BackupManifest.CurrentFormat) return new Problem("restore.other-format");
        if (manifest.Provider != database.Provider) return Problem.Of("restore.other-database", manifest.Provider);
        using var db = new BrokerStore(storage, new ChangeFeed(), TimeProvider.System).OpenUnclaimed();
        return db.Database.GetMigrations().Contains(manifest.Schema) ? null : new Problem("restore.newer");
    }

    private static async Task ExtractAsync(BackupArchive archive, string name, string to, CancellationToken ct)
    {
        await using var content = archive.Open(name);
        await using var file = Durable.CreatePrivate(to);
        await content.CopyToAsync(file, ct);
        file.Flush(flushToDisk: true);
    }

    private static async Task ShelveAsync(BackupArchive archive, string name, IFileShelf shelf, CancellationToken ct)
    {
        var hash = name[BackupEntry.Files.Length..];
        if (archive.Manifest.Lost.Contains(hash)) return;
        await using var content = archive.Open(name);
        var shelved = await shelf.PutAsync(content, ct);
        if (shelved.Hash != hash) throw new InvalidDataException($"{name} is not the file it says.");
    }

    private static async Task KeepKeyAsync(BackupArchive archive, string name, string folder, CancellationToken ct)
    {
        var final = Path.Combine(Directory.CreateDirectory(folder).FullName, name[BackupEntry.Keys.Length..]);
        await ExtractAsync(archive, name, final + ".part", ct);
        Durable.Publish(final + ".part", final);
    }
}
