using System.Globalization;
using System.Text;

namespace Broker.Core.Common;

/// <summary>
/// What is searched is kept folded: letters and digits only, without case or accents. So both databases find alike, and
/// "ab 123 cd" finds AB-123-CD, "societe" Société.
/// </summary>
public static class Searchable
{
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD).Replace("œ", "oe").Replace("Œ", "oe").Replace("æ", "ae").Replace("Æ", "ae"))
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>Several values in one text, each after a bar: "|c00042|transportsrivelaine". A search for "|c" finds beginnings.</summary>
    public static string Of(params ReadOnlySpan<string?> values)
    {
        var all = new StringBuilder();
        foreach (var value in values)
            if (Fold(value) is { Length: > 0 } folded) all.Append('|').Append(folded);
        return all.ToString();
    }
}
