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

    /// <summary>Letters to add, drop, change or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var far = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    far[i, j] = i + j;
                    continue;
                }
                far[i, j] = Math.Min(far[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), Math.Min(far[i - 1, j], far[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) far[i, j] = Math.Min(far[i, j], far[i - 2, j - 2] + 1);
            }
        return far[a.Length, b.Length];
    }
}
