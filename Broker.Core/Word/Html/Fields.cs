using System.Text;
using System.Text.RegularExpressions;

namespace Broker.Core.Word.Html;

/// <summary>
/// The fields open at a place in a story. A field shows the result Word kept, except page numbers, which only the paginator
/// knows. Nothing a field's code names is ever followed, but for the address of a link.
/// </summary>
internal sealed partial class Fields
{
    private sealed class Field
    {
        public StringBuilder Code { get; } = new();
        public bool InResult { get; set; }
        public bool Written { get; set; }
    }

    private readonly Stack<Field> open = new();

    /// <summary>Inside the code of a field, which is not text.</summary>
    public bool InCode => open.Any(f => !f.InResult);

    public void Begin() => open.Push(new Field());

    public void Code(string? text)
    {
        if (open.TryPeek(out var field) && !field.InResult && field.Code.Length < 4000) field.Code.Append(text);
    }

    public void Separate()
    {
        if (open.TryPeek(out var field)) field.InResult = true;
    }

    /// <summary>Closes the innermost field; what is still to be written for it, when it kept no result.</summary>
    public (string? Counter, string? Text) End()
    {
        if (!open.TryPop(out var field)) return default;
        var code = field.Code.ToString();
        if (Counter(code) is { } counter) return field.Written || InCode ? default : (counter, null);
        return field.InResult || InCode ? default : (null, ButtonText(code));
    }

    /// <summary>
    /// What stands in the place of text met inside a page-number field: the counter the first time, then nothing. False outside one.
    /// </summary>
    public bool Replaces(out string? counter)
    {
        counter = null;
        foreach (var field in open)
        {
            if (!field.InResult || Counter(field.Code.ToString()) is not { } name) continue;
            if (!field.Written) counter = name;
            field.Written = true;
            return true;
        }
        return false;
    }

    /// <summary>The link the text here belongs to, as (address, place in it); nulls when none.</summary>
    public (string? Address, string? Place) Link()
    {
        foreach (var field in open)
        {
            var link = field.InResult ? LinkOf(field.Code.ToString()) : default;
            if (link.Address is not null || link.Place is not null) return link;
        }
        return default;
    }

    public static (string? Address, string? Place) LinkOf(string code)
    {
        if (!code.TrimStart().StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase)) return default;
        string? address = null, place = null;
        var next = "";
        foreach (Match word in Words().Matches(code.TrimStart()[9..]))
        {
            var text = word.Groups[1].Success ? word.Groups[1].Value : word.Value;
            if (!word.Groups[1].Success && text.StartsWith('\\')) { next = text; continue; }
            if (next == "\\l") place = text;
            else if (next is "" or "\\n") address ??= text;
            next = "";
        }
        return (address, place);
    }

    /// <summary>page, pages or section-pages, with the number format after a colon; null for another field.</summary>
    public static string? Counter(string code)
    {
        var words = code.Split((char[])[' ', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return null;
        var name = words[0].ToUpperInvariant() switch { "PAGE" => "page", "NUMPAGES" => "pages", "SECTIONPAGES" => "section-pages", _ => null };
        if (name is null) return null;
        var format = words.Skip(1).FirstOrDefault(w => w.ToUpperInvariant() is "ROMAN" or "ALPHABETIC" or "ARABIC");
        return format switch
        {
            null => name,
            "ROMAN" => name + ":upperRoman",
            "ALPHABETIC" => name + ":upperLetter",
            _ when format.Equals("roman", StringComparison.OrdinalIgnoreCase) => name + ":lowerRoman",
            _ when format.Equals("alphabetic", StringComparison.OrdinalIgnoreCase) => name + ":lowerLetter",
            _ => name + ":decimal",
        };
    }

    // MACROBUTTON and GOTOBUTTON show the end of their own code.
    private static string? ButtonText(string code)
    {
        var words = code.TrimStart().Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && words[0].ToUpperInvariant() is ("MACROBUTTON" or "GOTOBUTTON") ? words[^1].Trim() : null;
    }

    [GeneratedRegex("\"([^\"]*)\"|\\S+")]
    private static partial Regex Words();
}
