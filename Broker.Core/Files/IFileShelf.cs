namespace Broker.Core.Files;

/// <summary>
/// Where the bytes of stored files lie, each under the SHA-256 of its content (64 lowercase hexadecimal digits): the same
/// content put twice is one file, and a file never changes. Who may read what is decided before one comes here.
/// </summary>
public interface IFileShelf
{
    /// <summary>Reads the stream to its end; the file is durable when this returns, and absent if it throws.</summary>
    /// <param name="look">Is shown the whole file before it is kept; what it throws, is thrown.</param>
    /// <exception cref="IOException">The shelf is full or unreachable.</exception>
    Task<ShelvedFile> PutAsync(Stream content, Action<Stream>? look, CancellationToken ct);

    /// <exception cref="FileNotFoundException">No such file.</exception>
    Stream Open(string hash);

    bool Has(string hash);

    /// <summary>Does nothing when there is no such file.</summary>
    void Destroy(string hash);

    /// <summary>Every file with the moment it was last put, in no order, as the shelf changes.</summary>
    IEnumerable<(string Hash, DateTime LastWriteUtc)> All();
}

/// <param name="Size">In bytes.</param>
public sealed record ShelvedFile(string Hash, long Size);
