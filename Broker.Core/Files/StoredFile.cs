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

    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = Pdf,
        [".docx"] = Word,
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pptx"] = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        [".doc"] = "application/msword",
        [".xls"] = "application/vnd.ms-excel",
        [".ppt"] = "application/vnd.ms-powerpoint",
        [".odt"] = "application/vnd.oasis.opendocument.text",
        [".ods"] = "application/vnd.oasis.opendocument.spreadsheet",
        [".rtf"] = "application/rtf",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".heic"] = "image/heic",
        [".heif"] = "image/heif",
        [".tif"] = "image/tiff",
        [".tiff"] = "image/tiff",
        [".eml"] = "message/rfc822",
        [".msg"] = "application/vnd.ms-outlook",
        [".zip"] = "application/zip",
    };

    /// <summary>Endings of the files that can be filed.</summary>
    public static IEnumerable<string> Endings => ByEnding.Keys;

    private static readonly string[] Photos = ["image/jpeg", "image/png", "image/gif", "image/webp"];

    /// <summary>A picture that any browser shows by itself.</summary>
    public static bool IsPhoto(string contentType) => Photos.Contains(contentType);

    /// <returns>Null for a file one cannot file.</returns>
    public static string? OfName(string fileName) => ByEnding.GetValueOrDefault(Path.GetExtension(fileName.Trim()));

    /// <summary>The name to save it under: with the ending of its type.</summary>
    public static string Named(string name, string contentType) =>
        OfName(name) == contentType ? name : name + ByEnding.FirstOrDefault(pair => pair.Value == contentType).Key;
}
