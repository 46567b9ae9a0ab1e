using System.Globalization;
using System.Text;

namespace Broker.Core.Templates;

/// <summary>How names of tags are compared: neither case nor accents count.</summary>
internal static class TagNames
{
    public static string Fold(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    /// <summary>The closest of the names, unless all are too far to be meant.</summary>
    /// <param name="most">Letters that may differ.</param>
    public static string? Nearest(string name, IEnumerable<string> names, int most)
    {
        var folded = Fold(name);
        return names.Select(n => (Name: n, Far: Distance(folded, Fold(n)))).Where(n => n.Far <= most).OrderBy(n => n.Far).Select(n => n.Name).FirstOrDefault();
    }

    /// <summary>Letters to add, drop or change (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
