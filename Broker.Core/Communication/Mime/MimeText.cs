using System.Net;
using System.Text;

namespace Broker.Core.Communication.Mime;

/// <summary>Bytes of any charset as text, and HTML as the text one would read in it: nothing of a mail's markup ever reaches a screen.</summary>
internal static class MimeText
{
    private const int MostHtml = 4_000_000;
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly HashSet<string> Unseen = ["script", "style", "head", "title", "noscript", "template"];
    private static readonly HashSet<string> Blocks =
        ["p", "div", "br", "tr", "ul", "ol", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "pre"];

    static MimeText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Read(byte[] bytes, string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset)) return Guess(bytes);
        try
        {
            return Encoding.GetEncoding(charset.Trim()).GetString(bytes);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Guess(bytes);
        }
    }

    /// <summary>UTF-8 when it can be; otherwise what western mail without a word about it mostly is.</summary>
    public static string Guess(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }

    /// <summary>The words of an HTML mail, in lines.</summary>
    public static string OfHtml(string html)
    {
        if (html.Length > MostHtml) html = html[..MostHtml];
        var (text, at) = (new StringBuilder(), 0);
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            Say(text, html[at..(open < 0 ? html.Length : open)]);
            if (open < 0) break;
            var comment = html.AsSpan(open).StartsWith("<!--");
            var close = html.IndexOf(comment ? "-->" : ">", open, StringComparison.Ordinal);
            if (close < 0) break;
            at = close + (comment ? 3 : 1);
            if (comment) continue;
            var name = NameOf(html.AsSpan(open + 1, close - open - 1));
            if (html[open + 1] != '/' && Unseen.Contains(name))
            {
                var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = end < 0 ? html.Length : end;
            }
            else if (name == "li" && html[open + 1] != '/') text.Append("\n– ");
            else if (Blocks.Contains(name)) text.Append(name == "p" ? "\n\n" : "\n");
            else if (name is "td" or "th") text.Append(' ');
        }
        return Tidy(text.ToString());
    }

    /// <summary>Lines without blanks at their ends, never more than one empty line.</summary>
    public static string Tidy(string text)
    {
        var (tidy, empty) = (new StringBuilder(), 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()))
        {
            empty = line.Length == 0 ? empty + 1 : 0;
            if (empty <= 1) tidy.Append(line).Append('\n');
        }
        return new string([.. tidy.ToString().Where(c => !char.IsControl(c) || c is '\n' or '\t')]).Trim('\n');
    }

    private static void Say(StringBuilder text, string words)
    {
        foreach (var letter in WebUtility.HtmlDecode(words))
        {
            if (!char.IsWhiteSpace(letter)) text.Append(letter);
            else if (text.Length > 0 && !char.IsWhiteSpace(text[^1])) text.Append(' ');
        }
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAny(" \t\r\n/");
        return (end < 0 ? tag : tag[..end]).ToString().ToLowerInvariant();
    }
}
