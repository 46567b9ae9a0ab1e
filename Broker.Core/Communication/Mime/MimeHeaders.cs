using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Broker.Core.Communication.Mime;

/// <summary>Headers: unfolded, their coded words (RFC 2047) and parameters (RFC 2231) read.</summary>
internal static partial class MimeHeaders
{
    private const int MostHeaders = 500;

    /// <summary>By name in lower case; of several of one name, the first.</summary>
    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> bytes)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Fold().Replace(MimeText.Guess(bytes.ToArray()), " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && headers.Count < MostHeaders) headers.TryAdd(line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
        }
        return headers;
    }

    public static string Decode(string value)
    {
        if (!value.Contains("=?", StringComparison.Ordinal)) return value;
        var (text, at) = (new StringBuilder(), 0);
        var (charset, bytes) = ((string?)null, new List<byte>());
        void Flush()
        {
            if (bytes.Count > 0) text.Append(MimeText.Read([.. bytes], charset));
            bytes.Clear();
        }
        foreach (Match word in Word().Matches(value))
        {
            var between = value[at..word.Index];
            // Blanks between two coded words are there for the line's length only; a letter may be cut in two by them.
            if (at == 0 || !string.IsNullOrWhiteSpace(between) || charset != word.Groups[1].Value) Flush();
            if (at == 0 || !string.IsNullOrWhiteSpace(between)) text.Append(between);
            charset = word.Groups[1].Value;
            var coded = Encoding.Latin1.GetBytes(word.Groups[3].Value);
            bytes.AddRange(word.Groups[2].Value is "B" or "b" ? MimeReader.FromBase64(coded) : MimeReader.FromQuoted(coded, underscoreIsBlank: true));
            at = word.Index + word.Length;
        }
        Flush();
        return text.Append(value[at..]).ToString();
    }

    /// <summary>"text/plain; charset=utf-8" taken apart; the value in lower case.</summary>
    public static (string Value, IReadOnlyDictionary<string, string> Parameters) WithParameters(string header)
    {
        var semicolon = header.IndexOf(';', StringComparison.Ordinal);
        var value = (semicolon < 0 ? header : header[..semicolon]).Trim().ToLowerInvariant();
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var pieces = new SortedDictionary<(string Name, int Number), (string Text, bool Coded)>();
        foreach (Match found in Parameter().Matches(semicolon < 0 ? "" : header[semicolon..]))
        {
            var name = found.Groups["name"].Value.ToLowerInvariant();
            var text = found.Groups["quoted"].Success ? Escape().Replace(found.Groups["quoted"].Value, "$1") : found.Groups["bare"].Value;
            if (found.Groups["number"].Success || found.Groups["star"].Success)
                pieces.TryAdd((name, int.TryParse(found.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0), (text, found.Groups["star"].Success));
            else parameters.TryAdd(name, Decode(text));
        }
        foreach (var group in pieces.GroupBy(piece => piece.Key.Name)) parameters[group.Key] = Join([.. group.Select(piece => piece.Value)]);
        return (value, parameters);
    }

    /// <summary>utf-8''two%20words, perhaps in several pieces.</summary>
    private static string Join(List<(string Text, bool Coded)> pieces)
    {
        string? charset = null;
        if (pieces[0] is { Coded: true, Text: var first } && first.Split('\'', 3) is [var named, _, var rest]) (charset, pieces[0]) = (named, (rest, true));
        var bytes = pieces.SelectMany(piece => piece.Coded ? Unescaped(piece.Text) : Encoding.UTF8.GetBytes(piece.Text)).ToArray();
        return MimeText.Read(bytes, charset);
    }

    private static IEnumerable<byte> Unescaped(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                yield return value;
                at += 2;
            }
            else yield return (byte)text[at];
        }
    }

    [GeneratedRegex(@"\r?\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,20})?\?([BbQq])\?([^?\s]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex(@";\s*(?<name>[^\s=*;""]+)(?:\*(?<number>\d{1,3}))?(?<star>\*)?\s*=\s*(?:""(?<quoted>(?:[^""\\]|\\.)*)""|(?<bare>[^\s;]*))")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
