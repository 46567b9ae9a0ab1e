namespace Broker.Core.Clients;

/// <summary>How far a word is from the one it was meant to be.</summary>
internal static class Spelling
{
    /// <summary>What one forgives: an error in a short word, two in a long one.</summary>
    public static int MostErrors(string word) => word.Length < 8 ? 1 : 2;

    /// <summary>Letters missing, added, wrong, or two swapped, up to where the typed word ends: what is not typed yet is no error.</summary>
    public static int Errors(string typed, string meant)
    {
        var rows = new int[typed.Length + 1, meant.Length + 1];
        for (var j = 0; j <= meant.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= typed.Length; i++)
        {
            rows[i, 0] = i;
            for (var j = 1; j <= meant.Length; j++)
            {
                var same = typed[i - 1] == meant[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return Enumerable.Range(0, meant.Length + 1).Min(j => rows[typed.Length, j]);
    }

    /// <summary>Two neighbouring letters the other way round: such a word may share no three letters with the one that was meant.</summary>
    public static IEnumerable<string> Swapped(string word)
    {
        for (var i = 0; i + 1 < word.Length; i++)
            if (word[i] != word[i + 1]) yield return $"{word[..i]}{word[i + 1]}{word[i]}{word[(i + 2)..]}";
    }
}
