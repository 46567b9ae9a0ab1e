using System.Text.RegularExpressions;

namespace Broker.Core.Word;

/// <summary>A value whose places on the page are found again, so that a preview can follow what is typed there: a mark is printed in its stead.</summary>
/// <param name="Number">From 0 to 4095.</param>
public sealed record MergeFollowed(int Number, MergeValue Value) : MergeValue
{
    internal override bool IsTrue => Value.IsTrue;
}

/// <summary>
/// What stands for a followed value on its way through the document: its number and its format, in characters that Unicode keeps for a program's own use and that no
/// document holds. Should one hold them all the same, it shows a typed value once more: nothing else can come of it.
/// </summary>
internal static partial class FollowMark
{
    private const char Zero = '\uFDD0', Start = '\uFDE0', End = '\uFDE1';

    public static string Of(int number, string? format) =>
        new([Start, Digit(number >> 8), Digit(number >> 4), Digit(number), Digit(FormatNumber(format)), End]);

    /// <summary>The whole text is one mark.</summary>
    public static (int Number, string Format)? Read(string text) => text.Length == 6 && Marks().IsMatch(text) ? Parts(text) : null;

    public static bool IsIn(string text) => text.Contains(Start, StringComparison.Ordinal) && Marks().IsMatch(text);

    /// <param name="text">For a number and a format.</param>
    public static string Replace(string html, Func<int, string, string> text) =>
        html.Contains(Start, StringComparison.Ordinal) ? Marks().Replace(html, found => Parts(found.Value) is var (number, format) ? text(number, format) : "") : html;

    private static (int Number, string Format) Parts(string mark)
    {
        var format = mark[4] - Zero;
        return ((mark[1] - Zero) << 8 | (mark[2] - Zero) << 4 | (mark[3] - Zero), format > 0 && format <= TagFormats.All.Count ? TagFormats.All[format - 1].Name : "");
    }

    private static int FormatNumber(string? format)
    {
        for (var i = 0; i < TagFormats.All.Count; i++)
            if (TagFormats.All[i].Name == format) return i + 1;
        return 0;
    }

    private static char Digit(int number) => (char)(Zero + (number & 15));

    [GeneratedRegex("\uFDE0[\uFDD0-\uFDDF]{4}\uFDE1")]
    private static partial Regex Marks();
}
