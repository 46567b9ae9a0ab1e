using System.Text;
using System.Text.RegularExpressions;

namespace Broker.Core.Word;

/// <summary>What stands between two pairs of braces, understood; or the code of what is wrong with it.</summary>
internal sealed record ParsedTag(TagKind Kind, string Path, string? Format, string? Error)
{
    private static ParsedTag Wrong(string code) => new(TagKind.Value, "", null, code);

    public static ParsedTag Parse(string inside)
    {
        var text = Clean(inside);
        var kind = KindOf(text);
        if (kind != TagKind.Value) text = text[1..].Trim();

        var bar = text.IndexOf('|');
        var path = bar < 0 ? text : text[..bar].TrimEnd();
        if (!TagGrammar.Name().IsMatch(path)) return Wrong(TagGrammar.Operator().IsMatch(path) ? "tag.expression" : "tag.name");
        if (bar < 0) return new(kind, path, null, null);

        if (kind != TagKind.Value) return Wrong("tag.format-misplaced");
        return TagFormats.Find(text[(bar + 1)..].Trim()) is { } format ? new(kind, path, format, null) : Wrong("tag.format-unknown");
    }

    /// <summary>The tag, or an error when it is of a kind that cannot be where it stands.</summary>
    public ParsedTag Unless(params TagKind[] kinds) => Error is null && kinds.Contains(Kind) ? Wrong("tag.value-only") : this;

    private static TagKind KindOf(string text) => text.Length == 0 ? TagKind.Value : text[0] switch
    {
        '#' => TagKind.SectionStart,
        '^' => TagKind.InvertedStart,
        '/' => TagKind.SectionEnd,
        '%' => TagKind.Picture,
        _ => TagKind.Value,
    };

    /// <summary>Accents in one form, nothing invisible, no space around (non-breaking ones included).</summary>
    private static string Clean(string text) => TagGrammar.Invisible().Replace(text, "").Normalize(NormalizationForm.FormC).Trim();
}

internal static partial class TagGrammar
{
    [GeneratedRegex(@"^[\p{L}\p{M}\p{Nd}_]+(\.[\p{L}\p{M}\p{Nd}_]+)*$", RegexOptions.CultureInvariant)]
    public static partial Regex Name();

    /// <summary>Somebody expects us to calculate, call or compare.</summary>
    [GeneratedRegex(@"[()\[\]=<>!?:*+;&""'“”«»]|\s-\s|\s/\s")]
    public static partial Regex Operator();

    [GeneratedRegex("[\u00AD\u200B-\u200D\u2060\uFEFF]")]
    public static partial Regex Invisible();

    /// <summary>A stretch of text that is a tag (Error null or from its inside) or a lone pair of braces.</summary>
    public readonly record struct Found(int Start, int End, ParsedTag Tag);

    public static IEnumerable<Found> FindAll(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            var close = text.IndexOf("}}", at, StringComparison.Ordinal);
            if (open < 0 && close < 0) yield break;
            if (close >= 0 && (open < 0 || close < open))
            {
                yield return Broken(close, close + 2, "tag.unopened");
                at = close + 2;
                continue;
            }
            var next = text.IndexOf("{{", open + 2, StringComparison.Ordinal);
            if (close < 0 || (next >= 0 && next < close))
            {
                var end = next < 0 ? text.Length : next;
                yield return Broken(open, end, "tag.unclosed");
                at = end;
                continue;
            }
            yield return new(open, close + 2, ParsedTag.Parse(text[(open + 2)..close]));
            at = close + 2;
        }
    }

    private static Found Broken(int start, int end, string code) => new(start, end, new(TagKind.Value, "", null, code));
}
