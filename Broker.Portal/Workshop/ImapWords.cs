using System.Globalization;
using System.Text.RegularExpressions;

namespace Broker.Portal.Workshop;

/// <summary>What is read in a mail server's lines, and how ours are put.</summary>
internal static partial class ImapWords
{
    /// <summary>A text the server takes as one word: nothing in it ends the command.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\r", "").Replace("\n", "").Replace("\0", "").Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    /// <summary>The number after a word: "* OK [UIDVALIDITY 3857529045] UIDs valid".</summary>
    public static long? Number(string line, string after)
    {
        var start = line.IndexOf(after, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var digits = line.AsSpan(start + after.Length);
        var length = digits.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(length < 0 ? digits : digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>"* 18 EXISTS".</summary>
    public static int? Exists(string line) => ExistsLine().Match(line) is { Success: true } found && int.TryParse(found.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    /// <summary>"* SEARCH 2 84 882".</summary>
    public static IEnumerable<long> Found(string line) => !line.StartsWith("* SEARCH", StringComparison.OrdinalIgnoreCase) ? [] :
        line[8..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : 0).Where(uid => uid > 0);

    public static string Day(DateOnly day) => day.ToString("d-MMM-yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\* (\d{1,9}) EXISTS", RegexOptions.IgnoreCase)]
    private static partial Regex ExistsLine();
}
