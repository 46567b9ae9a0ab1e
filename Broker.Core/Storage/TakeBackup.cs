using System.ComponentModel.DataAnnotations;
using System.IO.Compression;
using Broker.Core.Access;
using Broker.Core.Common;
using Broker.Core.Files;

namespace Broker.Core.Storage;

/// <summary>
/// Database, files and keys of one moment in one zip, taken while the portal runs. It appears under its name whole or not at all:
/// what an interrupted one leaves beside it ends in ".part" and is overwritten by the next.
/// </summary>
public sealed class TakeBackup(BrokerStore store, IFileShelf shelf, TimeProvider clock)
{
    public sealed class Input
    {
        /// <summary>The zip to write; its folder exists.</summary>
        [Required] public string? To { get; set; }

        /// <summary>Folder of the keys that protect sessions and forms; without them everybody signs in anew.</summary>
        public string? Keys { get; set; }
    }

    /// <exception cref="IOException">The zip cannot be written: full, forbidden, or another backup is writing it.</exception>
    public async Task<Result<BackupManifest>> RunAsync(Caller by, Input input, CancellationToken ct = default)
    {
        await using (var db = await store.OpenAsync(by, ct)) db.Actor.DemandSystem();
        if (Inputs.Check(input) is { } wrong) return wrong;

        var final = Path.GetFullPath(input.To!);
        var (part, copy) = (final + ".part", final + ".db.part");
        await using (var file = Durable.CreatePrivate(part))
        {
            try
            {
                var taken = await WriteAsync(file, copy, input.Keys, ct);
                if (taken.Failed) File.Delete(part);
                if (taken.Failed) return taken;
                file.Flush(flushToDisk: true);
                Durable.Publish(part, final);
                return taken;
            }
            catch
            {
                File.Delete(part);
                throw;
            }
            finally
            {
                File.Delete(copy);
            }
        }
    }

    /// <summary>
    /// A file destroyed between the copy of the database and its own turn is missed, and the copy is taken again; one that is
    /// missed twice was lost before, and the backup says so rather than fail: the rest is worth saving.
    /// </summary>
    private async Task<Result<BackupManifest>> WriteAsync(FileStream file, string copy, string? keys, CancellationToken ct)
    {
        List<string>? missedBefore = null;
        while (true)
        {
            file.SetLength(0);
            var taken = await WriteOnceAsync(file, copy, keys, ct);
            if (taken.Failed || taken.Value.Lost.Count == 0 || missedBefore?.SequenceEqual(taken.Value.Lost) == true) return taken;
            missedBefore = taken.Value.Lost;
        }
    }

    private async Task<Result<BackupManifest>> WriteOnceAsync(FileStream file, string copy, string? keys, CancellationToken ct)
    {
        var database = DatabaseCopy.Of(store.Options);
        var facts = await database.TakeAsync(copy, ct);
        if (facts.Failed) return facts.Problem;

        var manifest = new BackupManifest
        {
            TakenAt = clock.GetUtcNow().UtcDateTime, Provider = database.Provider, Schema = facts.Value.Schema, Rows = facts.Value.Rows, Entries = [],
        };
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var content = File.OpenRead(copy)) manifest.Entries.Add(await AddAsync(zip, BackupEntry.Database, content, ct));
            foreach (var hash in facts.Value.FileHashes.Order(StringComparer.Ordinal)) await AddFileAsync(zip, manifest, hash, ct);
            foreach (var key in KeysIn(keys))
            {
                await using var content = File.OpenRead(key);
                manifest.Entries.Add(await AddAsync(zip, BackupEntry.Keys + Path.GetFileName(key), content, ct));
            }
            await using var last = zip.CreateEntry(BackupManifest.EntryName).Open();
            manifest.Write(last);
        }
        return manifest;
    }

    private async Task AddFileAsync(ZipArchive zip, BackupManifest manifest, string hash, CancellationToken ct)
    {
        try
        {
            await using var content = shelf.Open(hash);
            var entry = await AddAsync(zip, BackupEntry.Files + hash, content, ct);
            manifest.Entries.Add(entry);
            if (entry.Sha256 != hash) manifest.Lost.Add(hash);
        }
        catch (FileNotFoundException)
        {
            manifest.Lost.Add(hash);
        }
    }

    private static IEnumerable<string> KeysIn(string? folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*.xml").Where(key => BackupEntry.Allowed().IsMatch(BackupEntry.Keys + Path.GetFileName(key))).Order(StringComparer.Ordinal) : [];

    private static async Task<BackupEntry> AddAsync(ZipArchive zip, string name, Stream content, CancellationToken ct)
    {
        // Documents are compressed already: speed gains more than another pass could save.
        await using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        var (size, hash) = await BackupArchive.CopyAsync(content, entry, ct);
        return new BackupEntry(name, size, hash);
    }
}
