using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Broker.Core.Files;

namespace Broker.Portal.Workshop;

public sealed class DiskShelfOptions
{
    public string Root { get; set; } = "data/files";
}

/// <summary>
/// Files on a disk: <c>ab/cd/abcd…</c>. A file is written under a passing name in the same file system, flushed, then renamed,
/// so that a reader or a power cut meets the whole file or none.
/// </summary>
public sealed class DiskShelf : IFileShelf
{
    private const int HashLength = 64;
    private const int BufferSize = 81_920;

    // What is older is the rest of a process that died while writing; a younger one may still be at work on another node.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly TimeProvider clock;
    private readonly ILogger<DiskShelf>? log;
    private readonly string root;
    private readonly string entrance;

    public DiskShelf(DiskShelfOptions options, TimeProvider clock, ILogger<DiskShelf>? log = null)
    {
        (this.clock, this.log) = (clock, log);
        root = Path.GetFullPath(options.Root);
        entrance = Path.Combine(root, "entrance");
        Directory.CreateDirectory(entrance);
        SweepEntrance();
    }

    public async Task<ShelvedFile> PutAsync(Stream content, Action<Stream>? look, CancellationToken ct)
    {
        var passing = Path.Combine(entrance, Guid.NewGuid().ToString("N"));
        try
        {
            var file = await WriteAsync(content, passing, ct);
            if (look is not null)
                await using (var whole = File.OpenRead(passing)) look(whole);
            var place = PlaceOf(file.Hash);
            var folder = Path.GetDirectoryName(place)!;
            Directory.CreateDirectory(folder);

            // Over an equal file too: it renews the date, by which whoever clears away unused files knows it is wanted again.
            File.Move(passing, place, overwrite: true);
            File.SetLastWriteTimeUtc(place, clock.GetUtcNow().UtcDateTime);
            FlushFolder(folder);
            FlushFolder(Path.GetDirectoryName(folder)!);
            FlushFolder(root);
            return file;
        }
        catch (IOException e)
        {
            // Whoever asked is told in their own words: this is for who looks after the machine.
            log?.LogError(e, "A file could not be written to {Root}", root);
            throw;
        }
        finally
        {
            File.Delete(passing);
        }
    }

    public Stream Open(string hash)
    {
        try
        {
            return new FileStream(PlaceOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (DirectoryNotFoundException)
        {
            throw new FileNotFoundException("No such file on the shelf.", hash);
        }
    }

    public bool Has(string hash) => File.Exists(PlaceOf(hash));

    public void Destroy(string hash)
    {
        var place = PlaceOf(hash);
        if (!File.Exists(place)) return;
        File.Delete(place);
        FlushFolder(Path.GetDirectoryName(place)!);
    }

    public IEnumerable<(string Hash, DateTime LastWriteUtc)> All() =>
        new DirectoryInfo(root).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => IsHash(file.Name) && file.FullName == PlaceOf(file.Name))
            .Select(file => (file.Name, file.LastWriteTimeUtc));

    private static async Task<ShelvedFile> WriteAsync(Stream content, string path, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        file.Flush(flushToDisk: true);
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), file.Length);
    }

    /// <summary>Clears away what was left half written.</summary>
    public void SweepEntrance()
    {
        var limit = clock.GetUtcNow().UtcDateTime - Abandoned;
        foreach (var file in new DirectoryInfo(entrance).EnumerateFiles().Where(file => file.LastWriteTimeUtc < limit)) file.Delete();
    }

    private string PlaceOf(string hash) => IsHash(hash)
        ? Path.Combine(root, hash[..2], hash[2..4], hash)
        : throw new ArgumentException("Not the SHA-256 of a file, in 64 lowercase hexadecimal digits.", nameof(hash));

    private static bool IsHash(string? name) => name is { Length: HashLength } && name.All(char.IsAsciiHexDigitLower);

    // A rename is durable once its folder is; .NET has no word for it, and other systems than Linux do not need or offer it.
    private static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var handle = open(folder, 0);
        if (handle < 0) return;
        _ = fsync(handle);
        _ = close(handle);
    }

    [DllImport("libc")]
    private static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc")]
    private static extern int fsync(int handle);

    [DllImport("libc")]
    private static extern int close(int handle);
}
