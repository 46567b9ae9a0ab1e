using System.Security.Cryptography;
using Broker.Core.Common;

namespace Broker.Core.Files;

/// <summary>Between the shelf's bytes and the archive's rows. The file comes first: a row never speaks of a file that is not there.</summary>
public static class Shelving
{
    /// <inheritdoc cref="IFileShelf.PutAsync"/>
    public static Task<ShelvedFile> PutAsync(this IFileShelf shelf, Stream content, CancellationToken ct = default) => shelf.PutAsync(content, null, ct);

    /// <summary>Puts the content on the shelf; answers the row to be saved.</summary>
    /// <exception cref="IOException">The shelf is full or unreachable.</exception>
    public static async Task<StoredFile> KeepAsync(this IFileShelf shelf, byte[] content, string contentType, DateTime now, CancellationToken ct = default)
    {
        var kept = await shelf.PutAsync(new MemoryStream(content, writable: false), ct);
        return new() { Hash = kept.Hash, Size = kept.Size, ContentType = contentType, CreatedAt = now };
    }

    /// <summary>The same for whoever can be told that the shelf is full or unreachable.</summary>
    public static async Task<Result<StoredFile>> TryKeepAsync(this IFileShelf shelf, byte[] content, string contentType, DateTime now, CancellationToken ct = default)
    {
        try
        {
            return await shelf.KeepAsync(content, contentType, now, ct);
        }
        catch (IOException)
        {
            return Problem.NoRoom;
        }
    }

    /// <exception cref="FileNotFoundException">No such file.</exception>
    public static async Task<byte[]> ReadAsync(this IFileShelf shelf, string hash, CancellationToken ct = default)
    {
        await using var stream = shelf.Open(hash);
        var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, ct);
        return buffer.ToArray();
    }

    /// <summary>The file is there and is, byte for byte, what was put: disks err, and hands reach in.</summary>
    public static async Task<bool> IsSoundAsync(this IFileShelf shelf, string hash, CancellationToken ct = default)
    {
        try
        {
            await using var stream = shelf.Open(hash);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)) == hash;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
