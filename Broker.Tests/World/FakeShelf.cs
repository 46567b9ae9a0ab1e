using System.Collections.Concurrent;
using System.Security.Cryptography;
using Broker.Core.Files;

namespace Broker.Tests.World;

/// <summary>A shelf in memory; it can be told that it is full, or locked.</summary>
public sealed class FakeShelf(TimeProvider clock) : IFileShelf
{
    private readonly ConcurrentDictionary<string, (byte[] Content, DateTime At)> files = new();

    public FakeShelf(TimeProvider clock, FakeShelf other) : this(clock)
    {
        foreach (var (hash, file) in other.files) files[hash] = file;
    }

    public bool Full { get; set; }

    /// <summary>Its folder belongs to somebody else.</summary>
    public bool Locked { get; set; }
    public int Count => files.Count;

    public async Task<ShelvedFile> PutAsync(Stream content, Action<Stream>? look, CancellationToken ct)
    {
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        if (Full) throw new IOException("The shelf is full.");
        if (Locked) throw new UnauthorizedAccessException("The shelf is locked.");
        var bytes = copy.ToArray();
        look?.Invoke(new MemoryStream(bytes, writable: false));
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        files[hash] = (bytes, clock.GetUtcNow().UtcDateTime);
        return new ShelvedFile(hash, bytes.Length);
    }

    public Stream Open(string hash) => new MemoryStream(Read(hash), writable: false);

    public byte[] Read(string hash) => Locked ? throw new UnauthorizedAccessException("The shelf is locked.") : files.TryGetValue(hash, out var file) ? file.Content : throw new FileNotFoundException("Not on the shelf.", hash);

    public bool Has(string hash) => files.ContainsKey(hash);

    public void Destroy(string hash) => files.TryRemove(hash, out _);

    public IEnumerable<(string Hash, DateTime LastWriteUtc)> All() => files.Select(f => (f.Key, f.Value.At));
}
