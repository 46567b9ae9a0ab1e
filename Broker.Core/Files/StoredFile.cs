using Broker.Core.Common;

namespace Broker.Core.Files;

/// <summary>A file on the shelf. The shelf knows it by its content's hash; who may see it is decided by the rows that refer to it.</summary>
public sealed class StoredFile : Entity
{
    public const int HashLength = 64;

    /// <summary>SHA-256 of the content, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required string ContentType { get; init; }
    public required DateTime CreatedAt { get; init; }
}

public static class ContentTypes
{
    public const string Pdf = "application/pdf";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}
