using System.Globalization;
using System.Linq.Expressions;
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
        foreach (var c in Whole(text ?? "").Normalize(NormalizationForm.FormD).Replace("œ", "oe").Replace("Œ", "oe").Replace("æ", "ae").Replace("Æ", "ae"))
            if (char.IsLetterOrDigit(c)) folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>Half of a sign that takes two, as clipped texts end with: neither database nor alphabet knows it.</summary>
    public static bool HasHalfSign(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }
        return false;
    }

    private static string Whole(string text) => HasHalfSign(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    /// <summary>Several values in one text, each after a bar: "|c00042|transportsrivelaine". A search for "|c" finds beginnings.</summary>
    public static string Of(params ReadOnlySpan<string?> values)
    {
        var all = new StringBuilder();
        foreach (var value in values)
            if (Fold(value) is { Length: > 0 } folded) all.Append('|').Append(folded);
        return all.ToString();
    }

    /// <summary>The words of a text, each folded: "Boulangerie du Pont-Neuf" gives boulangerie, du, pont, neuf.</summary>
    public static IEnumerable<string> Words(string? text) =>
        (text ?? "").Split([.. (text ?? "").Where(c => !char.IsLetterOrDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries).Select(Fold).Where(word => word.Length > 0);

    /// <summary>As lists are sorted: words without case or accents, so that Élan stands between Eden and Elbe on both databases.</summary>
    public static string Sortable(string? text) => string.Join(' ', Words(text));

    /// <summary>Rows whose folded value begins so, as a stretch of an index.</summary>
    public static IQueryable<T> Beginning<T>(IQueryable<T> rows, Expression<Func<T, string>> value, string start)
    {
        rows = rows.Where(Compared(value, ExpressionType.GreaterThanOrEqual, start));
        // The next beginning of that length; after z and what lies beyond there is none that both databases agree on.
        return start[^1] switch
        {
            >= 'z' => rows.Where(Expression.Lambda<Func<T, bool>>(Expression.Call(value.Body, nameof(string.StartsWith), null, Held(start)), value.Parameters)),
            '9' => rows.Where(Compared(value, ExpressionType.LessThan, start[..^1] + 'a')),
            var last => rows.Where(Compared(value, ExpressionType.LessThan, start[..^1] + (char)(last + 1))),
        };
    }

    private static Expression<Func<T, bool>> Compared<T>(Expression<Func<T, string>> value, ExpressionType how, string with) => Expression.Lambda<Func<T, bool>>(
        Expression.MakeBinary(how, Expression.Call(typeof(string), nameof(string.Compare), null, value.Body, Held(with)), Expression.Constant(0)), value.Parameters);

    /// <summary>A value the query takes as a parameter, so that the next one costs no new translation.</summary>
    private static MemberExpression Held(string value) => Expression.Property(Expression.Constant(new Holder(value)), nameof(Holder.Value));

    private sealed record Holder(string Value);

    /// <summary>What stands between blanks, each folded: "AB-123 Dupont" gives ab123, dupont.</summary>
    public static IEnumerable<string> Pieces(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Fold).Where(piece => piece.Length > 0);

    /// <summary>A telephone number however it is written, as France dials it: "+33 (0)4 78 00 00 00" gives 0478000000.</summary>
    public static string Phone(string? typed)
    {
        var trimmed = (typed ?? "").Trim().Replace("(0)", "");
        var digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        if (trimmed.StartsWith('+') && digits.StartsWith("33", StringComparison.Ordinal)) return "0" + digits[2..];
        if (digits.Length < 10 || !digits.StartsWith("00", StringComparison.Ordinal)) return digits;
        // Dialled from France, another country's number begins so; written with a plus, it does not.
        return digits.Length < 13 || !digits.StartsWith("0033", StringComparison.Ordinal) ? digits[2..] : "0" + digits[4..];
    }

    /// <summary>Whether only a telephone's signs were typed, and enough of them.</summary>
    public static bool IsPhone(string typed) => typed.Count(char.IsAsciiDigit) >= 6 && typed.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || ".-/+()".Contains(c));

    /// <summary>Where a folded fragment stands in a text as it is written; null when it does not.</summary>
    public static (int Start, int Length)? Find(string text, string fragment)
    {
        var (folded, places) = (new StringBuilder(), new List<int>());
        for (var i = 0; i < text.Length; i++)
            foreach (var c in Fold(text[i].ToString()))
            {
                folded.Append(c);
                places.Add(i);
            }
        var at = fragment.Length == 0 ? -1 : folded.ToString().IndexOf(fragment, StringComparison.Ordinal);
        return at < 0 ? null : (places[at], places[at + fragment.Length - 1] - places[at] + 1);
    }
}
