using System.Text;

namespace Broker.Core.Files;

/// <summary>What a file is, by how it begins: a name says what somebody wishes one to believe.</summary>
public static class FileKinds
{
    /// <summary>How much of the beginning is looked at.</summary>
    public const int Head = 4096;

    /// <summary>Endings a client may bring; archives and what runs are not among them.</summary>
    public static readonly IReadOnlyList<string> Endings = [.. ContentTypes.Endings.Where(e => e != ".zip")];

    private static readonly string[] OldOffice = [".doc", ".xls", ".ppt", ".msg"], Texts = [".txt", ".csv", ".eml"];
    private static readonly string[] Pictures = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/heic", "image/heif", "image/tiff"];

    /// <summary>
    /// The type under which to keep a file of that name that begins so; null when it is not what its name says. A picture under another picture's ending is one all the
    /// same: telephones do that.
    /// </summary>
    public static string? Of(string name, ReadOnlySpan<byte> head)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        if (!Endings.Contains(ending) || ContentTypes.OfName(name) is not { } claimed) return null;
        if (Pictures.Contains(claimed)) return PictureOf(head);
        var fits = ending switch
        {
            ".pdf" => head[..Math.Min(head.Length, 1024)].IndexOf("%PDF-"u8) >= 0,
            ".rtf" => head.StartsWith("{\\rtf"u8),
            ".docx" or ".xlsx" or ".pptx" => IsPackage(head),
            ".odt" or ".ods" => head.StartsWith("PK\x03\x04"u8) && head.IndexOf("mimetype"u8 ) >= 0 && head.IndexOf("application/vnd.oasis.opendocument"u8) >= 0,
            _ when OldOffice.Contains(ending) => head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }),
            _ when Texts.Contains(ending) => IsText(head) && (ending != ".eml" || BeginsWithHeader(head)),
            _ => false,
        };
        return fits ? claimed : null;
    }

    private static string? PictureOf(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }) => "image/jpeg",
        _ when head.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }) => "image/png",
        _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => "image/gif",
        _ when head.Length > 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) => "image/webp",
        _ when head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) => "image/tiff",
        _ when head.Length > 12 && head[4..].StartsWith("ftyp"u8) => Encoding.ASCII.GetString(head[8..12]) switch
        {
            "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" => "image/heic",
            "mif1" or "msf1" => "image/heif",
            _ => null,
        },
        _ => null,
    };

    /// <summary>The first entry of an Office file's zip is always one of these.</summary>
    private static bool IsPackage(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("PK\x03\x04"u8) || head.Length < 34) return false;
        var first = Encoding.UTF8.GetString(head[30..Math.Min(head.Length, 30 + (head[26] | head[27] << 8))]);
        return first is "[Content_Types].xml" || first.StartsWith("_rels/", StringComparison.Ordinal) || first.StartsWith("docProps/", StringComparison.Ordinal)
            || first.StartsWith("word/", StringComparison.Ordinal) || first.StartsWith("xl/", StringComparison.Ordinal) || first.StartsWith("ppt/", StringComparison.Ordinal)
            || first.StartsWith("customXml/", StringComparison.Ordinal);
    }

    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }) || head.StartsWith(new byte[] { 0xFE, 0xFF })) return true;
        foreach (var sign in head) if (sign < 0x20 && sign is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C or 0x1B)) return false;
        return true;
    }

    private static bool BeginsWithHeader(ReadOnlySpan<byte> head)
    {
        var start = head.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? head[3..] : head;
        var colon = start.IndexOf((byte)':');
        if (colon is < 1 or > 77) return start.StartsWith("From "u8);
        foreach (var sign in start[..colon]) if (sign is <= 0x20 or > 0x7E) return start.StartsWith("From "u8);
        return true;
    }
}
