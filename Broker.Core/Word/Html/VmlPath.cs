using System.Text;
using System.Text.RegularExpressions;

namespace Broker.Core.Word.Html;

/// <summary>A free form of VML as the path of a drawing, made of numbers only.</summary>
internal static partial class VmlPath
{
    /// <summary>Null where it goes by ways we do not draw: arcs, and points that are computed.</summary>
    public static string? Read(string path, string? size, string? origin, double w, double h)
    {
        if (path.Length > 200_000) return null;
        var (across, down) = Pair(size, 1000, 1000);
        var (left, top) = Pair(origin, 0, 0);
        if (across <= 0 || down <= 0) return null;
        var d = new StringBuilder();
        double x = 0, y = 0;
        // Parts without fill or without line are drawn as the rest.
        foreach (Match step in Steps().Matches(path.Replace("nf", "", StringComparison.Ordinal).Replace("ns", "", StringComparison.Ordinal)))
        {
            if (Numbers(step.Groups[2].Value) is not { } points) return null;
            var relative = step.Groups[1].Value is "t" or "r" or "v";
            switch (step.Groups[1].Value)
            {
                case "m" or "t":
                    d.Append('M');
                    break;
                case "l" or "r":
                    d.Append('L');
                    break;
                case "c" or "v":
                    if (points.Count % 6 != 0) return null;
                    d.Append('C');
                    break;
                case "x":
                    d.Append('Z');
                    continue;
                case "e":
                    continue;
                default:
                    return null;
            }
            if (points.Count == 0 || points.Count % 2 != 0) return null;
            // A curve's three points all count from where it begins, a line's from the point before.
            var curve = step.Groups[1].Value == "v";
            var (fromX, fromY) = (x, y);
            for (var i = 0; i < points.Count; i += 2)
            {
                if (curve && i % 6 == 0) (fromX, fromY) = (x, y);
                if (!curve) (fromX, fromY) = (x, y);
                (x, y) = relative ? (fromX + points[i], fromY + points[i + 1]) : (points[i], points[i + 1]);
                d.Append(Css.Num((x - left) / across * w)).Append(' ').Append(Css.Num((y - top) / down * h)).Append(' ');
            }
        }
        return d.Length == 0 ? null : $"<path fill-rule=\"evenodd\" d=\"{d}\"/>";
    }

    // Numbers are parted by commas, blanks or their own minus; where a comma has no number before it, a nought is meant.
    private static List<double>? Numbers(string text)
    {
        var found = new List<double>();
        if (string.IsNullOrWhiteSpace(text)) return found;
        foreach (var part in text.Split(','))
        {
            var words = Signed().Replace(part, " -").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) found.Add(0);
            foreach (var word in words)
            {
                if (W.Number(word) is not { } n) return null;
                found.Add(n);
            }
        }
        return found;
    }

    private static (double, double) Pair(string? text, double x, double y) =>
        text?.Split(',') is [var a, var b] && W.Number(a) is { } n && W.Number(b) is { } m ? (n, m) : (x, y);

    [GeneratedRegex("([a-z])([^a-z]*)")]
    private static partial Regex Steps();

    [GeneratedRegex("-")]
    private static partial Regex Signed();
}
