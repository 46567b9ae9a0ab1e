using Broker.Core.Common;
using Broker.Core.Word;

namespace Broker.Portal.CommandLine;

/// <summary>A Word file somebody named, past the gate.</summary>
internal static class WordInput
{
    public static async Task<Result<byte[]>> ReadAsync(string path, CancellationToken ct)
    {
        if (new FileInfo(path) is { Exists: true } file && file.Length > PackageGate.MaxMegabytes * 1024L * 1024) return Problem.Of("word.too-large", PackageGate.MaxMegabytes);
        var bytes = await File.ReadAllBytesAsync(path, ct);
        var gate = PackageGate.Check(bytes);
        return gate.Failed ? gate.Problem : bytes;
    }
}
