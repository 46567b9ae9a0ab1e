using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Broker.Core.Storage;

/// <summary>A backup that has been read to its end and is what its manifest says.</summary>
internal sealed class BackupArchive : IDisposable
{
    private readonly ZipArchive zip;

    private BackupArchive(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    public BackupManifest Manifest { get; }

    /// <exception cref="InvalidDataException">Truncated, altered, or not a backup at all.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<BackupArchive> OpenAsync(string path, CancellationToken ct)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read);
            var archive = new BackupArchive(zip, ReadManifest(zip));
            await archive.CheckAsync(ct);
            return archive;
        }
        catch
        {
            zip?.Dispose();
            await file.DisposeAsync();
            throw;
        }
    }

    public Stream Open(string name) => Entry(name).Open();

    public void Dispose() => zip.Dispose();

    /// <summary>Copies to the end, and says how much went by and what it was.</summary>
    public static async Task<(long Size, string Sha256)> CopyAsync(Stream from, Stream to, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            long size = 0;
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0; size += read)
            {
                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static BackupManifest ReadManifest(ZipArchive zip)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new InvalidDataException("There is no manifest.");
        using var stream = entry.Open();
        return BackupManifest.Read(stream);
    }

    private async Task CheckAsync(CancellationToken ct)
    {
        if (zip.Entries.Count != Manifest.Entries.Count + 1) throw new InvalidDataException("It holds more or less than its manifest says.");
        foreach (var said in Manifest.Entries)
        {
            await using var content = Entry(said.Name).Open();
            var (size, hash) = await CopyAsync(content, Stream.Null, ct);
            if (size != said.Size || hash != said.Sha256) throw new InvalidDataException($"{said.Name} was altered.");
        }
    }

    private ZipArchiveEntry Entry(string name) => zip.GetEntry(name) ?? throw new InvalidDataException($"{name} is missing.");
}
