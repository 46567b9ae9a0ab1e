using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace Broker.Core.Word.Html;

/// <summary>Pictures kept in the package, carried inside the HTML. One that points outside is never written.</summary>
internal static class Pictures
{
    /// <summary>An <c>img</c> filling its box, or nothing with a finding when it cannot be shown.</summary>
    public static string Write(Story story, XElement at, string? relationship, string alt, string outside = "")
    {
        if (string.IsNullOrEmpty(relationship))
        {
            if (outside.Length > 0) story.Draft.CannotDraw("external-picture", story, at);
            return "";
        }
        if (story.Part.ExternalRelationships.Any(r => r.Id == relationship))
        {
            story.Draft.CannotDraw("external-picture", story, at);
            return "";
        }
        if (!story.Part.TryGetPartById(relationship, out var part) || part is not ImagePart image)
        {
            story.Draft.CannotDraw("picture", story, at);
            return "";
        }
        using var stream = image.GetStream(FileMode.Open, FileAccess.Read);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray();
        if (Type(bytes) is not { } type)
        {
            story.Draft.CannotDraw(IsMetafile(bytes) ? "metafile" : "picture", story, at);
            return "";
        }
        return $"<img src=\"data:{type};base64,{Convert.ToBase64String(bytes)}\" alt=\"{HtmlText.Encode(alt)}\">";
    }

    /// <summary>The picture cut by fractions of its width and height on each side.</summary>
    public static string Crop(string img, double left, double top, double right, double bottom)
    {
        if (img.Length == 0 || left == 0 && top == 0 && right == 0 && bottom == 0) return img;
        double w = 1 - left - right, h = 1 - top - bottom;
        if (w <= 0.001 || h <= 0.001) return img;
        var style = $"width:{Css.Num(100 / w)}%;height:{Css.Num(100 / h)}%;left:{Css.Num(-left / w * 100)}%;top:{Css.Num(-top / h * 100)}%";
        return $"<span class=\"crop\">{img.Replace("<img ", $"<img style=\"{style}\" ", StringComparison.Ordinal)}</span>";
    }

    // By the bytes, not by the name.
    private static string? Type(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.StartsWith("BM"u8) ? "image/bmp"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;

    private static bool IsMetafile(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xD7, 0xCD, 0xC6, 0x9A]) || bytes.StartsWith((ReadOnlySpan<byte>)[1, 0, 9, 0])
        || bytes.Length > 44 && bytes[40..].StartsWith(" EMF"u8);
}
