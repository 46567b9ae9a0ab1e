using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Broker.Core.Common;

namespace Broker.Core.Files;

/// <summary>The name of a file that comes from outside: shown to others, and offered to them to save it under.</summary>
public static partial class IncomingName
{
    private const string Field = "FileName";

    /// <summary>The name to keep; or what is wrong with it, which is never mended in silence: what one reads is what was sent.</summary>
    public static Result<string> Check(string? given)
    {
        var name = given?.Trim() ?? "";
        if (name.Length == 0) return new Problem("document.name-missing", Field);
        if (name.Length > Document.NameLength) return Problem.Of("document.name-too-long", Document.NameLength).At(Field);
        if (Searchable.HasHalfSign(name) || name.EnumerateRunes().Any(IsDeceiving)) return new Problem("document.name-deceiving", Field);
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0 || name.Trim('.').Length == 0) return new Problem("document.name-is-path", Field);
        name = name.Normalize(NormalizationForm.FormC);
        if (name.Length > Document.NameLength) return Problem.Of("document.name-too-long", Document.NameLength).At(Field);
        return Reserved().IsMatch(name) || Path.GetFileNameWithoutExtension(name).Trim('.', ' ').Length == 0 ? new Problem("document.name-reserved", Field) : name;
    }

    /// <summary>What is not seen, or turns what is seen around: a name whose end is written backwards reads as that of a PDF.</summary>
    private static bool IsDeceiving(Rune sign) =>
        Rune.GetUnicodeCategory(sign) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        || (Rune.GetUnicodeCategory(sign) == UnicodeCategory.Format && sign.Value is not (0x200C or 0x200D));

    /// <summary>Names that stand for a device on some systems.</summary>
    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
