using System.Buffers.Text;
using System.Text;

namespace Broker.Core.Communication.Mime;

/// <summary>Reads the bytes of a mail (RFC 5322, 2045, 2046). Whatever comes from outside is bounded: depth, number of parts, size of headers.</summary>
internal sealed class MimeReader
{
    private const int MostDepth = 12, MostParts = 200, MostHeaderBytes = 256 * 1024;
    private int parts;

    /// <exception cref="FormatException">It is no mail, or one made to exhaust its reader.</exception>
    public static MimePart Read(ReadOnlyMemory<byte> mail) => new MimeReader().Part(mail, 0);

    /// <summary>Its headers alone, whatever follows them.</summary>
    /// <exception cref="FormatException">It is no mail.</exception>
    public static MimePart Head(ReadOnlySpan<byte> mail)
    {
        var end = EndOfHeaders(mail, out _);
        return end > MostHeaderBytes ? throw new FormatException("Headers too long.") : new(MimeHeaders.Read(mail[..end]));
    }

    private MimePart Part(ReadOnlyMemory<byte> content, int depth)
    {
        if (depth > MostDepth || ++parts > MostParts) throw new FormatException("Too many parts.");
        var end = EndOfHeaders(content.Span, out var bodyAt);
        if (end > MostHeaderBytes) throw new FormatException("Headers too long.");
        var headers = MimeHeaders.Read(content.Span[..end]);
        var (part, body) = (new MimePart(headers), content[bodyAt..]);
        return part.IsMultipart && part.Boundary is { Length: > 0 and <= 200 } boundary
            ? new(headers) { Parts = [.. Pieces(body, boundary).Select(piece => Part(piece, depth + 1))] }
            : new(headers) { Content = Decode(body.Span, headers.GetValueOrDefault("content-transfer-encoding")) };
    }

    private static int EndOfHeaders(ReadOnlySpan<byte> content, out int bodyAt)
    {
        for (var at = 0; at < content.Length;)
        {
            var length = LineLength(content, at, out var next);
            bodyAt = next;
            if (length == 0) return at;
            at = next;
        }
        return bodyAt = content.Length;
    }

    private static List<ReadOnlyMemory<byte>> Pieces(ReadOnlyMemory<byte> body, string boundary)
    {
        var delimiter = Encoding.Latin1.GetBytes("--" + boundary);
        var pieces = new List<ReadOnlyMemory<byte>>();
        var span = body.Span;
        var start = -1;
        for (var at = 0; at < span.Length;)
        {
            var length = LineLength(span, at, out var next);
            var line = span.Slice(at, length);
            var after = line.StartsWith(delimiter) ? line[delimiter.Length..].TrimEnd(" \t"u8) : "no"u8;
            if (after.IsEmpty || after.SequenceEqual("--"u8))
            {
                if (start >= 0) pieces.Add(body[start..Math.Max(start, WithoutBreak(span, at))]);
                start = next;
                if (!after.IsEmpty) return pieces;
            }
            at = next;
        }
        // Cut off before its end: what is there counts.
        if (start >= 0 && start < span.Length) pieces.Add(body[start..]);
        return pieces;
    }

    /// <summary>The line break before a delimiter belongs to the delimiter.</summary>
    private static int WithoutBreak(ReadOnlySpan<byte> content, int at)
    {
        if (at > 0 && content[at - 1] == '\n') at--;
        if (at > 0 && content[at - 1] == '\r') at--;
        return at;
    }

    private static int LineLength(ReadOnlySpan<byte> content, int at, out int next)
    {
        var feed = content[at..].IndexOf((byte)'\n');
        next = feed < 0 ? content.Length : at + feed + 1;
        var end = feed < 0 ? content.Length : at + feed;
        return end > at && content[end - 1] == '\r' ? end - at - 1 : end - at;
    }

    private static byte[] Decode(ReadOnlySpan<byte> body, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        "base64" => FromBase64(body),
        "quoted-printable" => FromQuoted(body, underscoreIsBlank: false),
        _ => body.ToArray(),
    };

    /// <summary>What is not of its alphabet is passed over, as mail programmes do; what is cut off counts as far as it goes.</summary>
    public static byte[] FromBase64(ReadOnlySpan<byte> coded)
    {
        var letters = new byte[coded.Length + 3];
        var count = 0;
        foreach (var letter in coded)
            if (letter is >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'+' or (byte)'/') letters[count++] = letter;
        if (count % 4 == 1) count--;
        while (count % 4 != 0) letters[count++] = (byte)'=';
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(count)];
        Base64.DecodeFromUtf8(letters.AsSpan(0, count), decoded, out _, out var written);
        return decoded[..written];
    }

    public static byte[] FromQuoted(ReadOnlySpan<byte> coded, bool underscoreIsBlank)
    {
        var decoded = new byte[coded.Length];
        var count = 0;
        for (var at = 0; at < coded.Length; at++)
        {
            var letter = coded[at];
            if (letter == '_' && underscoreIsBlank) decoded[count++] = (byte)' ';
            else if (letter != '=') decoded[count++] = letter;
            else if (at + 2 < coded.Length && Hex(coded[at + 1]) is { } high && Hex(coded[at + 2]) is { } low)
            {
                decoded[count++] = (byte)(high * 16 + low);
                at += 2;
            }
            else if (at + 1 < coded.Length && coded[at + 1] is (byte)'\r' or (byte)'\n')
            {
                // A soft line break.
                if (coded[++at] == '\r' && at + 1 < coded.Length && coded[at + 1] == '\n') at++;
            }
            else if (at + 1 < coded.Length) decoded[count++] = letter;
        }
        return decoded[..count];
    }

    private static int? Hex(byte letter) => letter switch
    {
        >= (byte)'0' and <= (byte)'9' => letter - '0',
        >= (byte)'A' and <= (byte)'F' => letter - 'A' + 10,
        >= (byte)'a' and <= (byte)'f' => letter - 'a' + 10,
        _ => null,
    };
}
