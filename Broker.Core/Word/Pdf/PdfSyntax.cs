using System.Globalization;

namespace Broker.Core.Word.Pdf;

/// <summary>Where things end in the text of a PDF, one character a byte.</summary>
internal static class PdfSyntax
{
    private const string Delimiters = "()<>[]{}/%";

    public static bool IsBlank(char c) => c is ' ' or '\n' or '\r' or '\t' or '\f' or '\0';

    /// <summary>The first character at or after that place which is neither white space nor in a comment.</summary>
    public static int SkipBlank(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '%') while (at + 1 < text.Length && text[at + 1] is not ('\n' or '\r')) at++;
            else if (!IsBlank(text[at])) return at;
        }
        return at;
    }

    /// <summary>The place after the value that begins there: "7 0 R" is one value.</summary>
    public static int EndOf(string text, int at)
    {
        if (at >= text.Length) throw new PdfUnreadable("It ends in the middle of a value.");
        if (text[at] == '(') return EndOfString(text, at);
        if (text[at] == '<') return at + 1 < text.Length && text[at + 1] == '<' ? EndOfGroup(text, at + 2, ">>") : Found(text.IndexOf('>', at)) + 1;
        if (text[at] == '[') return EndOfGroup(text, at + 1, "]");
        var end = EndOfWord(text, at);
        return char.IsAsciiDigit(text[at]) && ReferenceEnd(text, end) is { } reference ? reference : end;
    }

    public static int EndOfWord(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && !IsBlank(text[end]) && !Delimiters.Contains(text[end], StringComparison.Ordinal)) end++;
        return end;
    }

    public static int EndOfString(string text, int at)
    {
        for (var depth = 0; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '(') depth++;
            else if (text[at] == ')' && --depth == 0) return at + 1;
        }
        throw new PdfUnreadable("A string does not end.");
    }

    /// <summary>The number of the object that "7 0 R" points to; null for anything else.</summary>
    public static int? Reference(string? value) =>
        value?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var number, _, "R"] ? int.Parse(number, CultureInfo.InvariantCulture) : null;

    private static int EndOfGroup(string text, int at, string closing)
    {
        for (at = SkipBlank(text, at); at < text.Length; at = SkipBlank(text, at))
        {
            if (string.CompareOrdinal(text, at, closing, 0, closing.Length) == 0) return at + closing.Length;
            at = EndOf(text, at);
        }
        throw new PdfUnreadable("A dictionary or an array does not end.");
    }

    private static int? ReferenceEnd(string text, int at)
    {
        var generation = SkipBlank(text, at);
        if (generation >= text.Length || !char.IsAsciiDigit(text[generation])) return null;
        var word = SkipBlank(text, EndOfWord(text, generation));
        return word < text.Length && text[word] == 'R' && EndOfWord(text, word) == word + 1 ? word + 1 : null;
    }

    private static int Found(int at) => at >= 0 ? at : throw new PdfUnreadable("A value does not end.");
}

/// <summary>Not a PDF of the kind the press prints: one table of objects, neither packed nor encrypted.</summary>
public sealed class PdfUnreadable(string message) : Exception(message);
